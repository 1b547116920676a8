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
