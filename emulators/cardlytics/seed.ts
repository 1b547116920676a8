import type { Dump } from "../core/store/store.ts";
import type { PortfolioRecord } from "./domain/profile.ts";

/** The collections of a world. */
export const collections = {
  customers: "customers",
  pendingCustomers: "pending-customers",
  portfolios: "portfolios",
  institutions: "institutions",
  calls: "calls",
} as const;

/** The institution that calls, and the key that its session tokens are signed with. */
export interface Institution {
  readonly institutionId: string;
  readonly signingKey: string;
}

/** The id of the one record in `institutions`. */
export const INSTITUTION = "default";

/** The institution of a fresh world: the key is no secret, it only has to stay the same when the world is reset. */
export const institution: Institution = { institutionId: "1", signingKey: "cardlytics-sandbox-signing-key" };

/** A fresh world: no customer, and the portfolio of the vendor's sample (its values are ours). */
export function seed(): Dump {
  const portfolio: PortfolioRecord = {
    portfolioName: "Everyday Rewards",
    rewardCurrencyUnit: "USD",
    rewardToCurrencyConversionRate: "1.00",
  };
  return {
    records: {
      [collections.institutions]: { [INSTITUTION]: institution },
      [collections.portfolios]: { "76afcd28-b494-4b29-b7f2-3eb614a92f97": portfolio },
    },
    sequences: {},
  };
}
