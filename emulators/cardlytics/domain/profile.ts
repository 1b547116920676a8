import type { Account } from "./account.ts";
import type { Customer } from "./customer.ts";

/** A customer with the institution whose session stored it. */
export interface CustomerRecord extends Customer {
  readonly institutionId: string;
}

/** What may be known of a portfolio beside its id. A1; texts, the first three deprecated. */
export interface PortfolioRecord {
  readonly institutionName?: string;
  readonly tagline?: string;
  readonly description?: string;
  readonly portfolioName?: string;
  readonly rewardCurrencyUnit?: string;
  readonly rewardToCurrencyConversionRate?: string;
}

/** The ids of the portfolios that a customer's accounts are in, each once, in their order. */
export function portfolioIdsOf({ accounts }: Customer): readonly string[] {
  return [...new Set(accounts.map(({ sourcePortfolioId }) => sourcePortfolioId))];
}

/** The profile of a customer, without the id of the request: the vendor's members only, in its order. A1. */
export function profileOf(customer: CustomerRecord, portfolios: ReadonlyMap<string, PortfolioRecord>) {
  const { institutionId } = customer;
  return {
    sourceCustomerId: customer.sourceCustomerId,
    institutionId,
    organizationId: customer.organizationId,
    postalCode: customer.postalCode,
    country: customer.country,
    customerCreationDate: customer.customerCreationDate,
    enrollmentStartDate: customer.enrollmentStartDate,
    enrollmentEndDate: customer.enrollmentEndDate,
    enrollmentOptInStatus: customer.enrollmentOptInStatus,
    alertOptInStatus: [...customer.alertOptInStatus],
    targetingIndicator: customer.targetingIndicator,
    portfolios: portfolioIdsOf(customer).map((id) => toPortfolio(id, institutionId, portfolios.get(id) ?? {})),
    accounts: customer.accounts.map(toAccount),
  };
}

function toPortfolio(sourcePortfolioId: string, institutionId: string, known: PortfolioRecord) {
  return {
    sourcePortfolioId,
    institutionId,
    institutionName: known.institutionName ?? null,
    portfolioName: known.portfolioName ?? null,
    tagline: known.tagline ?? null,
    description: known.description ?? null,
    rewardCurrencyUnit: known.rewardCurrencyUnit ?? null,
    rewardToCurrencyConversionRate: known.rewardToCurrencyConversionRate ?? null,
  };
}

function toAccount(account: Account) {
  return {
    ...account,
    sourceCustomerIds: [...account.sourceCustomerIds],
    cards: account.cards.map((card) => ({ ...card })),
  };
}
