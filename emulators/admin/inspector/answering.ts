import { say } from "./messages.ts";

let isAnswering = true;

/** Shows whether the emulator answers; when that changes, says so. */
export function setAnswering(now: boolean): void {
  document.body.dataset["emulator"] = now ? "answers" : "lost";
  if (now === isAnswering) return;
  isAnswering = now;
  say(now ? "The emulator answers again." : "The emulator does not answer; what is shown may be old.", !now);
}
