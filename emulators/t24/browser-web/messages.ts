import { toDateTime } from "./dates.ts";

/** What a screen says of a refusal (8); of those that are not here, the code itself. */
const MESSAGES: ReadonlyMap<string, string> = new Map([
  ["IHLD", "RECORD WAS READ FROM HOLD FILE"],
  ["EB-SECURITY.VIOLATION", "SECURITY VIOLATION"],
  // As IRIS says it (t24-iris 5.3): the second of two users who have changed a record at the same time.
  ["version-conflict", "EB-RESOURCE.MODIFIED"],
]);

/** T24's words on a refusal, by its code. */
export function toMessage(code: string): string {
  return MESSAGES.get(code) ?? code;
}

/** `Txn Complete: 190441 11:48:14 15 SEP 2025 CUSTOMER,INPUT I`; the application itself has no comma (8). */
export function txnComplete(id: string, now: Date, screen: string, letter: string): string {
  const { seconds, day } = toDateTime(now);
  return `Txn Complete: ${id} ${seconds} ${day} ${screen.replace(/,$/, "")} ${letter}`;
}
