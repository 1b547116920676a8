import { as, by, withBody, type Sent, type Situation } from "./situation.ts";

const customer = (members: object, user = "sandbox:sandbox-api-key"): Sent => ({
  method: "post",
  path: "/rws/api/v1/customers",
  headers: { ...as(user), "content-type": "application/json" },
  body: JSON.stringify({ name: "A", accountName: "Acme", ...members }, null, 1),
});
const GOOD = withBody(customer({ name: "B" }).body ?? "");
/** Requests that Control Center refuses. */
export const ofControlCenter: readonly Situation[] = [
  {
    what: "a member that is missing",
    sent: customer({ name: undefined }),
    because: /^name: nothing came; wanted: given, .*\.$/,
    at: [" 1", "/name null"],
    nearest: "POST /rws/api/v1/customers",
    change: /^Change \/name: nothing came; wanted: given/,
    putRight: GOOD,
  },
  {
    what: "a text that is too long",
    sent: customer({ contacts: [{}, { phone: "1".repeat(26) }] }),
    because: /^contacts\[1\]\.phone: a text of 26 characters came; .* \(\/contacts\/1\/phone, line 7\)\.$/,
    at: ["/contacts/1/phone 7"],
    nearest: "POST /rws/api/v1/customers",
    change: /^Change \/contacts\/1\/phone: /,
    putRight: GOOD,
  },
  {
    what: "a name that is taken",
    before: [customer({})],
    sent: customer({}),
    because: /^name: .*; wanted: no other customer's \(\/name, line 2\)\.$/,
    at: ["/name 2"],
    nearest: "POST /rws/api/v1/customers",
    change: /^Change \/name: /,
    putRight: GOOD,
  },
  {
    what: "an account that is being erased",
    sent: customer({ accountName: "Initech" }),
    because: /^accountName: .*; wanted: an account that is not being erased \(\/accountName, line 3\)\.$/,
    at: ["/accountName 3"],
    nearest: "POST /rws/api/v1/customers",
    change: /^Change \/accountName: /,
    putRight: GOOD,
  },
  {
    what: "a role that may not",
    sent: customer({}, "readonly:readonly-api-key"),
    because: /^The role reader has no access to createCustomer\.$/,
    nearest: "POST /rws/api/v1/customers",
    change: /^Send the credentials of a user whose role has the function\.$/,
    putRight: by("sandbox:sandbox-api-key"),
  },
  {
    what: "a key that is not the user's",
    sent: customer({}, "sandbox:other"),
    because: /^The Basic credentials are not a known user name, a colon and that user's API key\.$/,
    nearest: "POST /rws/api/v1/customers",
    change: /^Send the name of a user, a colon and that user's API key/,
    putRight: by("sandbox:sandbox-api-key"),
  },
];
