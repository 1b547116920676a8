import { EMULATORS } from "../emulators/tools/stories.ts";
import { brokenAnswers, journalOf, startProcesses } from "./support/processes.ts";
import { basic, cardlyticsCustomer, VENDORS, type Vendor } from "./support/vendors.ts";

const processes = await startProcesses();
afterAll(() => processes.stop());

const HAL = "application/hal+json";
const AUTHOR = { authorization: basic("AUTHOR:123456"), accept: HAL, "content-type": HAL };
const T24 = "/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs";

interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: Readonly<Record<string, unknown>>;
}

test.each([
  ["with the ETag of what was input", true],
  ["without If-Match", false],
])("of twenty who authorise one record at once, %s, one does", async (_, isConditional) => {
  const sandbox = isConditional ? "authorise-if-match" : "authorise";
  const { etag } = await create(vendorOf("t24"), 190_245, sandbox);
  const headers = { ...AUTHOR, ...(isConditional && { "if-match": etag }) };
  const url = `${worldOf("t24", sandbox)}${T24}('190245')/authorise`;
  const answers = await atOnce(20, () => ask(url, { method: "PUT", headers }));

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.map(({ status }) => [400, 412].includes(status))).toEqual(refused.map(() => true));
  const t24Error = { Code: expect.stringMatching(/^[A-Z]/), Text: expect.any(String), Type: "FATAL_ERROR" };
  expect(refused.map(({ body }) => body["ErrorsMvGroup"])).toEqual(
    refused.map(() => [expect.objectContaining(t24Error)]),
  );

  const live = await ask(`${worldOf("t24", sandbox)}${T24}_Live('190245')`, { headers: AUTHOR });
  expect(live).toMatchObject({ status: 200, body: { CustomerCode: "190245", CurrNo: "1" } });
});

test("forty who ask T24 for a new customer at once get forty numbers", async () => {
  const headers = { ...AUTHOR, authorization: basic("INPUTT:123456") };
  const answers = await atOnce(40, () => ask(`${worldOf("t24", "new")}${T24}()/new`, { method: "POST", headers }));
  const numbers = answers.map(({ body }) => Number(body["CustomerCode"])).sort();
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => 190_245 + index));
});

test.each([
  ["cayzu", "id"],
  ["control-center", "customerId"],
] as const)("forty customers created at once on %s have forty ids", async (name, member) => {
  const answers = await atOnce(40, (index) => create(vendorOf(name), index, "forty"));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(new Set(answers.map(({ body }) => body[member])).size).toBe(40);
});

test("of forty customers created at once under one name in one account, one is", async () => {
  const answers = await atOnce(40, () => create(vendorOf("control-center"), 1, "one-name"));
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused).toHaveLength(39);
  expect(refused).toEqual(
    refused.map(() =>
      expect.objectContaining({ status: 400, body: expect.objectContaining({ errorCode: "10000602" }) }),
    ),
  );
});

test("a batch of fifty with one invalid record stores nothing, also when batches come at once", async () => {
  const world = worldOf("cardlytics", "batch");
  const headers = { "content-type": "application/json", ...(await vendorOf("cardlytics").signOn(world)) };
  const customers = Array.from({ length: 50 }, (_, index) => cardlyticsCustomer(index));
  const body = JSON.stringify({ customers: customers.with(30, { ...cardlyticsCustomer(30), postalCode: "" }) });
  const answers = await atOnce(10, () => ask(`${world}/v2/data/customers`, { method: "POST", headers, body }));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
  expect(answers[0]?.body["validationErrors"]).toEqual(["customers[30].postalCode: must not be blank"]);

  const profiles = await atOnce(50, (index) => profileOf(world, String(customers[index]?.["sourceCustomerId"])));
  expect(profiles.map(({ status }) => status)).toEqual(profiles.map(() => 404));
});

test("what two sandboxes do at once, neither sees of the other", async () => {
  const worlds = ["left", "right"];
  const vendor = vendorOf("control-center");
  const created = await atOnce(20, (index) => create(vendor, Math.floor(index / 2), worlds[index % 2] ?? ""));
  expect(created.map(({ status }) => status)).toEqual(created.map(() => 200));
  const ids = [0, 1].map((side) =>
    created.filter((_, index) => index % 2 === side).map(({ body }) => body["customerId"]),
  );
  expect(ids[0]?.toSorted()).toEqual(ids[1]?.toSorted());
  for (const sandbox of worlds) {
    expect(await journalOf(processes.of("control-center"), sandbox)).toHaveLength(10);
  }
});

test.each(EMULATORS)("%s has kept its contract in all sandboxes meanwhile", async (name) => {
  const { origin } = processes.of(name);
  const { sandboxes } = (await (await fetch(`${origin}/__admin/sandboxes`)).json()) as { sandboxes: readonly string[] };
  const entries = await Promise.all(sandboxes.map((sandbox) => journalOf(processes.of(name), sandbox)));
  expect(entries.flat().length).toBeGreaterThan(0);
  expect(brokenAnswers(entries.flat())).toEqual([]);
});

/** Creates one record in a sandbox by the vendor's main call. */
async function create(vendor: Vendor, record: number, sandbox: string): Promise<Answer> {
  const world = worldOf(vendor.name, sandbox);
  const { mediaType } = vendor.json;
  const headers = { ...(await vendor.signOn(world)), accept: mediaType, "content-type": mediaType };
  return ask(world + vendor.createPath(record), { method: "POST", headers, body: vendor.json.write(record) });
}

async function profileOf(world: string, sourceCustomerId: string): Promise<Answer> {
  const session = await ask(`${world}/v2/session/startSession`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ scopes: ["api:customer"], sourceCustomerId }),
  });
  return ask(`${world}/v2/customerProfile/getCustomerProfile`, {
    headers: { "x-cdlx-session-token": String(session.body["sessionToken"]) },
  });
}

async function ask(url: string, request: RequestInit): Promise<Answer> {
  const answer = await fetch(url, request);
  const body = (await answer.json()) as Answer["body"];
  return { status: answer.status, etag: answer.headers.get("etag") ?? "", body };
}

function atOnce<T>(times: number, act: (index: number) => Promise<T>): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: times }, (_, index) => act(index)));
}

function worldOf(name: string, sandbox: string): string {
  return `${processes.of(name).origin}/~${sandbox}`;
}

function vendorOf(name: string): Vendor {
  const found = VENDORS.find((vendor) => vendor.name === name);
  if (found === undefined) throw new Error(`there is no vendor ${name}`);
  return found;
}
