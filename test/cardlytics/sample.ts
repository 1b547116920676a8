/** The vendor's sample of `POST /v2/data/customers`, to the letter (K1). */
export const sampleText = `{
    "customers": [
        {
            "sourceCustomerId": "afa2r21-25f9-4501-b9db-e78afa73c0e3",
            "sourceParentCustomerId": "2e052a88-6ae1-4501-b9db-e78afa73c0e3",
            "organizationId": "50004",
            "postalCode": "78753",
            "country": "US",
            "customerCreationDate": "2017-01-01T08:00:00Z",
            "enrollmentStartDate": "2023-01-01T08:00:00Z",
            "enrollmentEndDate": "2023-01-01T08:00:00Z",
            "enrollmentOptInStatus": "ACTIVE",
            "alertOptInStatus": ["ALL"],
            "targetingIndicator": "TARGET",
            "accounts": [
                {
                    "sourceAccountId": "42c57311-25f9-4501-b9db-e78afa73c0e3",
                    "sourceCustomerIds": [
                        "afa2r21-25f9-4501-b9db-e78afa73c0e3", "2e052a88-6ae1-4b78-8d96-f3a037402567"
                    ],
                    "primarySourceCustomerId": "afa2r21-25f9-4501-b9db-e78afa73c0e3",
                    "status": "OPEN",
                    "type": "DDA",
                    "sourcePortfolioId": "76afcd28-b494-4b29-b7f2-3eb614a92f97",
                    "accountOpenDate": "2018-05-12T20:30:00Z",
                    "accountCloseDate": null,
                    "cards": [
                        {
                            "sourceAccountId": "42c57311-25f9-4501-b9db-e78afa73c0e3",
                            "sourceCustomerId": "afa2r21-25f9-4501-b9db-e78afa73c0e3",
                            "last4": "2345",
                            "iin": "123456",
                            "cardType": "CREDIT",
                            "status": "OPEN",
                            "networkIdentifier": "3",
                            "openDate": "2023-01-01T08:00:00Z",
                            "closeDate": null
                        }
                    ]
                }
            ]
        }
    ]
}`;

/** A JSON object that a test may change. */
export type Draft = Record<string, unknown>;

/** The customer of the sample, with members replaced; a member replaced by undefined is left out. */
export function customer(changes: Draft = {}): Draft {
  const { customers } = JSON.parse(sampleText) as { customers: [Draft] };
  return merge(customers[0], changes);
}

/** The sample's customer, with members of the account replaced. */
export function withAccount(changes: Draft): Draft {
  const { accounts } = customer() as { accounts: [Draft] };
  return customer({ accounts: [merge(accounts[0], changes)] });
}

/** The sample's customer, with members of the card replaced. */
export function withCard(changes: Draft): Draft {
  const { accounts } = customer() as { accounts: [{ cards: [Draft] }] };
  return withAccount({ cards: [merge(accounts[0].cards[0], changes)] });
}

function merge(original: Draft, changes: Draft): Draft {
  return Object.fromEntries(Object.entries({ ...original, ...changes }).filter(([, value]) => value !== undefined));
}

/** The vendor's sample of updating accounts (K3). */
export const accountsSample = {
  accounts: [
    {
      sourceAccountId: "42c57311-25f9-4501-b9db-e78afa73c0e3",
      sourceCustomerIds: ["afa2r21-25f9-4501-b9db-e78afa73c0e3", "2e052a88-6ae1-4b78-8d96-f3a037402567"],
      primarySourceCustomerId: "afa2r21-25f9-4501-b9db-e78afa73c0e3",
      status: "CLOSED",
      type: "SBDDA",
      sourcePortfolioId: "76afcd28-b494-4b29-b7f2-3eb614a92f97",
      accountOpenDate: "2023-06-22T13:00:16Z",
      accountCloseDate: "2023-08-22T13:00:16Z",
    },
  ],
};

/** The vendor's sample of a transaction (K5), with members replaced; one replaced by undefined is left out. */
export function transaction(changes: Draft = {}): Draft {
  return merge(transactionSample, changes);
}

const transactionSample: Draft = {
  transactionId: "8179bea8-0d04-4d2b-bd78-b1ffbad3ec48",
  transactionType: "AUTHORIZED",
  sourceCustomerId: "2c6c3c2e-e531-46d7-a44e-F1487D4EDEEB",
  sourceAccountId: "002d3fcc-3108-48f1-9c73-c030924bcde9",
  paymentType: "DEBIT",
  paymentMethodEntryType: "APPLE_PAY",
  paymentProductId: "f6ef42cc-5fc8-4156-b159-4a9b977bdaac",
  transactionTimestamp: "2023-06-01T22:21:57.088Z",
  transactionPostingTimestamp: "2023-06-06T08:00:00.000Z",
  paymentNetworkMCC: "5432",
  paymentNetworkMerchantIdType: "MID",
  paymentNetworkMerchant: "Dunkin' Donuts 128",
  paymentNetworkMerchantAddress1: "901 Congress Ave",
  paymentNetworkMerchantAddress2: "Ste 200",
  paymentNetworkMerchantCity: "Austin",
  paymentNetworkMerchantState: "Texas",
  paymentNetworkMerchantPostal: "78701",
  paymentNetworkMerchantCountryCode: "US",
  paymentNetworkMerchantId: "93A934954789",
  paymentMethodBillingPostalCode: "78744",
  mobileIndicator: true,
  walletDescription: "40010030273",
  cardNetworkIdentifier: 4,
  iin: "4567",
  last4: "5555",
  cardPresentIndicator: 0,
  recurringTransactionIndicator: false,
  authorizationAmount: "2500",
  cashBackAtPointOfSaleAmount: "2500",
  postedAmount: "2500",
  currencyCode: "USD",
  onlineIndicator: "NOT_ONLINE",
  multipleClearingSequenceNumber: "2",
  multipleClearingSequenceCount: "10",
  authorizationApprovalCode: "A37BE3",
  acquirerReferenceNumber: "123451234512345",
};
