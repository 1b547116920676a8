import request from "supertest";

import { listen } from "../emulators/core/http/server.ts";
import type { CompiledContract } from "../emulators/core/contract/contract.ts";
import { schemaViolations } from "../emulators/core/contract/violations.ts";
import type { JournalEntry } from "../emulators/core/observe/journal.ts";
import { openEmulator } from "./support/open-emulator.ts";
import { VENDORS, type Vendor } from "./support/vendors.ts";
import { sendRaw, statusesIn } from "./support/wire.ts";

const opened = new Map<string, Awaited<ReturnType<typeof openEmulator>>>();
for (const { name } of VENDORS) opened.set(name, await openEmulator(name));
afterAll(() => Promise.all([...opened.values()].map(({ close }) => close())));

const appOf = ({ name }: Vendor): Awaited<ReturnType<typeof openEmulator>> => {
  const found = opened.get(name);
  if (found === undefined) throw new Error(`${name} is not open`);
  return found;
};

/** A sandbox of its own for each act. */
let worlds = 0;
interface Act {
  readonly vendor: Vendor;
  readonly prefix: string;
  readonly post: (fault: object) => Promise<void>;
  readonly create: (record?: number) => request.Test;
  readonly journal: () => Promise<readonly JournalEntry[]>;
}
const open = async (vendor: Vendor): Promise<Act> => {
  const { app, worlds: all } = appOf(vendor);
  const name = `faults-${(worlds += 1)}`;
  const prefix = `/~${name}`;
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  const signedOn = await vendor.signOn(`${server.url}${prefix}`);
  await server.close();
  await request(app).delete(`${prefix}/__admin/requests`).expect(204);
  return {
    vendor,
    prefix,
    post: async (fault) => {
      await request(app).post(`${prefix}/__admin/faults`).send(fault).expect(201);
    },
    create: (record = 190_245) =>
      request(app)
        .post(prefix + vendor.createPath(record))
        .set({ ...signedOn, "content-type": vendor.json.mediaType, accept: vendor.json.mediaType })
        .send(vendor.json.write(record)),
    journal: async () => (await all.open(name)).journal.list(),
  };
};

/** One vendor's code and the status that its sheet gives it. */
const CODES: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  t24: [
    ["EB-RESOURCE.MODIFIED", 412],
    ["RECORD MISSING", 404],
    ["EB.RTN.SAME.NAME.AUTHORISER/INPUTTER", 400],
  ],
  cayzu: [
    ["null-customer", 500],
    ["invalid-parameter", 400],
  ],
  "control-center": [
    ["10000602", 400],
    ["20000003", 404],
    ["40000029", 429],
  ],
  cardlytics: [
    ["ValidationException", 400],
    ["SessionValidationException", 401],
    ["throttled", 429],
  ],
};
const coded = VENDORS.flatMap((vendor) =>
  (CODES[vendor.name] ?? []).map(([code, status]) => ({ vendor, name: vendor.name, code, status })),
);

test.each(coded)("$name answers $code in its own words, once", async ({ vendor, code, status }) => {
  const act = await open(vendor);
  await act.post({ times: 1, respond: { kind: "error", code } });
  const faulty = await act.create();
  expect(faulty.status).toBe(status);
  if (faulty.text !== "") expect(vendor.isRefusal(status, parsed(faulty.text))).toBe(true);
  const { status: after } = await act.create();
  expect(after).toBe(vendor.createdStatus);
  const [, first] = await act.journal();
  expect(first?.fault).toEqual({ id: "fault-1", kind: "error" });
});

test.each(VENDORS)("$name answers its internal error where no code is named", async (vendor) => {
  const act = await open(vendor);
  await act.post({
    match: { method: "POST", path: vendor.createPath(190_245).replace(/\?.*/, "") },
    times: 1,
    respond: { kind: "error" },
  });
  const { status, text } = await act.create();
  expect([status, vendor.isRefusal(status, parsed(text))]).toEqual([500, true]);
});

const refusals = VENDORS.flatMap((vendor) =>
  (["before", "after"] as const).flatMap((when) => [
    { vendor, name: vendor.name, when, kind: "too-many-requests", status: 429 },
    { vendor, name: vendor.name, when, kind: "unavailable", status: 503 },
  ]),
);

