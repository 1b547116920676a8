const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] as const;

/** A day as it is stored, `20200513`, as it is shown: `13 MAY 2020`; what is no day stays as it is (6.1). */
export function toShownDay(stored: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(stored);
  const month = MONTHS[Number(match?.[2]) - 1];
  return match === null || month === undefined ? stored : `${match[3]} ${month} ${match[1]}`;
}

/** A day as it may be typed, `13 MAY 2020` or `20200513`, as it is stored; what is neither stays as it is (6.1). */
export function toStoredDay(typed: string): string {
  const [, day = "", name = "", year = ""] = /^\s*(\d{1,2})[ -]?([A-Za-z]{3})[ -]?(\d{4})\s*$/.exec(typed) ?? [];
  const month = MONTHS.findIndex((known) => known === name.toUpperCase());
  return month < 0 ? typed : `${year}${pad(month + 1)}${pad(Number(day))}`;
}

/** An instant as messages and the banner have it: day `15 SEP 2025`, time `11:48`, `11:48:14` with seconds; in UTC. */
export function toDateTime(instant: Date): { readonly day: string; readonly time: string; readonly seconds: string } {
  const iso = instant.toISOString();
  const day = toShownDay(iso.slice(0, 10).replaceAll("-", ""));
  return { day, time: iso.slice(11, 16), seconds: iso.slice(11, 19) };
}

/** `22-APR-2016`, as the hidden business date has it (11.2). */
export function toHiddenDay(stored: string): string {
  return toShownDay(stored).replaceAll(" ", "-");
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
