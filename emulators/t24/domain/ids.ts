import { refusal } from "./refusal.ts";

const MAX_DIGITS = 10;
const DIGITS = /^[0-9]+$/;

/** Refuses what cannot be a customer number: 1 to 10 digits, whether handed out before or not (Q11, Q12, Q44). */
export function assertCustomerId(id: string, entity: string): void {
  const info = `${entity}.CustomerCode:1:1`;
  if (!DIGITS.test(id)) {
    throw refusal("INP NOT NUMERIC", `"${id}" came as customer number; it takes digits only, such as 190245.`, {
      id,
      info,
    });
  }
  if (id.length > MAX_DIGITS) {
    throw refusal("TOO MANY CHARACTERS", `"${id}" has ${id.length} digits; a customer number has at most 10.`, {
      id,
      info,
    });
  }
}

/** The customer number of a place in the sequence, with at least as many digits as the bank's have: 190245 is 10190245. */
export function toCustomerId(place: number, width: number): string {
  const first = 10 ** (width - 1);
  return String(place < first ? first + place : place);
}

/**
 * The number that the sequence moves past when an id was chosen by the client, so that it is not handed out again
 * (Q11); undefined for ten digits, past which the generator would have no number left.
 */
export function numberToSkip(id: string): number | undefined {
  return id.length < MAX_DIGITS ? Number(id) : undefined;
}
