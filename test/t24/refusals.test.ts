import type { XmlElement } from "../../emulators/core/xml.ts";
import type { CustomerRecord } from "../../emulators/t24/domain/record.ts";
import { inputCustomer } from "../../emulators/t24/operations/input.ts";
import type { ItemRequest } from "../../emulators/t24/operations/admit.ts";
import type { Options } from "../../emulators/t24/options.ts";
import { users } from "../../emulators/t24/seed.ts";
import {
  ATOM,
  COMPANY,
  customer,
  elementsIn,
  errorsIn,
  inputJohn,
  JOHN_SNOW,
  linksOf,
  openT24,
  RELS,
  treeOf,
  type Call,
  type Sent,
} from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

interface Refusal {
  readonly what: string;
  readonly before?: (call: Call) => Promise<unknown>;
  readonly method: string;
  readonly path: string;
  readonly sent?: Sent;
  readonly status: number;
  readonly errors: readonly (readonly [code: string, type: string, text: string, info: string])[];
  /** The customer on whose record the errors are; undefined: by themselves. */
  readonly echo?: string;
  readonly offers?: readonly string[];
}

const FATAL = "FATAL_ERROR";
const POSTED = ["metadata", "input", "hold"];
const STORED = ["metadata"];
const fatal = (code: string, { text = code, info = "" } = {}) => [[code, FATAL, text, info]] as const;
const field = (text: string, info: string) => [text, "NON_FATAL_ERROR", text, `verCustomer_Input.${info}`] as const;
const NOT_CHANGED = { body: { Mnemonic: "AKELLER" } };
const CHANGED = { body: { Target: "5" } };
const INSUFFICIENT = { text: "Sorry, but you don't have sufficient privileges to perform this action" };
const MODIFIED = { text: "Resource has been modified by another user" };
const ID = { info: "verCustomer_Input.CustomerCode:1:1" };
const SAME_NAME = fatal("EB.RTN.SAME.NAME.AUTHORISER/INPUTTER");