test.each(refusals)("$name says $status with Retry-After $when the operation", async (row) => {
  const { vendor, when, kind, status } = row;
  const act = await open(vendor);
  await act.post({ times: 1, respond: { kind, retryAfter: 7, when } });
  const faulty = await act.create();
  expect([faulty.status, faulty.headers["retry-after"]]).toEqual([status, "7"]);
  expect(await violationsOf(vendor, faulty)).toEqual([]);
  expect(await isStored(vendor, act.prefix)).toBe(when === "after");
});

test.each(VENDORS)("$name sends its own status with no body, then with one that means nothing", async (vendor) => {
  const act = await open(vendor);
  await act.post({ times: 1, respond: { kind: "empty" } });
  await act.post({ times: 1, respond: { kind: "garbage" } });
  const empty = await act.create().buffer(true).parse(asText);
  expect([empty.status, empty.body, empty.headers["content-length"]]).toEqual([vendor.createdStatus, "", "0"]);
  const garbage = await act.create(190_246).buffer(true).parse(asText);
  expect(garbage.status).toBe(vendor.createdStatus);
  expect(vendor.created.test(garbage.body as string)).toBe(false);
  expect((garbage.body as string).length).toBeGreaterThan(0);
  const [second, first] = await act.journal();
  expect([first?.fault?.kind, first?.answer.body, second?.fault?.kind]).toEqual(["empty", "", "garbage"]);
});

test.each(VENDORS)("garbage of $name is the same in every sandbox of the name and seed", async (vendor) => {
  const once = async (): Promise<unknown> => {
    const { app } = await openEmulator(vendor.name);
    await request(app)
      .post("/~same/__admin/faults")
      .send({ respond: { kind: "garbage" } });
    return (await request(app).get("/~same/nowhere").buffer(true).parse(asText)).body;
  };
  expect(await once()).toEqual(await once());
});

const cuts = VENDORS.flatMap((vendor) =>
  (["reset", "close"] as const).flatMap((kind) =>
    (["before", "after"] as const).map((when) => ({ vendor, name: vendor.name, kind, when })),
  ),
);

test.each(cuts)("the connection to $name is cut by $kind $when the operation", async ({ vendor, kind, when }) => {
  const act = await open(vendor);
  await act.post({ times: 1, respond: { kind, when } });
  await expect(act.create()).rejects.toThrow(/ECONNRESET|socket hang up/);
  expect(await act.journal()).toEqual([
    expect.objectContaining({ status: 0, fault: { id: "fault-1", kind }, answer: { headers: {}, body: "" } }),
  ]);
  expect(await isStored(vendor, act.prefix)).toBe(when === "after");
});

test.each(VENDORS)("a slow body of $name comes whole, and a delayed answer as it is", async (vendor) => {
  const act = await open(vendor);
  await act.post({ times: 1, respond: { kind: "slow", overMs: 40 } });
  await act.post({ times: 1, delay: { min: 1, max: 5 } });
  const slow = await act.create();
  const delayed = await act.create(190_246);
  expect([slow.status, delayed.status]).toEqual([vendor.createdStatus, vendor.createdStatus]);
  expect([slow.text, delayed.text]).toEqual([
    expect.stringMatching(vendor.created),
    expect.stringMatching(vendor.created),
  ]);
  const kinds = (await act.journal()).map(({ fault, violations }) => [fault?.kind, violations]);
  expect(kinds).toEqual([
    ["delay", []],
    ["slow", []],
  ]);
});

test("a client that leaves during a delay is left alone, and its operation undone", async () => {
  const [vendor] = VENDORS;
  if (vendor === undefined) throw new Error("there is no vendor");
  const act = await open(vendor);
  await act.post({ delay: 60_000 });
  await expect(act.create().timeout(100)).rejects.toThrow("Timeout");
  await until(async () => (await act.journal()).length === 1);
  expect(await act.journal()).toEqual([
    expect.objectContaining({ status: 0, fault: { id: "fault-1", kind: "delay" } }),
  ]);
});

test("a fault of one operation leaves the others alone, also when routes differ in letter case", async () => {
  const { app } = await openEmulator("cayzu");
  const rule = { match: { operationId: "createCustomer" }, respond: { kind: "unavailable" } };
  await request(app).post("/__admin/faults").send(rule).expect(201);
  const token = "?token=cayzu-sandbox-token";
  await request(app).post(`/API/customer${token}`).send({ company_name: "Acme" }).expect(503);
  await request(app).get(`/api/Customer/Get/1${token}`).expect(404);
});

