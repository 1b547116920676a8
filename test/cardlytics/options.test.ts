import { readdirSync, readFileSync } from "node:fs";

import request, { type Response } from "supertest";

import { errorCodes } from "../../emulators/cardlytics/errors.ts";
import { options } from "../../emulators/cardlytics/options.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { untestedValues, untoldValues } from "../support/option-values.ts";
import { calls, type Calls } from "./calls.ts";
import { accountsSample, customer, transaction, withAccount, withCard, type Draft } from "./sample.ts";

let now = new Date("2026-01-01T12:00:00Z");
const { app, close } = await openEmulator("cardlytics", { clock: { now: () => now } });
afterAll(close);

/** One sandbox with the option set, after the sample has been created. */
interface World extends Calls {
  readonly path: (rest: string) => string;
}

type Ask = (world: World) => PromiseLike<Response>;
type See = (answer: Response) => unknown;
type Row = readonly [option: string, value: string | number | boolean, what: string, ask: Ask, see: See, seen: unknown];

const CUSTOMER = "afa2r21-25f9-4501-b9db-e78afa73c0e3";
const ACCOUNT = "42c57311-25f9-4501-b9db-e78afa73c0e3";
const UPDATE = { sourceCustomerId: CUSTOMER, postalCode: "10001", country: "DE" };
const CREDENTIALS = { clientId: "sandbox-client", secret: "sandbox-secret" };

const statusOf: See = ({ status }) => status;
const mistakesOf: See = ({ body }) => body.validationErrors;
const refusalOf: See = ({ body }) => [body.title, body.validationErrors];
const typeOf: See = ({ body }) => body.type;
const idInHeader: See = ({ headers }) => headers["x-cdlx-request-id"];
const bodyOf: See = ({ status, headers, text }) => [
  status,
  headers["content-type"],
  text === "" ? "" : JSON.parse(text),
];
const memberOf =
  (name: string): See =>
  ({ body }) =>
    body[name];

const post =
  (...customers: readonly Draft[]): Ask =>
  (world) =>
    world.post(customers);
const put =
  (path: string, body: object): Ask =>
  (world) =>
    world.put(path, body);
/** The profile after a call that is taken. */
const profileAfter =
  (ask: Ask): Ask =>
  async (world) => {
    expect((await ask(world)).status).toBe(200);
    return world.profile(CUSTOMER);
  };
const start =
  (body: object): Ask =>
  ({ startSession }) =>
    startSession(body).set("x-source-customer-id", CUSTOMER);

const mistake = post(customer({ postalCode: " " }));
const other = { ...accountsSample.accounts[0], sourceAccountId: "other" };
const omitting = put("customers", { customers: [{ ...UPDATE, accounts: [other] }] });
const nulls = put("customers", { customers: [{ ...UPDATE, enrollmentEndDate: null }] });
const unknown = put("customers", { customers: [customer({ sourceCustomerId: "nobody", accounts: [] })] });
const unknownAccount = put("accounts", { accounts: [{ ...other, cards: [] }] });
const strangers: Ask = ({ notify }) => notify([transaction()]);
const closedCard = post(withCard({ status: "CLOSED", closeDate: null }));
const closedAccount = post(withAccount({ status: "CLOSED", accountCloseDate: null }));
const backwards = post(customer({ enrollmentEndDate: "2001-01-01T00:00:00Z" }));
const twoAccounts = put("accounts", { accounts: [accountsSample.accounts[0], accountsSample.accounts[0]] });
const key = { sourceAccountId: ACCOUNT, sourceCustomerId: CUSTOMER, last4: "2345" };
const twoCards = put(`customers/${CUSTOMER}/accounts/${ACCOUNT}/cards`, { cards: [key, key] });
const inactive: Ask = async (world) => {
  expect((await world.put("customers", { customers: [{ ...UPDATE, enrollmentOptInStatus: "INACTIVE" }] })).status).toBe(
    200,
  );
  return world.startSession({ scopes: ["api:customer"], sourceCustomerId: CUSTOMER });
};
const html: Ask = ({ path }) => request(app).get(path("/healthcheck")).accept("text/html");
const uncertified: Ask = (world) => world.startSession({ scopes: ["api:institution"] });
const health: Ask = ({ path }) => request(app).get(path("/healthcheck"));
const nowhere: Ask = async ({ institution, path }) =>
  request(app)
    .get(path("/v2/nowhere"))
    .set("X-CDLX-Session-Token", await institution());
const eleven: Ask = async ({ path }) => {
  for (let call = 0; call < 10; call += 1) await request(app).get(path("/healthcheck")).expect(200);
  return request(app).get(path("/healthcheck"));
};
const transactionType: Ask = ({ notify }) => notify([transaction({ transactionType: "REFUNDED" })]);
const SENTENCE = "User is not enrolled in the program and should not receive events.";
const NOT_UNIQUE = "cards[1].last4: must be unique in the batch";
const BLANK = "customers[0].postalCode: must not be blank";
const ENDS = "2023-01-01T08:00:00Z";

