import type { Seeding, Sow } from "../core/state/seeding.ts";
import { createCustomers, customersBody, wantedToCreate } from "./domain/create-customers.ts";
import type { Options } from "./options.ts";
import { changeRecords } from "./records.ts";
import { collections, institution } from "./seed.ts";

/** Seed files of portfolios, and of customers with their accounts and cards in the words of `POST /v2/data/customers`. */
export const seeding: Seeding<Options> = {
  schema: "schemas/cardlytics/seed.json",
  lists: {
    portfolios: (item, context) => sowPortfolio(item, context),
    customers: (item, context) => sowCustomer(item, context),
  },
};

const sowPortfolio: Sow<Options> = async ({ sourcePortfolioId, ...portfolio }, { store }) => {
  await store.commit([
    { collection: collections.portfolios, id: String(sourcePortfolioId), expected: 0, value: portfolio },
  ]);
};

const sowCustomer: Sow<Options> = async (item, context) => {
  const { options } = context;
  // The seed is what was there before, so nothing of it waits to become visible, and none comes twice.
  const settled = { ...context, options: { ...options, applyDelayMs: 0, duplicatePost: "reject" as const } };
  const { customers } = customersBody.read({ customers: [item] }, options);
  const by = { institutionId: institution.institutionId, options: settled.options };
  await changeRecords(wantedToCreate(customers), settled, (known) => createCustomers(customers, known, by));
};
