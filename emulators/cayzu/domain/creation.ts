import customerCreate from "../../../schemas/cayzu/customer-create.json" with { type: "json" };
import { errorFor } from "../../core/contract/annotations.ts";
import type { CustomerCreate } from "./customer.ts";

/** One reason why a customer was not created; the shape is provisional (fact sheet, section 3). */
export interface CreateError {
  readonly field?: string;
  readonly message: string;
}

/** The service's `create_result` (C1): never an error to HTTP, also when the customer was refused. */
export interface CreateResult {
  readonly id: number;
  readonly errors: readonly CreateError[];
  readonly is_valid: boolean;
}

/** The rules that apply to a customer taken by itself. */
export interface CreationRules {
  readonly companyNameRequired: boolean;
  readonly customFieldNameRequired: boolean;
  /** Set apart by commas; empty: any. */
  readonly customFieldTypes: string;
  /** In characters; 0: none. */
  readonly textLimit: number;
  readonly clientId: "ignored" | "refused";
}

type Check = (customer: CustomerCreate, rules: CreationRules) => readonly CreateError[];

const { company_name: companyName } = customerCreate.properties;

const checks: readonly Check[] = [
  ({ company_name: name }, { companyNameRequired }) =>
    companyNameRequired && isBlank(name) ? [{ field: "company_name", message: wordFor(name) }] : [],
  (customer, { textLimit }) =>
    textLimit <= 0
      ? []
      : textsOf(customer)
          .filter(([, text]) => text.length > textLimit)
          .map(([field]) => ({ field, message: `${field} has more than ${textLimit} characters.` })),
  ({ custom_fields: fields }, { customFieldNameRequired }) =>
    !customFieldNameRequired
      ? []
      : (fields ?? [])
          .map((field, index) => ({ name: field?.Name ?? null, place: `custom_fields[${index}].Name` }))
          .filter(({ name }) => isBlank(name))
          .map(({ place }) => ({ field: place, message: `${place} is required.` })),
  ({ custom_fields: fields }, { customFieldTypes }) => {
    if (customFieldTypes === "") return [];
    const types = customFieldTypes.split(",").map((type) => type.trim());
    return (fields ?? [])
      .map((field, index) => ({ type: field?.Type ?? "", place: `custom_fields[${index}].Type` }))
      .filter(({ type }) => !types.includes(type))
      .map(({ place }) => ({ field: place, message: `${place} is none of ${customFieldTypes}.` }));
  },
  ({ id }, { clientId }) =>
    clientId === "refused" && id !== null ? [{ field: "id", message: "id is assigned by the service." }] : [],
];

/** What is wrong with a customer taken by itself; empty if nothing is. */
export function creationErrors(customer: CustomerCreate, rules: CreationRules): readonly CreateError[] {
  const errors: CreateError[] = [];
  for (const check of checks) errors.push(...check(customer, rules));
  return errors;
}

/** What is wrong with a customer whose company name another one has. */
export function duplicateError(companyName: string): CreateError {
  return { field: "company_name", message: `A customer with the company name '${companyName}' already exists.` };
}

/** The result of a creation that succeeded. */
export function created(id: number): CreateResult {
  return { id, errors: [], is_valid: true };
}

/** The result of a creation that the service's own rules refused; its id is .NET's default (fact sheet, section 3). */
export function refused(errors: readonly CreateError[]): CreateResult {
  return { id: 0, errors, is_valid: false };
}

/** The result as it is told where an item of `errors` holds the message alone. */
export function withoutFields(result: CreateResult): CreateResult {
  return { ...result, errors: result.errors.map(({ message }) => ({ message })) };
}

/** Under which words a company name is taken: without regard to case and outer blanks; undefined for a blank one. */
export function claimedName(companyName: string | null): string | undefined {
  return isBlank(companyName) ? undefined : companyName?.trim().toLowerCase();
}

const NOT_BLANK = new RegExp(companyName.pattern, "u");

function isBlank(text: string | null): boolean {
  return text === null || !NOT_BLANK.test(text);
}

/** What the contract says of a name that is null, or left out, and of one that is blank. */
function wordFor(name: string | null): string {
  return errorFor(companyName, name === null ? "not" : "pattern");
}

function textsOf(customer: CustomerCreate): readonly (readonly [string, string])[] {
  return Object.entries(customer).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
}
