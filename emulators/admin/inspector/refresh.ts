import { Refused } from "./refused.ts";
import type { Visit } from "./section.ts";

/**
 * Does something now, and again and again while the page is seen, one at a time, until the visit ends. That the emulator
 * does not answer is told elsewhere, and it may be back the next time.
 */
export async function keepFresh(load: () => Promise<void>, milliseconds: number): Promise<Visit> {
  let isBusy = false;
  await load();

  async function again(): Promise<void> {
    if (isBusy || document.hidden) return;
    isBusy = true;
    try {
      await load();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    } finally {
      isBusy = false;
    }
  }

  const timer = setInterval(() => void again(), milliseconds);
  return { leave: () => clearInterval(timer) };
}

/** Draws only what has changed: what is drawn anew loses a click that is under way. */
export function whenChanged<T>(draw: (value: T) => void): (value: T) => void {
  let last: string | undefined;
  return (value) => {
    const text = JSON.stringify(value);
    if (text === last) return;
    last = text;
    draw(value);
  };
}
