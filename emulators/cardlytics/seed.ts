import type { Dump } from "../core/store/store.ts";
import type { PortfolioRecord } from "./domain/profile.ts";

/** The collections of a world. */
export const collections = {
  customers: "customers",
  accounts: "accounts",
  /** Customers and accounts that cannot be seen yet, by collection and id. */
  pending: "pending",
  transactions: "transactions",
  portfolios: "portfolios",
  institutions: "institutions",
  calls: "calls",
} as const;

/** The institution that calls, the key that its session tokens are signed with, and its client of generation B. */
export interface Institution {
  readonly institutionId: string;
  readonly signingKey: string;
  readonly clientId: string;
  readonly secret: string;
}

/** The id of the one record in `institutions`. */
export const INSTITUTION = "default";

/** The institution of a fresh world: its secrets are none, they only have to stay the same when the world is reset. */
export const institution: Institution = {
  institutionId: "1",
  signingKey: "cardlytics-sandbox-signing-key",
  clientId: "sandbox-client",
  secret: "sandbox-secret",
};

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