const refusals: readonly Refusal[] = [
  {
    what: "reading what is not there",
    method: "GET",
    path: customer("190245"),
    status: 404,
    errors: fatal("RECORD MISSING"),
  },
  {
    what: "seeing what is not there",
    method: "GET",
    path: customer("190245", "see"),
    status: 404,
    errors: fatal("RECORD MISSING"),
  },
  {
    what: "populating from what is not there",
    method: "POST",
    path: "verCustomer_Inputs()/populate?CustomerCode=190245",
    status: 404,
    errors: fatal("RECORD MISSING"),
  },
  {
    what: "authorising where nothing is unauthorised",
    method: "PUT",
    path: customer("66052", "authorise"),
    status: 400,
    errors: fatal("UNAUTH. RECORD MISSING"),
  },
  {
    what: "deleting where nothing is unauthorised",
    method: "DELETE",
    path: customer("66052", "delete"),
    status: 400,
    errors: fatal("UNAUTH. RECORD MISSING"),
  },
  {
    what: "authorising what is on hold",
    before: (call) => call("POST", customer("190245", "hold"), { body: JOHN_SNOW }),
    method: "PUT",
    path: customer("190245", "authorise"),
    sent: { user: "AUTHOR" },
    status: 400,
    errors: fatal("UNAUTH. RECORD MISSING"),
    echo: "190245",
    offers: STORED,
  },
  {
    what: "the inputter's authorising",
    before: inputJohn,
    method: "PUT",
    path: customer("190245", "authorise"),
    status: 400,
    errors: SAME_NAME,
    echo: "190245",
    offers: STORED,
  },
  {
    what: "an input that changes nothing",
    method: "POST",
    path: customer("100104"),
    sent: NOT_CHANGED,
    status: 400,
    errors: fatal("LIVE RECORD NOT CHANGED"),
    echo: "100104",
    offers: POSTED,
  },
  {
    what: "a reversal",
    method: "PUT",
    path: customer("66052", "reverse"),
    status: 400,
    errors: fatal("NO FUNCTION FOR THIS APPLICATION"),
    echo: "66052",
    offers: STORED,
  },
  {
    what: "a reversal of nothing",
    method: "PUT",
    path: customer("7", "reverse"),
    status: 400,
    errors: fatal("NO FUNCTION FOR THIS APPLICATION"),
  },
  {
    what: "a review without function Q",
    method: "POST",
    path: customer("66052", "review"),
    status: 401,
    errors: fatal("EB-SECURITY.VIOLATION", INSUFFICIENT),
    echo: "66052",
    offers: STORED,
  },
  {
    what: "a review of nothing without function Q",
    method: "POST",
    path: customer("190245", "review"),
    status: 401,
    errors: fatal("EB-SECURITY.VIOLATION", INSUFFICIENT),
  },
  {
    what: "a reversal by someone who may not even see",
    before: (call) => call.world.store.commit([userWith(["I"])]),
    method: "PUT",
    path: customer("66052", "reverse"),
    sent: { user: "CSAGENT" },
    status: 401,
    errors: fatal("EB-SECURITY.VIOLATION", INSUFFICIENT),
  },
  {
    what: "an input without function I",
    before: (call) => call.world.store.commit([userWith(["S", "L"])]),
    method: "POST",
    path: customer("100104"),
    sent: { ...CHANGED, user: "CSAGENT" },
    status: 401,
    errors: fatal("EB-SECURITY.VIOLATION", INSUFFICIENT),
    echo: "100104",
    offers: POSTED,
  },
  {
    what: "reading in another company",
    method: "GET",
    path: `${COMPANY.replace("GB", "EU")}/${customer("66052")}`,
    status: 401,
    errors: fatal("EB-SECURITY.VIOLATION", INSUFFICIENT),
  },
  {
    what: "an input of what waits for approval",
    before: (call) => call.world.store.commit([waiting("INAO")]),
    method: "POST",
    path: customer("190245"),
    sent: { body: JOHN_SNOW },
    status: 400,
    errors: fatal("INVALID FUNCTION FOR RECORD STATUS"),
    echo: "190245",
    offers: POSTED,
  },
  {
    what: "a number that is none",
    method: "POST",
    path: customer("JSNOW"),
    sent: { body: JOHN_SNOW },
    status: 400,
    errors: fatal("INP NOT NUMERIC", ID),
  },
  {
    what: "a number that is none, for new",
    method: "POST",
    path: "verCustomer_Inputs()/new?CustomerCode=JSNOW",
    status: 400,
    errors: fatal("INP NOT NUMERIC", ID),
  },
  {
    what: "a number with too many digits",
    method: "GET",
    path: customer("12345678901"),
    status: 400,
    errors: fatal("TOO MANY CHARACTERS", ID),
  },
  {
    what: "a stale amendment",
    method: "POST",
    path: customer("100104"),
    sent: { ...CHANGED, headers: { "if-match": '"x"' } },
    status: 412,
    errors: fatal("EB-RESOURCE.MODIFIED", MODIFIED),
    echo: "100104",
    offers: POSTED,
  },
  {
    what: "a stale authorisation",
    before: inputJohn,
    method: "PUT",
    path: customer("190245", "authorise"),
    sent: { user: "AUTHOR", headers: { "if-match": '"x"' } },
    status: 412,
    errors: fatal("EB-RESOURCE.MODIFIED", MODIFIED),
    echo: "190245",
    offers: STORED,
  },
  {
    what: "the failing validate that was seen",
    method: "POST",
    path: customer("190409", "validate"),
    sent: { body: { GivenNames: "Peter", Language: "1" } },
    status: 400,
    errors: [
      field("NO SPECIFIED VALUE", "Title:1:1"),
      field("INPUT MISSING", "Mnemonic:1:1"),
      field("INPUT MISSING", "verCustomer_Input_ShortNameMvGroup.ShortName:en:1"),
      field("INPUT MISSING", "verCustomer_Input_Name1MvGroup.Name1:en:1"),
      field("INPUT MISSING", "Gender:1:1"),
    ],
    echo: "190409",
    offers: POSTED,
  },
  {
    what: "an unknown sector",
    method: "POST",
    path: customer("190245"),
    sent: { body: { ...JOHN_SNOW, Sector: "9999" } },
    status: 400,
    errors: [field("MISSING SECTOR - RECORD", "Sector:1:1")],
    echo: "190245",
    offers: POSTED,
  },
  {
    what: "a mnemonic that another customer has",
    method: "POST",
    path: customer("190245"),
    sent: { body: { ...JOHN_SNOW, Mnemonic: "NOKIAUS" } },
    status: 400,
    errors: [field("DUPLICATE MNEMONIC", "Mnemonic:1:1")],
    echo: "190245",
    offers: POSTED,
  },
  {
    what: "a value in a second language, of a record to be held",
    method: "POST",
    path: customer("190245", "hold"),
    sent: {
      body: {
        ShortNameMvGroup: [{ ShortName: "JOHN" }, { LanguageCode: "fr", ShortName: "-JEAN" }],
      },
    },
    status: 400,
    errors: [field("NO LEADING MINUS WITH SWIFT", "verCustomer_Input_ShortNameMvGroup.ShortName:fr:1")],
    echo: "190245",
    offers: POSTED,
  },
];

