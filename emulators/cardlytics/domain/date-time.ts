/** Whether a text that has the contract's pattern of a date-time names a day that exists. */
export function isDayOfCalendar(text: string): boolean {
  const month = twoDigits(text, MONTH);
  const day = twoDigits(text, DAY);
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= daysOf(month, Number(text.slice(0, 4)));
}

/** Where month and day begin in `2023-01-31T08:00:00Z`. */
const MONTH = 5;
const DAY = 8;

/** Read from the characters themselves, since each date of each record comes by here. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

const ZERO = "0".charCodeAt(0);

function daysOf(month: number, year: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
