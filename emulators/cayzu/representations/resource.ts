import type { ModelState } from "../domain/binding.ts";
import type { CreateResult } from "../domain/creation.ts";
import type { Customer } from "../domain/customer.ts";

/** Web API's error envelope as a caller from afar sees it (W1 `HttpError`). */
export interface HttpError {
  readonly Message: string;
  readonly ModelState?: ModelState;
}

/** What the service writes: a data contract by its name, or an error. */
export type Resource =
  | { readonly kind: "create_result"; readonly value: CreateResult }
  | { readonly kind: "customer"; readonly value: Customer }
  | { readonly kind: "error"; readonly value: HttpError };