const rows: readonly Row[] = [
  ["duplicatePost", "upsert", "the sample again", post(customer({ accounts: [] })), statusOf, 200],
  [
    "duplicatePost",
    "reject",
    "the sample again",
    post(customer({ accounts: [] })),
    mistakesOf,
    ["customers[0].sourceCustomerId: must not exist already"],
  ],
  [
    "unknownOnPut",
    "refuse",
    "an unknown customer",
    unknown,
    mistakesOf,
    ["customers[0].sourceCustomerId: must exist already"],
  ],
  ["unknownOnPut", "upsert", "an unknown customer", unknown, statusOf, 200],
  ["unknownOnPut", "refuse", "an unknown account", unknownAccount, statusOf, 400],
  ["unknownOnPut", "upsert", "an unknown account", unknownAccount, statusOf, 200],
  ["omittedAccounts", "keep", "an account left out", omitting, statusOf, 200],
  [
    "omittedAccounts",
    "reject",
    "an account left out",
    omitting,
    mistakesOf,
    ["customers[0].accounts: must hold the current accounts"],
  ],
  ["nullOnUpdate", "clear", "null for a date", profileAfter(nulls), memberOf("enrollmentEndDate"), null],
  ["nullOnUpdate", "keep", "null for a date", profileAfter(nulls), memberOf("enrollmentEndDate"), ENDS],
  ["unknownInTransactions", "accept", "a stranger's transaction", strangers, statusOf, 200],
  ["unknownInTransactions", "reject", "a stranger's transaction", strangers, statusOf, 400],
  ["legacyFailure500", false, "a mistake", mistake, typeOf, "ValidationException"],
  ["legacyFailure500", true, "a mistake", mistake, typeOf, "InternalServerError"],
  ["validationErrorStyle", "path: message", "a mistake", mistake, mistakesOf, [BLANK]],
  ["validationErrorStyle", "message", "a mistake", mistake, mistakesOf, ["must not be blank"]],
  ["sessionRefusalIn", "validationErrors", "an inactive customer", inactive, refusalOf, ["Bad request", [SENTENCE]]],
  ["sessionRefusalIn", "title", "an inactive customer", inactive, refusalOf, [SENTENCE, []]],
  ["sessionGeneration", "A", "credentials", start(CREDENTIALS), statusOf, 400],
  ["sessionGeneration", "A", "scopes", start({ scopes: ["api:institution"] }), statusOf, 200],
  ["sessionGeneration", "B", "credentials", start(CREDENTIALS), statusOf, 200],
  ["sessionGeneration", "B", "scopes", start({ scopes: ["api:institution"] }), statusOf, 400],
  ["sessionGeneration", "A and B", "credentials", start(CREDENTIALS), statusOf, 200],
  ["sessionGeneration", "A and B", "scopes", start({ scopes: ["api:institution"] }), statusOf, 200],
  ["strictCardTypes", false, "an unknown cardType", post(withCard({ cardType: "GIFT" })), statusOf, 200],
  ["strictCardTypes", true, "an unknown cardType", post(withCard({ cardType: "GIFT" })), statusOf, 400],
  ["strictCardTypes", true, "PREPAID", post(withCard({ cardType: "PREPAID" })), statusOf, 200],
  ["strictCardTypes", true, "an unknown status", post(withCard({ status: "LOST" })), statusOf, 400],
  ["strictCountry", false, "a country in words", post(customer({ country: "usa" })), statusOf, 200],
  ["strictCountry", true, "a country in words", post(customer({ country: "usa" })), statusOf, 400],
  ["strictTransactionTypes", false, "an unknown transactionType", transactionType, statusOf, 200],
  ["strictTransactionTypes", true, "an unknown transactionType", transactionType, statusOf, 400],
  [
    "maxAccounts",
    0,
    "an account twice",
    twoAccounts,
    mistakesOf,
    ["accounts[1].sourceAccountId: must be unique in the batch"],
  ],
  ["maxAccounts", 1, "an account twice", twoAccounts, mistakesOf, ["accounts: size must be between 1 and 1"]],
  ["maxCards", 0, "a card twice", twoCards, mistakesOf, [NOT_UNIQUE]],
  ["maxCards", 1, "a card twice", twoCards, mistakesOf, ["cards: size must be between 1 and 1"]],
  ["enrollmentDatesInOrder", false, "an end before the start", backwards, statusOf, 200],
  [
    "enrollmentDatesInOrder",
    true,
    "an end before the start",
    backwards,
    mistakesOf,
    ["customers[0].enrollmentEndDate: must not be before enrollmentStartDate"],
  ],
  ["strictAccept", false, "Accept: text/html", html, statusOf, 200],
  ["strictAccept", true, "Accept: text/html", html, typeOf, "NotAcceptable"],
  ["closedNeedsCloseDate", "never", "a closed card without a date", closedCard, statusOf, 200],
  ["closedNeedsCloseDate", "cards", "a closed card without a date", closedCard, statusOf, 400],
  ["closedNeedsCloseDate", "cards", "a closed account without a date", closedAccount, statusOf, 200],
  ["closedNeedsCloseDate", "cards and accounts", "a closed card without a date", closedCard, statusOf, 400],
  ["closedNeedsCloseDate", "cards and accounts", "a closed account without a date", closedAccount, statusOf, 400],
  ["scalarCoercion", false, "a number for a text", post(customer({ postalCode: 1 })), typeOf, "HttpMessageNotReadable"],
  [
    "scalarCoercion",
    true,
    "a number for a text",
    profileAfter(post(customer({ postalCode: 1 }))),
    memberOf("postalCode"),
    "1",
  ],
  [
    "applyDelayMs",
    0,
    "what was stored",
    profileAfter(put("customers", { customers: [UPDATE] })),
    memberOf("country"),
    "DE",
  ],
  [
    "applyDelayMs",
    60_000,
    "what was stored",
    profileAfter(put("customers", { customers: [UPDATE] })),
    memberOf("country"),
    "US",
  ],
  ["requestIdHeader", true, "the id of a request", health, idInHeader, expect.stringMatching(/^[0-9a-f-]{36}$/)],
  ["requestIdHeader", false, "the id of a request", health, idInHeader, undefined],
  [
    "plainRefusals",
    "five members",
    "an unknown path",
    nowhere,
    bodyOf,
    [
      404,
      "application/json",
      { type: "NotFound", title: "Not found", status: 404, validationErrors: [], requestId: expect.any(String) },
    ],
  ],
  [
    "plainRefusals",
    "Spring Boot",
    "an unknown path",
    nowhere,
    bodyOf,
    [
      404,
      "application/json",
      { timestamp: "2026-01-01T12:00:00.000+00:00", status: 404, error: "Not Found", path: "/v2/nowhere" },
    ],
  ],
  ["plainRefusals", "Spring Boot", "a refusal that the vendor lists", mistake, typeOf, "ValidationException"],
  ["plainRefusals", "empty", "an unknown path", nowhere, bodyOf, [404, undefined, ""]],
  ["plainRefusals", "empty", "a refusal that the vendor lists", mistake, typeOf, "ValidationException"],
  ["rateLimit", false, "the eleventh call", eleven, statusOf, 200],
  ["rateLimit", true, "the eleventh call", eleven, statusOf, 429],
  ["requireClientCertificate", false, "no certificate", uncertified, statusOf, 200],
  ["requireClientCertificate", true, "no certificate", uncertified, typeOf, "AccessDenied"],
];

