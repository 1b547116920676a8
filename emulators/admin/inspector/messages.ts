import { byId, h } from "./dom.ts";
import { Refused } from "./refused.ts";

const LASTS = 6_000;

/** Says a sentence at the edge of the page, and to who listens to it. */
export function say(sentence: string, isBad = false): void {
  const message = h("p", { class: isBad ? "bad" : "good" }, sentence);
  byId("messages").append(message);
  setTimeout(() => message.remove(), LASTS);
}

/** Does something and says how it went: `done`, or why not. Tells whether it did. */
export async function attempt(act: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await act();
    if (done !== undefined) say(done);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message, true);
    return false;
  }
}
