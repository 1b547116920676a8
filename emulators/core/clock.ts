/** Where an emulator's time comes from; a world asks it once a request. */
export interface Clock {
  now(): Date;
}

/** The machine's own time. */
export const realClock: Clock = { now: () => new Date() };

/** A time that stands still. */
export function frozenClock(instant: Date): Clock {
  return { now: () => new Date(instant) };
}
