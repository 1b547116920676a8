import type { XmlElement } from "../../emulators/core/xml.ts";
import {
  ATOM,
  customer,
  elementsIn,
  linksOf,
  openT24,
  RELS,
  treeOf,
  type Answer,
  type Call,
  type Sent,
} from "./calls.ts";

/*
 * What the sandbox's own integration tests of customers do and expect (fact sheet, 9: P), in our own words: a client
 * that knows one address, sets properties of what it has read, and posts it whole to where a link leads. They use the
 * version without authorisers.
 */

const t24 = await openT24();
afterAll(() => t24.close());

const NEW = "verCustomers()/new";
const item = (id: string): string => `verCustomers(${id})`;
const read: Sent = { accept: ATOM };

/** Sends a page on, with some of its properties set, to where its link of a relation leads. */
async function follow(
  call: Call,
  page: Answer,
  { rel, method = "POST", ...more }: { rel: string; method?: string; set?: Record<string, string>; etag?: string },
): Promise<Answer> {
  const root = treeOf(page.text);
  const link = linksOf(root).find((one) => (one["rel"] ?? "").split(" ").includes(RELS + rel));
  const base = root.attributes["{http://www.w3.org/XML/1998/namespace}base"] ?? "";
  const { pathname } = new URL(link?.["href"] ?? `there is no ${rel}`, base);
  const headers = more.etag === undefined ? {} : { "if-match": more.etag };
  const sent = { ...read, type: ATOM, headers, body: withValues(page.text, more.set ?? {}) };
  return call(method, pathname.replace(`/~${call.world.name}`, ""), sent);
}

function withValues(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((all, [name, value]) => {
    const pattern = new RegExp(`<d:${name}(?:/>|>[^<]*</d:${name}>)`);
    if (!pattern.test(all)) throw new Error(`there is no ${name}`);
    return all.replace(pattern, `<d:${name}>${value}</d:${name}>`);
  }, text);
}

/** A page's property; one that is not there is undefined. */
const valueOf = ({ text }: Answer, name: string): string | undefined => elementsIn(treeOf(text), name)[0]?.text;

/** The first of the errors that a page's link embeds: its code and its text. */
function errorIn({ text }: Answer): readonly (string | undefined)[] {
  const errors = treeOf(text).children.find(
    ({ name, attributes }) => name === "link" && attributes["rel"] === `${RELS}errors`,
  );
  const element = errors && elementsIn(errors, "element")[0];
  return (element?.children ?? [])
    .filter(({ name }: XmlElement) => name === "Code" || name === "Text")
    .map((one) => one.text);
}

async function begin(call: Call): Promise<{ readonly id: string; readonly page: Answer }> {
  const page = await call("POST", NEW, { ...read, type: ATOM });
  expect(page.status).toBe(201);
  return { id: valueOf(page, "CustomerCode") ?? "", page };
}

const personOf = (id: string): Record<string, string> => ({
  Mnemonic: `C${id}`,
  Name1: `Mr Robin Peterson${id}`,
  ShortName: `Rob${id}`,
  ...{ Language: "1", Sector: "1001", Gender: "MALE", Title: "MR", FamilyName: `Peterson${id}` },
});

/** A customer that has been input, and so is live. */
async function create(call: Call): Promise<string> {
  const { id, page } = await begin(call);
  expect((await follow(call, page, { rel: "input", set: personOf(id) })).status).toBe(201);
  return id;
}

/** What is stored, with its ETag. */
async function open(call: Call, id: string): Promise<{ readonly page: Answer; readonly etag: string }> {
  const page = await call("GET", item(id), read);
  expect(page.status).toBe(200);
  return { page, etag: page.headers["etag"] ?? "" };
}

test("new without a Content-Type is not supported", async () => {
  const call = await t24.world();
  expect((await call("POST", NEW, { type: "", accept: "" })).status).toBe(415);
});

test.each(["input", "validate"])("what new has made cannot be posted to %s as it is: input is missing", async (rel) => {
  const call = await t24.world();
  const { page } = await begin(call);
  const answer = await follow(call, page, { rel });
  expect([answer.status, errorIn(answer)]).toEqual([400, ["INPUT MISSING", "INPUT MISSING"]]);
});