test.each(rows.map((row, index) => [...row, index] as const))("%s %s: %s", async (option, value, ...row) => {
  const [_what, ask, see, seen, index] = row;
  const sandbox = `option-${index}`;
  const all = calls(app, sandbox);
  expect((await all.post([customer()])).status).toBe(200);
  await all.setOptions({ [option]: value });
  const path = (rest: string): string => `/~${sandbox}${rest}`;
  expect(see(await ask({ ...all, path }))).toEqual(seen);
});

test("what is stored with a delay is seen when it is over", async () => {
  const all = calls(app, "delayed");
  await all.post([customer()]);
  await all.setOptions({ applyDelayMs: 60_000 });
  await all.put("customers", { customers: [UPDATE] });
  const before = now;
  now = new Date(before.getTime() + 60_000);
  expect((await all.profile(CUSTOMER)).body.country).toBe("DE");
  now = before;
});

test("every value of every option has a test", () => {
  expect(untestedValues(options, rows)).toEqual([]);
});

test("every value of every option that is not the default is set in a story", () => {
  expect(untoldValues("cardlytics", options)).toEqual([]);
});

const folder = new URL("../../contracts/cardlytics/stories/", import.meta.url);
const stories = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
const readme = readFileSync(new URL("../../emulators/cardlytics/README.md", import.meta.url), "utf8");

test.each(Object.keys(options))("the option %s is told in the README", (name) => {
  expect(readme).toContain(`\`${name}\``);
});

// The vendor's types begin with a capital letter; the other codes are core's and ours.
test.each(errorCodes.filter((code) => /^[A-Z]/.test(code)))("a story meets the refusal %s", (type) => {
  expect(stories.some((story) => story.includes(`response.parsedBody.type == ${type}`))).toBe(true);
});
