import type { ModelState } from "../domain/binding.ts";
import type { CreateResult } from "../domain/creation.ts";
import type { CustomerRead } from "../domain/customer.ts";

/** Web API's error envelope as a caller from afar sees it (W1 `HttpError`). */
export interface HttpError {
  readonly Message: string;
  readonly ModelState?: ModelState;
}

/** The data contract by whose name a customer is read (option customerMembers). */
export type CustomerContract = "customer_create" | "customer";

/** What the service writes: a data contract by its name, a list of one, or an error. */
export type Resource =
  | { readonly kind: "create_result"; readonly value: CreateResult }
  | { readonly kind: "customer"; readonly contract: CustomerContract; readonly value: CustomerRead }
  | { readonly kind: "customers"; readonly contract: CustomerContract; readonly value: readonly CustomerRead[] }
  | { readonly kind: "error"; readonly value: HttpError };
