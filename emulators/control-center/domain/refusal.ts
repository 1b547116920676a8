import { DomainError } from "../../core/errors.ts";

/** The platform's error codes that the customer functions and Echo can answer; `errors.ts` words them. */
export const REFUSAL_CODES = [
  ...(["10000001", "10000004", "10000011", "10000023", "10000024", "10000028", "10000030"] as const),
  ...(["10000062", "10000079", "10000080"] as const),
  ...(["10000580", "10000581", "10000582", "10000583", "10000584", "10000585", "10000586", "10000587"] as const),
  ...(["10000588", "10000589", "10000590", "10000591", "10000592", "10000593", "10000594", "10000595"] as const),
  ...(["10000596", "10000597", "10000598", "10000599", "10000602", "10000603"] as const),
  ...(["1400101", "20000003", "20000004", "30000001", "40000029"] as const),
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refusal with one of the platform's codes; the sentence is for the journal, the vendor's words are in `errors.ts`. */
export function refusal(code: RefusalCode, sentence: string): DomainError {
  return new DomainError(code, sentence);
}

/** A code that the published schema names; throws Error for one that has no words. */
export function toRefusalCode(text: string): RefusalCode {
  const code = REFUSAL_CODES.find((known) => known === text);
  if (code === undefined) throw new Error(`The schema names the code ${text}, for which there are no words.`);
  return code;
}