test("HEAD is disturbed as GET is", async () => {
  const { app } = await openEmulator("cardlytics");
  await request(app)
    .post("/__admin/faults")
    .send({ match: { operationId: "healthcheck" }, respond: { kind: "garbage" } })
    .expect(201);
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  const answer = await sendRaw(server.port, "HEAD /healthcheck HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  await server.close();
  expect([statusesIn(answer), answer.endsWith("\r\n\r\n")]).toEqual([[200], true]);
});

test("a fault can be seen, and a reset takes it away", async () => {
  const { app } = appOf(VENDORS[0] as Vendor);
  const faults = "/~seen/__admin/faults";
  await request(app)
    .put(faults)
    .send([{ respond: { kind: "reset" } }])
    .expect(200);
  const { body } = await request(app).get(faults).expect(200);
  expect(body).toEqual({ faults: [{ id: "fault-1", respond: { kind: "reset" }, seen: 0, acted: 0 }] });
  await request(app).put(faults).send(body).expect(200);
  await request(app).post("/~seen/__admin/reset").expect(204);
  expect((await request(app).get(faults)).body).toEqual({ faults: [] });
});

test("faults of which one is wrong change nothing", async () => {
  const { app } = appOf(VENDORS[0] as Vendor);
  const faults = "/~unchanged/__admin/faults";
  await request(app).post(faults).send({ delay: 1 }).expect(201);
  const answer = await request(app)
    .put(faults)
    .send([{ delay: 2 }, { match: { operationId: "nothing" }, delay: 3 }]);
  expect([answer.status, answer.body.code]).toEqual([400, "invalid-fault"]);
  expect((await request(app).get(faults)).body.faults).toMatchObject([{ delay: 1 }]);
});

test("the hundred and first fault is refused, with what to do", async () => {
  const { app } = appOf(VENDORS[0] as Vendor);
  const faults = "/~many/__admin/faults";
  await request(app)
    .put(faults)
    .send(Array(100).fill({ delay: 1 }))
    .expect(200);
  const { status, body } = await request(app).post(faults).send({ delay: 1 });
  expect([status, body.code]).toEqual([409, "too-many-faults"]);
  expect(body.message).toContain("DELETE /__admin/faults");
});

test.each([
  [{}],
  [{ delay: -1 }],
  [{ delay: 60_001 }],
  [{ times: 0, delay: 1 }],
  [{ respond: { kind: "explode" } }],
  [{ dealy: 1 }],
  [[]],
])("the fault %j is refused", async (fault) => {
  const { app } = appOf(VENDORS[0] as Vendor);
  const { status, body } = await request(app).post("/~refused/__admin/faults").send(fault);
  expect([status, typeof body.message]).toEqual([400, "string"]);
});

/** What a body breaks of what the vendor's contract declares for its refusals. */
async function violationsOf({ name }: Vendor, { text, headers }: request.Response): Promise<readonly string[]> {
  const file = new URL(`../dist/contracts/${name}.mjs`, import.meta.url);
  const { contract } = (await import(file.href)) as { contract: CompiledContract };
  const mediaType = String(headers["content-type"]).split(";", 1)[0] ?? "";
  const { schema = "" } = contract.operations.find(({ answers }) => answers["500"])?.answers["500"]?.[mediaType] ?? {};
  const validate = contract.validators[schema];
  if (validate === undefined) return [`there is no schema for ${mediaType}`];
  return schemaViolations(validate, JSON.parse(text), "answer").map(({ message }) => message);
}

/** Whether the sandbox's world differs from the seed in its customers. */
async function isStored(vendor: Vendor, prefix: string): Promise<boolean> {
  const { worlds: all } = appOf(vendor);
  const customers = async (name: string): Promise<number> => {
    const { records } = await (await all.open(name)).store.dump();
    return Object.values(records).reduce((sum, collection) => sum + Object.keys(collection).length, 0);
  };
  return (await customers(prefix.slice(2))) > (await customers("untouched"));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function asText(response: request.Response, done: (error: Error | null, text: string) => void): void {
  let text = "";
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
  stream.on("end", () => done(null, text));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}
