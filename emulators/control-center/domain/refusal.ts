import { DomainError } from "../../core/errors.ts";

/** The platform's error codes that the customer functions and Echo can answer; `errors.ts` words them. */
export type RefusalCode =
  | "10000001"
  | "10000004"
  | "10000011"
  | "10000023"
  | "10000024"
  | "10000028"
  | "10000030"
  | `100005${"80" | "81" | "82" | "83" | "84" | "85" | "86" | "87" | "88" | "89"}`
  | `100005${"90" | "91" | "92" | "93" | "94" | "95" | "96" | "97" | "98" | "99"}`
  | "10000602"
  | "10000603"
  | "1400101"
  | "20000003"
  | "20000004"
  | "30000001"
  | "40000029";

/** A refusal with one of the platform's codes; the sentence is for the journal, the vendor's words are in `errors.ts`. */
export function refusal(code: RefusalCode, sentence: string): DomainError {
  return new DomainError(code, sentence);
}
