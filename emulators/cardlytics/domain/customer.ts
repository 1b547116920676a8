import type { Account, AccountUpdate } from "./account.ts";

/** A customer of the publisher, as created. K6. */
export interface Customer {
  readonly sourceCustomerId: string;
  readonly sourceParentCustomerId: string | null;
  readonly organizationId: string;
  readonly postalCode: string;
  readonly country: string;
  readonly customerCreationDate: string;
  readonly enrollmentStartDate: string;
  readonly enrollmentEndDate: string | null;
  readonly enrollmentOptInStatus: "ACTIVE" | "INACTIVE";
  readonly alertOptInStatus: readonly AlertOptInStatus[];
  readonly targetingIndicator: "TARGET" | "DO_NOT_TARGET";
  readonly accounts: readonly Account[];
  readonly redemptionEligibility: "ALL" | "NONE";
}

/** What a customer may be alerted of. */
export type AlertOptInStatus =
  "ALL" | "NEW" | "ACTIVATED" | "EXPIRING" | "REDEMPTION" | "CLOSE_THE_LOOP" | "MISSED_OPPORTUNITY";

type Own = Omit<Customer, "accounts">;

/** A customer by its id, with the members that are to be changed. 5.7. */
export type CustomerUpdate = Pick<Customer, "sourceCustomerId"> & {
  readonly [Member in keyof Own]?: Own[Member] | null;
} & { readonly accounts?: readonly AccountUpdate[] | null };

/** A customer as stored: with the institution whose session stored it; the accounts lie apart, since some are joint. */
export interface CustomerRecord extends Own {
  readonly institutionId: string;
  readonly accountIds: readonly string[];
}

/** A customer as it is stored: member by member, which is several times faster than to copy all but one. */
export function toRecord(customer: Customer, institutionId: string): CustomerRecord {
  return {
    institutionId,
    sourceCustomerId: customer.sourceCustomerId,
    sourceParentCustomerId: customer.sourceParentCustomerId,
    organizationId: customer.organizationId,
    postalCode: customer.postalCode,
    country: customer.country,
    customerCreationDate: customer.customerCreationDate,
    enrollmentStartDate: customer.enrollmentStartDate,
    enrollmentEndDate: customer.enrollmentEndDate,
    enrollmentOptInStatus: customer.enrollmentOptInStatus,
    alertOptInStatus: customer.alertOptInStatus,
    targetingIndicator: customer.targetingIndicator,
    redemptionEligibility: customer.redemptionEligibility,
    accountIds: customer.accounts.map(({ sourceAccountId }) => sourceAccountId),
  };
}
