/** A named value that a customer carries; PascalCase inside a snake_case object, as the service has it (C1). */
export interface CustomField {
  readonly Name: string | null;
  readonly Type: string | null;
  readonly Value: string | null;
}

/** The service's `customer_create` (C1), bound: what was left out or null stands as .NET's default. */
export interface CustomerCreate {
  readonly alternate_domains: readonly (string | null)[] | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly company_name: string | null;
  readonly country: string | null;
  readonly is_active: boolean;
  readonly location: string | null;
  readonly notes: string | null;
  readonly phone_number: string | null;
  readonly postal_code: string | null;
  readonly custom_fields: readonly (CustomField | null)[] | null;
  /** A 32-bit integer; the service assigns ids, so one that a client sends plays no role (fact sheet, 5.4). */
  readonly id: number | null;
}

/** A customer as it is kept: what was created, with the id that the service gave it. */
export interface Customer extends CustomerCreate {
  readonly id: number;
}

/** A customer as it is read: `alternate_domains` belongs to `customer_create` alone, and may be missing. */
export type CustomerRead = Omit<Customer, "alternate_domains"> & Partial<Pick<Customer, "alternate_domains">>;

/** A custom field of which nothing has been said. */
export const blankField: CustomField = { Name: null, Type: null, Value: null };

/** A customer of which nothing has been said, members in the order of the JSON sample (C1). */
export const blankCustomer: CustomerCreate = {
  alternate_domains: null,
  address1: null,
  address2: null,
  city: null,
  company_name: null,
  country: null,
  // Not nullable and without a documented default: a customer that does not say so is not active (fact sheet, 1.3).
  is_active: false,
  location: null,
  notes: null,
  phone_number: null,
  postal_code: null,
  custom_fields: null,
  id: null,
};

/** A customer as the class that `customer_create` derives from has it (fact sheet, 1.3). */
export function toBase({ alternate_domains: _own, ...members }: Customer): CustomerRead {
  return members;
}

const MAX_ID = 2_147_483_647;

/** Whether a number is one that a .NET `int` holds. */
export function isInt32(number: number): boolean {
  return Number.isInteger(number) && number >= -MAX_ID - 1 && number <= MAX_ID;
}

/** A 32-bit integer from its decimal digits, white space around them allowed; undefined if it is none. */
export function parseInt32(text: string): number | undefined {
  const digits = /^\s*([+-]?\d+)\s*$/.exec(text)?.[1];
  const number = Number(digits ?? NaN);
  return isInt32(number) ? number : undefined;
}
