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

/** Everything that is answered. */
export type Resource =
  | { readonly kind: "receipt"; readonly body: Receipt }
  | { readonly kind: "customer"; readonly body: Partial<Customer> }
  | { readonly kind: "echo"; readonly body: { readonly context: string } }
  | { readonly kind: "error"; readonly body: ErrorBody };

/** JSON, the only form the platform speaks; errors name ISO-8859-1, as seen live (P1). Their words are plain ASCII. */
export const json: Representation<Resource> = {
  writes: ["application/json"],
  reads: ["application/json"],
  syntax: "json",
  format: ({ kind, body }) => ({
    contentType: kind === "error" ? "application/json;charset=ISO-8859-1" : "application/json",
    text: JSON.stringify(body),
  }),
  parse: (document) => document,
};
