import type { Representation } from "../../core/emulator.ts";
import type { Customer } from "../domain/customer.ts";

/** The platform's error envelope: the code is digits in a text, and left out where the web stack itself refuses. */
export interface ErrorBody {
  readonly errorMessage: string;
  readonly errorCode?: string;
}

/** What Create and Edit answer; the time in seconds since 1970. */
export interface Receipt {
  readonly customerId: number;
  readonly timestamp: number;
}

/** Which charset Content-Type names. */
export type Charset = "none" | "ISO-8859-1" | "UTF-8";

/** Everything that is answered. */
export type Resource = { readonly charset: Charset } & (
  | { readonly kind: "receipt"; readonly body: Receipt }
  | { readonly kind: "customer"; readonly body: Partial<Customer> }
  | { readonly kind: "echo"; readonly body: { readonly context: string } }
  | { readonly kind: "error"; readonly body: ErrorBody }
);

const CONTENT_TYPES: Readonly<Record<Charset, string>> = {
  none: "application/json",
  "ISO-8859-1": "application/json;charset=ISO-8859-1", // P1: written so, without a blank.
  "UTF-8": "application/json;charset=UTF-8",
};

/** JSON, the only form the platform speaks. */
export const json: Representation<Resource> = {
  writes: ["application/json"],
  reads: ["application/json"],
  syntax: "json",
  format: ({ charset, body }) => ({
    contentType: CONTENT_TYPES[charset],
    text: charset === "ISO-8859-1" ? toAscii(JSON.stringify(body)) : JSON.stringify(body),
  }),
  parse: (document) => document,
};

/** What ISO-8859-1 may not have as JSON escapes, so that the bytes are right in that charset and in UTF-8. */
function toAscii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
