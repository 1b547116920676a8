import { as, asIs, by, vendorOf, withBody, type Sent, type Situation } from "./situation.ts";

const t24 = vendorOf("t24");
const T24 = "/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs";
const ATOM = "application/atom+xml";
const HAL = "application/hal+json";
const input = (body: string, type: string, more: Readonly<Record<string, string>> = {}): Sent => ({
  method: "post",
  path: `${T24}('9001')`,
  headers: { ...as("INPUTT:123456"), "content-type": type, ...more },
  body,
});
const INPUT = input(t24.json.write(9_001), HAL);
const decide = (user: string, what: string, more: Readonly<Record<string, string>> = {}): Sent => ({
  method: "put",
  path: `${T24}${what}`,
  headers: { ...as(`${user}:123456`), "content-type": ATOM, ...more },
});
/** Line by line, so that lines tell something. */
const ENTRY = (t24.xml?.write(9_001) ?? "").replaceAll("><", ">\n<");
const entry = (from: string, to: string): Sent => input(ENTRY.replace(from, to), ATOM);
/** Requests that T24 refuses. */
export const ofT24: readonly Situation[] = [
  {
    what: "the authorisation by the inputter",
    before: [INPUT],
    sent: decide("INPUTT", "('9001')/authorise"),
    because: /^User INPUTTER has had a hand in this change to customer 9001; another user must authorise it\.$/,
    nearest: `PUT ${T24}('9001')/authorise`,
    change: /^Send it as another user than INPUTTER, /,
    putRight: by("AUTHOR:123456"),
  },
  {
    what: "a stale If-Match",
    before: [INPUT],
    sent: decide("AUTHOR", "('9001')/authorise", { "if-match": '"stale"' }),
    because: /^If-Match is "stale", which is not the ETag of the stored record\.$/,
    precondition: 'if-match: "stale"; the answer was 412 with the ETag none.',
    nearest: `PUT ${T24}('9001')/authorise`,
    change: /^Send If-Match: "[^"]{44}", the ETag of the stored record\.$/,
    putRight: (nearest, [change = ""]) => {
      const etag = /"[^"]+"/.exec(change)?.[0] ?? "";
      return { ...nearest, headers: { ...nearest.headers, "if-match": etag } };
    },
  },
  {
    what: "an If-Match on what is not stored",
    sent: input(t24.json.write(9_001), HAL, { "if-match": '"stale"' }),
    because: /^If-Match is "stale", /,
    precondition: 'if-match: "stale"; the answer was 412 with the ETag none.',
    nearest: `POST ${T24}('9001')`,
    change: /^Leave If-Match out: /,
    putRight: ({ headers: { "if-match": _match, ...headers }, ...nearest }) => ({ ...nearest, headers }),
  },
  {
    what: "the authorisation of a live record",
    sent: decide("AUTHOR", "('66052')/authorise"),
    because: /^authorise leads on from INAU, .*; the record's status is live\.$/,
    nearest: `PUT ${T24}('66052')`,
    change: /^Input the customer, with a change if it is live: /,
    putRight: ({ method, path }) => ({ ...input(t24.json.write(66_052), HAL), method, path }),
  },
  {
    what: "the deletion of what is held by nobody",
    sent: { ...decide("INPUTT", "('9001')/delete"), method: "delete" },
    because: /^delete leads on from .*; the record's status is none\.$/,
    nearest: `PUT ${T24}('9001')`,
    change: /^Input the customer/,
    putRight: ({ method, path }) => ({ ...INPUT, method, path }),
  },
  {
    what: "a restoration of what awaits authorisation",
    before: [INPUT],
    sent: { ...decide("AUDITR", "('9001')/restore"), method: "post" },
    because: /^restore leads on from REVE; the record's status is INAU\.$/,
    nearest: `PUT ${T24}('9001')/authorise`,
    change: /^Authorise the record first, /,
    putRight: asIs,
  },
  {
    what: "a reversal",
    sent: decide("AUDITR", "('66052')/reverse"),
    because: /^A CUSTOMER record cannot be reversed; amend it by input\.$/,
    nearest: `PUT ${T24}('66052')`,
    change: /^Input the customer/,
  },
  {
    what: "a function that the user has not",
    sent: { ...decide("INPUTT", "('66052')/review"), method: "post" },
    because: /^User INPUTTER has functions .*; review takes function Q\.$/,
    nearest: `POST ${T24}('66052')/review`,
    change: /^Send it as a user who may: /,
    putRight: by("AUDITR:123456"),
  },
  {
    what: "a record that is not there",
    sent: { method: "get", path: `${T24}_IAuth('66052')`, headers: as("AUTHOR:123456") },
    because: /^There is no such record of customer 66052\.$/,
    nearest: `GET ${T24}()`,
    change: /^Ask for a record that is there/,
    putRight: asIs,
  },
  {
    what: "a misspelt set with a key",
    sent: { method: "get", path: `${T24}s('66052')`, headers: as("AUTHOR:123456") },
    because: /^No operation of the contract has the path .*verCustomer_Inputss\('66052'\)\.$/,
    nearest: `GET ${T24}('66052')`,
    change: /^Ask for GET .*verCustomer_Inputs\('66052'\)\.$/,
    putRight: asIs,
  },
  {
    what: "a misspelt command on a key",
    before: [INPUT],
    sent: decide("AUTHOR", "('9001')/authorize"),
    because: /^No operation of the contract has the path .*\/authorize\.$/,
    nearest: `PUT ${T24}('9001')/authorise`,
    change: /^Ask for PUT /,
    putRight: asIs,
  },
  {
    what: "a method that the path has not",
    sent: { method: "delete", path: `${T24}('66052')/see`, headers: as("AUTHOR:123456") },
    because: /^DELETE is not for this path; GET/,
    nearest: `GET ${T24}('66052')/see`,
    change: /^Ask for GET /,
    putRight: asIs,
  },
  {
    what: "a code that is in no file, in Atom",
    sent: entry("<d:Sector>1001", "<d:Sector>9999"),
    because: /MISSING SECTOR - RECORD .* \(\/entry\/content\/m:properties\/d:Sector, line 5\)\.$/,
    at: ["/entry/content/m:properties/d:Sector 5"],
    nearest: `POST ${T24}('9001')`,
    change: /^Change \/entry\/content\/m:properties\/d:Sector: MISSING SECTOR - RECORD\.$/,
    putRight: withBody(ENTRY),
  },
  {
    what: "a code that is in no file, in HAL",
    sent: input(JSON.stringify({ ...JSON.parse(t24.json.write(9_001)), Sector: "9999" }, null, 1), HAL),
    because: /MISSING SECTOR - RECORD .* \(\/Sector, line 15\)\.$/,
    at: ["/Sector 15"],
    nearest: `POST ${T24}('9001')`,
    change: /^Change \/Sector: /,
    putRight: withBody(t24.json.write(9_001)),
  },
  {
    what: "a name that is too long, in a group",
    sent: entry("<d:ShortName>Alpha", `<d:ShortName>${"A".repeat(99)}`),
    because:
      /TOO MANY CHARACTERS .*\(\/entry\/content\/m:properties\/d:ShortNameMvGroup\/d:element\/d:ShortName, line \d+\)\.$/,
    at: [expect.stringMatching(/d:ShortNameMvGroup\/d:element\/d:\w+ \d+$/) as string],
    nearest: `POST ${T24}('9001')`,
    change: /^Change \/entry\/content\/m:properties\/d:ShortNameMvGroup\/d:element\//,
    putRight: withBody(ENTRY),
  },
  {
    what: "a feed in place of an entry",
    sent: input(ENTRY.replace("<entry", "<feed").replace("</entry>", "</feed>"), ATOM),
    because: /^An Atom entry is expected; the root is \{.*\}feed \(\/feed\/content, line 2\)\.$/,
    at: ["/feed/content 2"],
    nearest: `POST ${T24}('9001')`,
    change: /^Change what \/feed\/content \(line 2\) is not valid: This element is not expected\./,
    putRight: withBody(ENTRY),
  },
  {
    what: "XML that breaks off",
    sent: input(ENTRY.slice(0, -9), ATOM),
    because: /^The XML is not well-formed: line \d+, column \d+: /,
    nearest: `POST ${T24}('9001')`,
    change: /^Put the body's syntax right\.$/,
    putRight: withBody(ENTRY),
  },
];
