const UNITS = [
  ["D", 86_400_000],
  ["H", 3_600_000],
  ["M", 60_000],
  ["S", 1_000],
] as const;

const DURATION = /^(-?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?$/;
const WEEK = 7 * 86_400_000;

/** A thousand years; more is a slip of the pen. */
export const LONGEST_DURATION = 1_000 * 366 * 86_400_000;

/**
 * Milliseconds of an ISO 8601 duration such as `PT61M`, `P1D` or `-PT0.5S`; undefined if it is none. Years and months
 * are none, as they differ in length.
 */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null || !/\d/.test(text)) return undefined;
  const [, sign = "", weeks = "0", ...rest] = match;
  const fraction = Number((rest[4] ?? "0").padEnd(3, "0"));
  const parts = UNITS.map(([, length], index) => Number(rest[index] ?? "0") * length);
  const total = parts.reduce((sum, part) => sum + part, Number(weeks) * WEEK + fraction);
  if (total > LONGEST_DURATION) return undefined;
  return sign === "-" && total > 0 ? -total : total;
}

/** Milliseconds as an ISO 8601 duration, in days at most: `PT1H1M`, `P1DT0.5S`, `PT0S`. */
export function formatDuration(milliseconds: number): string {
  let rest = Math.abs(milliseconds);
  const parts = UNITS.map(([unit, length]) => {
    const count = unit === "S" ? rest / length : Math.floor(rest / length);
    rest -= Math.floor(count) * length;
    return count > 0 ? `${count}${unit}` : "";
  });
  const [days = "", ...times] = parts;
  const time = times.join("");
  if (days === "" && time === "") return "PT0S";
  return `${milliseconds < 0 ? "-" : ""}P${days}${time === "" ? "" : `T${time}`}`;
}
