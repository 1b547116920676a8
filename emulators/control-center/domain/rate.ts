/** A user's calls: when the last ones began, in milliseconds of the sandbox's clock, and which are not answered yet. */
export interface Calls {
  readonly recent: readonly number[];
  readonly active: readonly string[];
}

/** How much a user may call (section 3.2, for most accounts; others have less). */
export interface RateLimits {
  readonly callsPerSecond: number;
  readonly callsAtOnce: number;
  readonly rateWindow: "clock second" | "last second";
}

/** A user who has not called yet. */
export const NO_CALLS: Calls = { recent: [], active: [] };

const SECOND = 1_000;

/** Why a user may not call now, in a sentence; undefined if the user may. */
export function whyNotCall({ recent, active }: Calls, now: number, limits: RateLimits): string | undefined {
  const { callsPerSecond, callsAtOnce, rateWindow } = limits;
  if (active.length >= callsAtOnce) return `${active.length} calls of the user are not answered yet.`;
  const count = recent.filter(rateWindow === "last second" ? within(now) : inSecondOf(now)).length;
  return count < callsPerSecond ? undefined : `The user has made ${count} calls within this second already.`;
}

/** The calls with one more; what is older than a second is forgotten. */
export function withCall({ recent, active }: Calls, id: string, now: number): Calls {
  return { recent: [...recent.filter(within(now)), now], active: [...active, id] };
}

/** The calls when one of them has been answered. */
export function withoutCall({ recent, active }: Calls, id: string): Calls {
  return { recent, active: active.filter((other) => other !== id) };
}

/** A clock may be set back: what it calls the future has not been. */
const within =
  (now: number) =>
  (at: number): boolean =>
    at <= now && at > now - SECOND;

const inSecondOf =
  (now: number) =>
  (at: number): boolean =>
    Math.floor(at / SECOND) === Math.floor(now / SECOND);
