import type { Account } from "./account.ts";
import type { Card } from "./card.ts";
import type { CustomerRecord } from "./customer.ts";

/** A customer with all of its accounts. */
export interface WholeCustomer {
  readonly customer: CustomerRecord;
  readonly accounts: readonly Account[];
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

/** The ids of the portfolios that accounts are in, each once, in their order. */
export function portfolioIdsOf(accounts: readonly Account[]): readonly string[] {
  return [...new Set(accounts.map(({ sourcePortfolioId }) => sourcePortfolioId))];
}

/** The profile of a customer, without the id of the request: the vendor's members only, in its order. A1. */
export function profileOf({ customer, accounts }: WholeCustomer, portfolios: ReadonlyMap<string, PortfolioRecord>) {
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
    portfolios: portfolioIdsOf(accounts).map((id) => toPortfolio(id, institutionId, portfolios.get(id) ?? {})),
    accounts: accounts.map(toAccount),
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
    sourceAccountId: account.sourceAccountId,
    sourceCustomerIds: [...account.sourceCustomerIds],
    primarySourceCustomerId: account.primarySourceCustomerId,
    status: account.status,
    type: account.type,
    sourcePortfolioId: account.sourcePortfolioId,
    accountOpenDate: account.accountOpenDate,
    accountCloseDate: account.accountCloseDate,
    cards: account.cards.map(toCard),
  };
}

function toCard(card: Card) {
  return {
    sourceAccountId: card.sourceAccountId,
    sourceCustomerId: card.sourceCustomerId,
    last4: card.last4,
    iin: card.iin,
    cardType: card.cardType,
    status: card.status,
    networkIdentifier: card.networkIdentifier,
    openDate: card.openDate,
    closeDate: card.closeDate,
  };
}
