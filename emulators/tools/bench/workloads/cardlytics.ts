import { json, next, type Workload } from "../workload.ts";

/** One customer with an account and a card, as the service's page shows it. */
function customer(id: string): object {
  return {
    sourceCustomerId: id,
    organizationId: "50004",
    postalCode: "78753",
    country: "US",
    customerCreationDate: "2017-01-01T08:00:00Z",
    enrollmentStartDate: "2023-01-01T08:00:00Z",
    enrollmentOptInStatus: "ACTIVE",
    alertOptInStatus: ["ALL"],
    targetingIndicator: "TARGET",
    accounts: [
      {
        sourceAccountId: `${id}-account`,
        sourceCustomerIds: [id],
        primarySourceCustomerId: id,
        status: "OPEN",
        type: "DDA",
        sourcePortfolioId: "76afcd28-b494-4b29-b7f2-3eb614a92f97",
        accountOpenDate: "2018-05-12T20:30:00Z",
        cards: [
          {
            sourceAccountId: `${id}-account`,
            sourceCustomerId: id,
            last4: "2345",
            iin: "123456",
            cardType: "CREDIT",
            status: "OPEN",
            networkIdentifier: "3",
            openDate: "2023-01-01T08:00:00Z",
          },
        ],
      },
    ],
  };
}

async function startSession(base: string, body: object): Promise<Readonly<Record<string, string>>> {
  const answer = await fetch(`${base}/v2/session/startSession`, {
    method: "POST",
    headers: json,
    body: JSON.stringify(body),
  });
  const { sessionToken } = (await answer.json()) as { readonly sessionToken: string };
  return { "x-cdlx-session-token": sessionToken };
}

/** Creating so many customers with one request. */
export function batchOf(size: number): Workload {
  return {
    title: `Cardlytics: a batch of ${size}`,
    emulator: "cardlytics",
    method: "POST",
    goal: size === 1 ? "≥ 1.8" : "",
    async prepare(base) {
      const session = await startSession(base, { scopes: ["api:institution"] });
      return () => ({
        method: "POST",
        path: "/v2/data/customers",
        headers: { ...json, ...session },
        body: JSON.stringify({ customers: Array.from({ length: size }, () => customer(`customer-${next()}`)) }),
        expect: 200,
      });
    },
  };
}

export const cardlytics: readonly Workload[] = [
  batchOf(1),
  batchOf(50),
  {
    title: "Cardlytics: get a customer's profile",
    emulator: "cardlytics",
    method: "GET",
    goal: "",
    async prepare(base) {
      const institution = await startSession(base, { scopes: ["api:institution"] });
      const id = `customer-${next()}`;
      await fetch(`${base}/v2/data/customers`, {
        method: "POST",
        headers: { ...json, ...institution },
        body: JSON.stringify({ customers: [customer(id)] }),
      });
      const headers = await startSession(base, { scopes: ["api:customer"], sourceCustomerId: id });
      return () => ({ method: "GET", path: "/v2/customerProfile/getCustomerProfile", headers, expect: 200 });
    },
  },
];