test.each(refusals)("$what is refused in HAL with $status", async (refusal) => {
  const { call, answer } = await provoke(refusal);
  expect(answer.status).toBe(refusal.status);
  expect(errorsIn(answer).map((error) => Object.keys(error))).toEqual(
    refusal.errors.map(() => ["Code", "Info", "Text", "Type"]),
  );
  expect(errorsIn(answer).map(({ Code, Type, Text, Info }) => [Code, Type, Text, Info])).toEqual(refusal.errors);
  expect(answer.json.CustomerCode).toBe(refusal.echo);
  expect(answer.headers).not.toHaveProperty("etag");
  const { _links: links } = answer.json;
  if (refusal.echo === undefined) expect(links.self.href).toMatch(/Prospect\.svc\/errors$/);
  else {
    const at = `/~${call.world.name}${COMPANY}/${customer(refusal.echo, "error")}`;
    expect(new URL(links.self.href as string).pathname).toBe(at);
    const offers = ["errors", ...(refusal.offers ?? [])].sort().map((rel) => RELS + rel);
    expect(Object.keys(links as object)).toEqual(["self", ...offers]);
  }
});

test.each(refusals)("$what is refused in Atom with $status", async (refusal) => {
  const { answer } = await provoke(refusal, ATOM);
  expect([answer.status, answer.headers["content-type"]]).toEqual([refusal.status, ATOM]);
  const root = treeOf(answer.text);
  const [links, errors] = [linksOf(root), elementsIn(root, "Errors_ErrorsMvGroup")[0]];
  expect(errors?.attributes).toEqual({
    "{http://schemas.microsoft.com/ado/2007/08/dataservices/metadata}type":
      "Bag(Prospect-modelsModel.Errors_ErrorsMvGroup)",
  });
  expect(errors?.children.map(({ children }) => children.map(({ name }) => name))).toEqual(
    refusal.errors.map(() => ["Code", "Type", "Text", "Info"]),
  );
  expect(errors?.children.map(({ children }) => children.map(({ text }) => text))).toEqual(refusal.errors);
  if (refusal.echo === undefined) {
    expect(links.map(({ rel, title }) => [rel, title])).toEqual([["self", "ProcessErrors"]]);
    expect(elementsIn(root, "CustomerCode")).toEqual([]);
  } else {
    expect(links.map(({ rel }) => rel)).toEqual(
      ["errors", ...(refusal.offers ?? [])].reduce((rels, rel) => [...rels, RELS + rel], ["self"]),
    );
    expect(links[0]).toMatchObject({
      title: "verCustomer_Input_errorHandler",
      href: customer(refusal.echo, "error"),
    });
    expect(embeddedEntry(root)).toMatchObject({ name: "entry" });
    expect(elementsIn(root, "CustomerCode")[0]?.text).toBe(refusal.echo);
  }
});

test("the embedded Errors entry has its id in the company and its self link outside it", async () => {
  const call = await t24.world();
  const sent = { accept: ATOM, body: {}, headers: { host: "sandbox.example" } };
  const { text } = await call("POST", customer("190245", "validate"), sent);
  const base = `http://sandbox.example/~${call.world.name}/Prospect-iris/Prospect.svc`;
  const root = treeOf(text);
  const entry = embeddedEntry(root);
  expect(entry?.children.map(({ name }) => name)).toEqual([
    "id",
    "title",
    "updated",
    "author",
    "link",
    "category",
    "content",
  ]);
  expect(entry?.children[0]?.text).toBe(`${base}/GB0010001/Errors('190245')`);
  expect(entry?.children[4]?.attributes).toEqual({ rel: "self", title: "ProcessErrors", href: `${base}/errors` });
  expect(linksOf(root)[1]).toEqual({
    rel: `${RELS}errors`,
    type: "application/atom+xml;type=entry",
    title: "errors",
    href: `${base}/errors`,
  });
});

