import { asIs, vendorOf, withBody, type Situation } from "./situation.ts";

const cayzu = vendorOf("cayzu");
const COMPANY = '<customer_create xmlns="http://schemas.datacontract.org/2004/07/Ticket.Api.Org">\n';
/** Requests that Cayzu refuses. */
export const ofCayzu: readonly Situation[] = [
  {
    what: "a value that is none of its type, in XML",
    sent: {
      method: "post",
      path: cayzu.createPath(1),
      headers: { "content-type": "application/xml" },
      body: `${COMPANY}<company_name>Acme</company_name>\n<is_active>perhaps</is_active></customer_create>`,
    },
    because: /^The body does not bind to a customer; look at .* \(\/customer_create\/is_active, line 3\)\.$/,
    at: ["/customer_create/is_active 3"],
    nearest: "POST /api/Customer?token=(redacted)",
    change: /^Change what \/customer_create\/is_active \(line 3\) is not valid: 'perhaps' is not a valid value/,
    putRight: withBody(`${COMPANY}<company_name>Acme</company_name></customer_create>`),
  },
  {
    what: "a value that is none of its type, in JSON",
    sent: {
      method: "post",
      path: cayzu.createPath(1),
      headers: { "content-type": "application/json" },
      body: '{"company_name":"Acme",\n"is_active":"perhaps"}',
    },
    because: /\(\/is_active, line 2\)\.$/,
    at: ["/is_active 2"],
    nearest: "POST /api/Customer?token=(redacted)",
    change: /^Change what \/is_active \(line 2\) must be boolean/,
    putRight: withBody('{"company_name":"Acme"}'),
  },
  {
    what: "a token that is not the account's",
    sent: {
      method: "post",
      path: "/api/Customer?token=other",
      headers: { "content-type": "application/json" },
      body: cayzu.json.write(1),
    },
    because: /^The request has a query parameter token that is not the account's; /,
    nearest: "POST /api/Customer?token=(redacted)",
    change: /^Send the credentials of token\.$/,
    putRight: asIs,
  },
  {
    what: "a customer that is not there",
    sent: { method: "get", path: "/api/Customer/Get/99?token=cayzu-sandbox-token", headers: {} },
    because: /^There is no customer 99\.$/,
    nearest: "GET /api/Customer/Get/99?token=(redacted)",
    change: /^Ask for a customer that is there, or create one first\.$/,
  },
];
