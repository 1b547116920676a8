import { say } from "./messages.ts";

/** Puts a text on the clipboard; where the browser has none for this origin, says so. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied.");
  } catch {
    say("This browser lets nothing be copied from here; loopback and https addresses may.", true);
  }
}