test("a customer is created from what new has made, and is found by its number", async () => {
  const call = await t24.world();
  const id = await create(call);
  const query = encodeURIComponent(`$filter=CustomerCode eq '${id}'`);
  const { status, text } = await call("GET", `verCustomers()?${query}`, read);
  expect(status).toBe(200);
  expect(text).toContain(`<d:CustomerCode>${id}</d:CustomerCode>`);
});

test("what new has made is valid with a person's values", async () => {
  const call = await t24.world();
  const { id, page } = await begin(call);
  expect((await follow(call, page, { rel: "validate", set: personOf(id) })).status).toBe(200);
});

test("a new customer cannot be reversed, which its page says in its errors link", async () => {
  const call = await t24.world();
  const id = await create(call);
  const { etag } = await open(call, id);
  const answer = await call("PUT", `${item(id)}/reverse`, { ...read, type: ATOM, headers: { "if-match": etag } });
  expect([answer.status, errorIn(answer)[0]]).toEqual([400, "NO FUNCTION FOR THIS APPLICATION"]);
});

test("of two who have read a customer the second to change it is told so", async () => {
  const call = await t24.world();
  const id = await create(call);
  const [one, other] = [await open(call, id), await open(call, id)];
  const set = { Gender: "FEMALE", Title: "MRS" };
  expect((await follow(call, one.page, { rel: "input", set, etag: one.etag })).status).toBe(201);
  const answer = await follow(call, other.page, { rel: "input", set: { FamilyName: `Peter${id}` }, etag: other.etag });
  expect([answer.status, errorIn(answer)[0]]).toEqual([412, "EB-RESOURCE.MODIFIED"]);
});

test("a customer is put on hold, is seen so, and input again with both changes", async () => {
  const call = await t24.world();
  const id = await create(call);
  const { page, etag } = await open(call, id);
  expect((await follow(call, page, { rel: "hold", set: { FamilyName: `Peterhold${id}` }, etag })).status).toBe(201);
  expect(valueOf(await call("GET", `${item(id)}/see`, read), "RecordStatus")).toBe("IHLD");
  const held = await open(call, id);
  const set = { Gender: "FEMALE", Title: "MRS" };
  const input = await follow(call, held.page, { rel: "input", set, etag: held.etag });
  expect(input.status).toBe(201);
  expect(["RecordStatus", "FamilyName", "Gender", "Title"].map((name) => valueOf(input, name))).toEqual([
    "",
    `Peterhold${id}`,
    "FEMALE",
    "MRS",
  ]);
});

test("a review without function Q is a security violation, on the page that was sent", async () => {
  const call = await t24.world();
  const id = await create(call);
  const { page, etag } = await open(call, id);
  const answer = await follow(call, page, { rel: "review", etag });
  expect([answer.status, errorIn(answer)[0]]).toEqual([401, "EB-SECURITY.VIOLATION"]);
  expect(errorIn(answer)[1]).toMatch(/^Sorry, but you don't have sufficient privileges/);
});

// What they expect of the last step, 400 with UNAUTH. RECORD MISSING, they have disabled (Q8).
test("a customer on hold is deleted by its link", async () => {
  const call = await t24.world();
  const id = await create(call);
  const live = await open(call, id);
  expect((await follow(call, live.page, { rel: "hold", etag: live.etag })).status).toBe(201);
  const { page, etag } = await open(call, id);
  expect((await follow(call, page, { rel: "delete", method: "DELETE", etag })).status).toBe(200);
  expect((await call("GET", customer(id), read)).status).toBe(200);
});

// As the helper of IRIS' own tests of T24 does it (IT): from the page that was refused, by its input link.
test.each([
  ["residenceOverride", { Residence: "US" }, "CUS.RESIDENCE.CHANGED", "RESIDENCE CHANGED FROM GB TO US"],
  [
    "minorWarning",
    { DateOfBirth: "20200101" },
    "WARNING_CUS.MINOR_CUSTOMER IS A MINOR_RECEIVED",
    "CUSTOMER IS A MINOR",
  ],
])("what %s asks is accepted on the refused page, which is sent on as it is", async (option, set, answer, text) => {
  const call = await t24.world({ [option]: "accept" });
  const { page, etag } = await open(call, "100104");
  const refused = await follow(call, page, { rel: "input", set, etag });
  expect([refused.status, errorIn(refused)[1]]).toEqual([400, text]);
  const accepted = await follow(call, refused, { rel: "input", set: { Override: answer }, etag });
  expect([accepted.status, valueOf(accepted, "Override")]).toEqual([201, text]);
});
