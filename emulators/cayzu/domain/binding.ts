import customerCreate from "../../../schemas/cayzu/customer-create.json" with { type: "json" };
import { errorFor, type Annotated } from "../../core/contract/annotations.ts";
import { DomainError } from "../../core/errors.ts";
import type { CustomerCreate } from "./customer.ts";

/** Mistakes in a body by where they are: the parameter's name, joined with the path in the JSON. */
export type ModelState = Readonly<Record<string, readonly string[]>>;

/** What binding a body to the action's parameter gave; null where there was nothing to bind or all was lost. */
export interface Binding {
  readonly customer: CustomerCreate | null;
  readonly modelState: ModelState;
}

/** The name of the action's parameter (C1); every key of a model state begins with it. */
export const PARAMETER = "customer";

/**
 * What the contract says of a value that does not convert to what the schema wants; to a caller from afar the same
 * sentence everywhere, since the exception's own text is for local callers only (W1).
 */
export function conversionWord(schema: Annotated): string {
  return errorFor(schema, "type");
}

/** A body of no byte: no customer, and no mistake either (W1 `ReadFromStream`). */
export const emptyBinding: Binding = { customer: null, modelState: {} };

/** A body of which nothing could be kept: one mistake, under the parameter's own name (W1). */
export const failedBinding: Binding = { customer: null, modelState: { [PARAMETER]: [conversionWord(customerCreate)] } };

/** Whether a value is what the readers of bodies make. */
export function isBinding(value: unknown): value is Binding {
  return typeof value === "object" && value !== null && "customer" in value && "modelState" in value;
}

/** Whether a value, such as a detail of an error, is a model state. */
export function isModelState(value: unknown): value is ModelState {
  return typeof value === "object" && value !== null && Object.values(value).every(Array.isArray);
}

/**
 * The customer that the action goes on with. A guarded action refuses a binding with mistakes, or with nothing, as
 * `invalid-model`; an unguarded one overlooks mistakes and breaks on nothing, as `null-customer`.
 */
export function acceptBinding({ customer, modelState }: Binding, guarded: boolean): CustomerCreate {
  const keys = Object.keys(modelState);
  if (guarded && (customer === null || keys.length > 0)) {
    const state = keys.length > 0 ? modelState : failedBinding.modelState;
    throw new DomainError(
      "invalid-model",
      `The body does not bind to a customer; look at ${Object.keys(state).join(", ")}.`,
      {
        modelState: state,
      },
    );
  }
  if (customer === null) {
    throw new DomainError("null-customer", "The body gave no customer, and the action does not guard against that.");
  }
  return customer;
}
