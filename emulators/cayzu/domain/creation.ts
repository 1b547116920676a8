import type { CustomerCreate } from "./customer.ts";

/** One reason why a customer was not created; the shape is provisional (fact sheet, section 3). */
export interface CreateError {
  readonly field: string;
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
}

interface Check {
  readonly field: keyof CustomerCreate;
  readonly message: string;
  fails(customer: CustomerCreate, rules: CreationRules): boolean;
}

const checks: readonly Check[] = [
  {
    field: "company_name",
    message: "company_name is required.",
    fails: (customer, rules) => rules.companyNameRequired && isBlank(customer.company_name),
  },
];

/** What is wrong with a customer taken by itself; empty if nothing is. */
export function creationErrors(customer: CustomerCreate, rules: CreationRules): readonly CreateError[] {
  return checks.filter((check) => check.fails(customer, rules)).map(({ field, message }) => ({ field, message }));
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

/** Under which words a company name is taken: without regard to case and outer blanks; undefined for a blank one. */
export function claimedName(companyName: string | null): string | undefined {
  return isBlank(companyName) ? undefined : companyName?.trim().toLowerCase();
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === "";
}
