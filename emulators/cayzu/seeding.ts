import { DomainError } from "../core/errors.ts";
import type { Seeding, Sow } from "../core/state/seeding.ts";
import { addCustomer } from "./customers.ts";
import type { CustomerCreate } from "./domain/customer.ts";
import type { Options } from "./options.ts";

/** Seed files of customers, in the words of `customer_create`. */
export const seeding: Seeding<Options> = {
  schema: "schemas/cayzu/seed.json",
  lists: { customers: (item, context) => sowCustomer(item, context) },
};

/** .NET's defaults, for what an item leaves out. */
const BLANK: CustomerCreate = {
  alternate_domains: null,
  address1: null,
  address2: null,
  city: null,
  company_name: null,
  country: null,
  is_active: false,
  location: null,
  notes: null,
  phone_number: null,
  postal_code: null,
  custom_fields: null,
  id: null,
};

const sowCustomer: Sow<Options> = async (item, context) => {
  const wanted = Number(item["id"] ?? 0);
  if (wanted > 0) await context.store.skipPast("customers", wanted - 1);
  // Held against the schema before.
  const { id, errors } = await addCustomer({ ...BLANK, ...item }, context);
  const [error] = errors;
  if (error !== undefined) throw new DomainError("refused", error.message);
  if (wanted > 0 && wanted !== id) {
    throw new DomainError("refused", `id ${wanted} is not free: ids must grow from one customer to the next`);
  }
};
