import { cardlyticsCustomer } from "../vendors.ts";
import { withBody, type Sent, type Situation } from "./situation.ts";

const PATH = "/v2/data/customers";
const batch = (...members: readonly object[]): string =>
  JSON.stringify(
    { customers: members.map((each, index) => ({ ...cardlyticsCustomer(index + 1), ...each })) },
    undefined,
    1,
  );
const create = (...members: readonly object[]): Sent => ({
  method: "post",
  path: PATH,
  headers: { "content-type": "application/json" },
  body: batch(...members),
});
const GOOD = withBody(batch({}));

/** Requests that Cardlytics refuses. */
export const ofCardlytics: readonly Situation[] = [
  {
    what: "mistakes in the second of a batch",
    signsOn: true,
    sent: create({}, { postalCode: "", enrollmentStartDate: "soon" }),
    because: /^customers\[1\]\.postalCode: must not be blank; .* \(\/customers\/1\/postalCode, line \d+\)\.$/,
    // The date breaks two rules.
    at: ["/customers/1/postalCode 20", "/customers/1/enrollmentStartDate 23", "/customers/1/enrollmentStartDate 23"],
    nearest: `POST ${PATH}`,
    change: /^Change \/customers\/1\/postalCode: it must not be blank\. Change \/customers\/1\/enrollmentStartDate: /,
    putRight: GOOD,
  },
  {
    what: "a member of the wrong type",
    signsOn: true,
    sent: create({ customerCreationDate: 7 }),
    because:
      /^customers\[0\]\.customerCreationDate must be a text; 7 came \(\/customers\/0\/customerCreationDate, line \d+\)\.$/,
    at: [expect.stringMatching(/^\/customers\/0\/customerCreationDate \d+$/) as string],
    nearest: `POST ${PATH}`,
    change: /^Change what \/customers\/0\/customerCreationDate \(line \d+\) must be string\.$/,
    putRight: GOOD,
  },
  {
    what: "a word that its list has not",
    signsOn: true,
    sent: create({ targetingIndicator: "MAYBE" }),
    because: /\/customers\/0\/targetingIndicator, line \d+\)\.$/,
    at: [expect.stringMatching(/^\/customers\/0\/targetingIndicator \d+$/) as string],
    nearest: `POST ${PATH}`,
    change: /targetingIndicator/,
    putRight: GOOD,
  },
  {
    what: "no session",
    sent: create({}),
    because: /^There came no session token; startSession gives one\.$/,
    nearest: `POST ${PATH}`,
    change: /^Send the credentials of session or bearer\.$/,
  },
  {
    what: "a misspelt profile",
    signsOn: true,
    sent: {
      method: "post",
      path: "/v2/data/customer",
      headers: { "content-type": "application/json" },
      body: batch({}),
    },
    because: /^No operation of the contract has the path \/v2\/data\/customer\.$/,
    nearest: `POST ${PATH}`,
    change: /^Ask for POST \/v2\/data\/customers\.$/,
    putRight: (nearest) => nearest,
  },
];
