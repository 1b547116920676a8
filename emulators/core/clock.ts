import { formatDuration, parseDuration } from "./duration.ts";

/** Where time comes from in the end. */
export interface Clock {
  now(): Date;
}

/** The machine's own time. */
export const realClock: Clock = { now: () => new Date() };

/** The ISO 8601 text of an instant, as `toISOString` writes it; what is the same within a second is made once. */
export function isoText(instant: Date): string {
  const time = instant.getTime();
  const second = Math.floor(time / 1_000);
  if (second !== lastSecond) [lastSecond, lastText] = [second, instant.toISOString().slice(0, -4)];
  const milliseconds = time - second * 1_000;
  return `${lastText}${milliseconds < 10 ? "00" : milliseconds < 100 ? "0" : ""}${milliseconds}Z`;
}

let lastSecond = NaN;
let lastText = "";

/** A time that stands still. */
export function frozenClock(instant: Date): Clock {
  return { now: () => new Date(instant) };
}

/**
 * How a sandbox's time goes: with the machine's, that much beside it, not at all, or one step further with every
 * request. Instants and durations are in milliseconds, instants since 1970 in UTC.
 */
export type ClockSetting =
  | { readonly mode: "real" }
  | { readonly mode: "shifted"; readonly shift: number }
  | { readonly mode: "frozen"; readonly at: number }
  | { readonly mode: "stepping"; readonly at: number; readonly step: number };

/** The last millisecond that a four-digit year can write; time stops there. */
export const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The time of one sandbox. It moves when it is looked at, never by a timer. */
export interface LogicalClock extends Clock {
  readonly setting: ClockSetting;
  /** The instant of a request that has just come in; a stepping clock then goes one step further. */
  tick(): Date;
  set(setting: ClockSetting): void;
}

/** A logical clock over the machine's time. */
export function createLogicalClock(machine: Clock, start: ClockSetting): LogicalClock {
  let setting = start;
  const now = (): Date => (setting.mode === "real" ? machine.now() : new Date(instantOf(setting, machine)));
  return {
    get setting() {
      return setting;
    },
    now,
    tick() {
      const instant = now();
      if (setting.mode === "stepping") setting = { ...setting, at: within(setting.at + setting.step) };
      return instant;
    },
    set: (next) => (setting = next),
  };
}

/** The setting that business time moved by so many milliseconds leaves; the machine's time becomes a shifted one. */
export function advanced(setting: ClockSetting, milliseconds: number): ClockSetting {
  if (setting.mode === "real") return { mode: "shifted", shift: milliseconds };
  if (setting.mode === "shifted") return { mode: "shifted", shift: setting.shift + milliseconds };
  return { ...setting, at: setting.at + milliseconds };
}

/** The instant that a setting gives now, in milliseconds since 1970. */
export function instantOf(setting: ClockSetting, machine: Clock): number {
  if (setting.mode === "real") return machine.now().getTime();
  return within(setting.mode === "shifted" ? machine.now().getTime() + setting.shift : setting.at);
}

/** A setting as texts: the form that the control API and snapshots show. */
export interface ClockFacts {
  readonly mode: ClockSetting["mode"];
  /** Where a frozen or stepping clock stands. */
  readonly at?: string;
  /** How far a shifted clock is ahead of the machine's. */
  readonly shift?: string;
  /** What a stepping clock adds with each request. */
  readonly step?: string;
}

/** The texts of a setting: an ISO 8601 instant, ISO 8601 durations. */
export function toClockFacts(setting: ClockSetting): ClockFacts {
  return {
    mode: setting.mode,
    ...("at" in setting && { at: new Date(setting.at).toISOString() }),
    ...("shift" in setting && { shift: formatDuration(setting.shift) }),
    ...("step" in setting && { step: formatDuration(setting.step) }),
  };
}

/** The setting of such texts; undefined if one of them cannot be read or does not go with the mode. */
export function fromClockFacts({ mode, at, shift, step }: ClockFacts): ClockSetting | undefined {
  const instant = parseInstant(at ?? "");
  const ahead = parseDuration(shift ?? "");
  const stride = parseDuration(step ?? "");
  if (mode === "real") return { mode };
  if (mode === "shifted") return ahead === undefined ? undefined : { mode, shift: ahead };
  if (instant === undefined) return undefined;
  if (mode === "frozen") return { mode, at: instant };
  return stride === undefined ? undefined : { mode, at: instant, step: stride };
}

/**
 * The setting of one text: `real`, an instant to stand at, an instant with the step of a request behind a slash, or a
 * duration to be ahead of the machine; undefined if it is none of these.
 */
export function parseClockSetting(text: string): ClockSetting | undefined {
  if (text === "real") return { mode: "real" };
  if (/^[+-]?P/.test(text)) return fromClockFacts({ mode: "shifted", shift: text.replace(/^\+/, "") });
  const [at = "", step, ...rest] = text.split("/");
  if (rest.length > 0) return undefined;
  return fromClockFacts(step === undefined ? { mode: "frozen", at } : { mode: "stepping", at, step });
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since 1970 of an ISO 8601 instant with its zone, from 1970 to 9999; undefined if it is none. */
export function parseInstant(text: string): number | undefined {
  const instant = INSTANT.test(text) ? Date.parse(text) : NaN;
  if (!(instant >= 0 && instant <= LAST_INSTANT)) return undefined;
  // A day that its month does not have is taken for one of the next.
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? instant : undefined;
}

function within(instant: number): number {
  return Math.min(Math.max(instant, 0), LAST_INSTANT);
}