test("the echo is the record as it was sent, defaults and corrections left out", async () => {
  const call = await t24.world();
  const body = { Title: "LORD", Mnemonic: "j<>&", AuditorCode: "ME", ShortNameMvGroup: [{ ShortName: "-" }] };
  const { json } = await call("POST", customer("190245", "validate"), { body });
  expect(json).toMatchObject({
    Title: "LORD",
    Mnemonic: "j<>&",
    AuditorCode: "ME",
    Language: "",
    CustomerCode: "190245",
  });
  const { text } = await call("POST", customer("190245", "validate"), { body, accept: ATOM });
  expect(elementsIn(treeOf(text), "Mnemonic")[0]?.text).toBe("j<>&");
});

test("the error page's address shows the stored record, and nothing where nothing is stored", async () => {
  const call = await t24.world();
  expect((await call("GET", customer("190245", "error"))).status).toBe(404);
  await inputJohn(call);
  const { status, json } = await call("GET", customer("190245", "error"));
  expect([status, json.Mnemonic, Object.keys(json._links as object)]).toEqual([
    200,
    "JSNOW",
    ["self", `${RELS}metadata`],
  ]);
});

test("of two inputs at the same time with one mnemonic, the second is told that it is taken", async () => {
  const { world } = await t24.world();
  const outcomes = await Promise.allSettled(["190245", "190246"].map((id) => inputDirectly(id, world)));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(outcomes[1]).toMatchObject({
    reason: {
      code: "validation",
      details: {
        errors: [{ code: "DUPLICATE MNEMONIC", info: "verCustomer_Input.Mnemonic:1:1" }],
        echo: { id: "190246" },
      },
    },
  });
});

test("of two inputs of one customer at the same time, the second is told that the record is modified", async () => {
  const { world } = await t24.world();
  const outcomes = await Promise.allSettled(["190245", "190245"].map((id) => inputDirectly(id, world)));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(outcomes[1]).toMatchObject({ reason: { code: "version-conflict", details: { echo: { id: "190245" } } } });
});

async function provoke({ before, method, path, sent }: Refusal, accept?: string) {
  const call = await t24.world();
  await before?.(call);
  return { call, answer: await call(method, path, { ...sent, ...(accept !== undefined && { accept }) }) };
}

function embeddedEntry(root: XmlElement): XmlElement | undefined {
  return elementsIn(root, "inline")[0]?.children[0];
}

function userWith(functions: readonly string[]) {
  const [user] = users.filter(({ id }) => id === "CSAGENT");
  return { collection: "USER", id: "CSAGENT", expected: 1, value: { ...user, functions } };
}

function waiting(status: string) {
  const value: CustomerRecord = { id: "190245", scalars: { "RECORD.STATUS": status }, groups: {} };
  return { collection: "CUSTOMER$NAU", id: "190245", expected: 0, value };
}

/** An input that gets in between another's check and its commit: both are under way before either is awaited. */
function inputDirectly(id: string, { name, store, random, options }: Call["world"]): Promise<unknown> {
  const [user] = users;
  if (user === undefined) throw new Error("the seed has no users");
  const record: CustomerRecord = {
    id,
    scalars: { TITLE: "MR", "GIVEN.NAMES": "JOHN", MNEMONIC: "JSNOW", GENDER: "MALE", SECTOR: "1001" },
    groups: Object.fromEntries(
      ["SHORT.NAME", "NAME.1"].map((group) => [group, [{ values: { [group]: "JOHN" }, subGroups: {} }]]),
    ),
  };
  const request: ItemRequest = {
    id: "",
    method: "POST",
    origin: "http://sandbox.example",
    path: `${COMPANY}/${customer(id)}`,
    search: "",
    headers: {},
    params: { companyid: "GB0010001", id },
    query: {},
    body: { record, self: undefined },
    user,
  };
  // The options are T24's, declared with their defaults.
  return inputCustomer(request, { sandbox: name, store, now: new Date(0), random, options: options as Options });
}
