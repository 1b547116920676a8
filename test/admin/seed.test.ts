import request from "supertest";

import type { SeedMistake } from "../../emulators/core/state/seed-files.ts";
import { millisecondsSince } from "../support/cpu-time.ts";
import { openEmulator, type OpenEmulator } from "../support/open-emulator.ts";

const emulators: Readonly<Record<string, OpenEmulator>> = {
  cayzu: await openEmulator("cayzu"),
  "control-center": await openEmulator("control-center"),
  cardlytics: await openEmulator("cardlytics"),
  t24: await openEmulator("t24"),
};
afterAll(async () => {
  for (const emulator of Object.values(emulators)) await emulator.close();
});

const open = (name: string): OpenEmulator => {
  const emulator = emulators[name];
  if (emulator === undefined) throw new Error(`${name} is not open`);
  return emulator;
};
const seed = (name: string, files: readonly { name: string; text: string }[], query = ""): request.Test =>
  request(open(name).app).post(`/~seeded/__admin/seed${query}`).send({ files });
const recordOf = async (name: string, collection: string, id: string): Promise<unknown> =>
  (await (await open(name).worlds.open("seeded")).store.get(collection, id))?.value;
const mistakesIn = async (name: string, text: string): Promise<readonly string[]> => {
  const { status, body } = await seed(name, [{ name: "seed.yaml", text }]);
  expect([status, body.code]).toEqual([400, "invalid-seed"]);
  return (body.details.mistakes as SeedMistake[]).map(({ line, at, message }) => `${line} ${at} ${message}`);
};

const CARDLYTICS_CUSTOMER = `sourceCustomerId: c-1
    organizationId: "50004"
    postalCode: "78753"
    country: US
    customerCreationDate: "2017-01-01T08:00:00Z"
    enrollmentStartDate: "2023-01-01T08:00:00Z"
    enrollmentOptInStatus: ACTIVE
    alertOptInStatus: [ALL]
    targetingIndicator: TARGET
    accounts: []`;

const T24_CUSTOMER = `Mnemonic: JSNOW
    Title: MR
    GivenNames: JOHN
    Gender: MALE
    Sector: 1001
    ShortNameMvGroup: [{ ShortName: JOHN }]
    Name1MvGroup: [{ Name1: JOHN SNOW }]`;

test.each<[string, string, string, object]>([
  ["cayzu", "customers:\n  - company_name: Acme\n", "customers 1", { company_name: "Acme", id: 1, is_active: false }],
  ["cayzu", "customers:\n  - { company_name: Acme, id: 40 }\n", "customers 40", { company_name: "Acme", id: 40 }],
  [
    "control-center",
    "accounts: [{ name: Hydra }]\ncustomers:\n  - { name: Hive, accountName: Hydra }\n",
    "customers 1234",
    { name: "Hive", accountName: "Hydra" },
  ],
  [
    "control-center",
    "users:\n  - { name: ada, apiKey: k, role: reader, account: Acme }\n",
    "users ada",
    { apiKey: "k", role: "reader", account: "Acme" },
  ],
  ["cardlytics", `customers:\n  - ${CARDLYTICS_CUSTOMER}\n`, "customers c-1", { postalCode: "78753" }],
  [
    "cardlytics",
    "portfolios:\n  - { sourcePortfolioId: p-1, portfolioName: Everyday }\n",
    "portfolios p-1",
    { portfolioName: "Everyday" },
  ],
  [
    "t24",
    `customers:\n  - ${T24_CUSTOMER}\n`,
    "CUSTOMER 190245",
    { scalars: { MNEMONIC: "JSNOW", SECTOR: "1001", "CURR.NO": "1" } },
  ],
  [
    "t24",
    `customers:\n  - CustomerCode: 200000\n    status: INAU\n    ${T24_CUSTOMER}\n`,
    "CUSTOMER$NAU 200000",
    { scalars: { "RECORD.STATUS": "INAU" } },
  ],
  ["t24", "users:\n  - { name: ADA, password: pw, functions: [S] }\n", "USER ADA", { password: "pw" }],
])("a seed file of %s with %j gives the record", async (name, text, place, record) => {
  await seed(name, [{ name: "seed.yaml", text: `emulator: ${name}\n${text}` }]).expect(204);
  const [collection = "", id = ""] = place.split(" ");
  expect(await recordOf(name, collection, id)).toMatchObject(record);
});

test.each<[string, string, readonly unknown[]]>([
  [
    "cayzu",
    "customers:\n  - company_name: Acme\n    citty: Bonn\n  - is_active: perhaps\n    company_name: Initech\n",
    ["3 /customers/0/citty is no member that the schema knows", "4 /customers/1/is_active must be boolean"],
  ],
  [
    "cayzu",
    "customers:\n  - { company_name: A, id: 2 }\n  - { company_name: B, id: 1 }\n",
    ["3 /customers/1 id 1 is not free: ids must grow from one customer to the next"],
  ],
  ["cayzu", "emulator: t24\n", ['1 /emulator the file is for "t24", and this is cayzu']],
  ["cayzu", "customers: [\n", [expect.stringMatching(/^2 {2}Flow sequence/)]],
  ["cayzu", "a: 1\na: 2\n", ["2  Map keys must be unique"]],
  ["cayzu", "[]", ["1  must be object"]],
  ["cayzu", "", ["1  must be object"]],
  [
    "control-center",
    "customers:\n  - { name: A, accountName: Nowhere }\n  - { name: B, accountName: Initech }\n",
    [
      expect.stringMatching(/^2 \/customers\/0 accountName: /),
      expect.stringMatching(/^3 \/customers\/1 accountName: /),
    ],
  ],
  [
    "control-center",
    "users:\n  - { name: ada, apiKey: k, role: king, account: Acme }\n",
    ['2 /users/0/role must be equal to one of the allowed values: ["administrator","reader"]'],
  ],
  [
    "control-center",
    "users:\n  - { name: ada, apiKey: k, role: reader, account: Hydra }\n",
    ['2 /users/0 there is no account "Hydra"'],
  ],
  [
    "cardlytics",
    `customers:\n  - ${CARDLYTICS_CUSTOMER}\n  - ${CARDLYTICS_CUSTOMER}\n`,
    [expect.stringMatching(/^12 \/customers\/1 .*must not exist already/)],
  ],
  ["t24", "customers:\n  - Mnemonic: X\n    Nickname: Jo\n", ["2 /customers/0 CUSTOMER has no property Nickname"]],
  [
    "t24",
    `customers:\n  - ${T24_CUSTOMER}\n    Industry: 4711\n`,
    [expect.stringMatching(/^2 \/customers\/0 Customer 190245 cannot be taken as it is: .*Industry/)],
  ],
  [
    "t24",
    `customers:\n  - CustomerCode: 66052\n    ${T24_CUSTOMER}\n`,
    ["2 /customers/0 there is a customer 66052 already"],
  ],
])("a seed file of %s with %j is told its mistakes by line", async (name, text, mistakes) => {
  expect(await mistakesIn(name, text)).toEqual(mistakes);
});

test("several files are one seed, refused as a whole", async () => {
  await seed("cayzu", [{ name: "a.yaml", text: "customers: [{ company_name: Kept }]" }]).expect(204);
  const { body } = await seed("cayzu", [
    { name: "a.yaml", text: "customers:\n  - company_name: Acme\n" },
    { name: "b.json", text: '{\n  "customers": [\n    {}\n  ]\n}' },
    { name: "c.yaml", text: "customers: 1" },
  ]).expect(400);
  expect(body.message).toBe(
    "The seed is refused, and nothing has changed.\n" +
      "b.json:3:5: /customers/0: must have required property 'company_name'\n" +
      "c.yaml:1:1: /customers: must be array",
  );
  expect(await recordOf("cayzu", "customers", "1")).toMatchObject({ company_name: "Kept" });
});

test("the files make the records anew, and a reset goes back to them", async () => {
  const { app } = open("cayzu");
  await seed("cayzu", [{ name: "a.json", text: '{"customers":[{"company_name":"Acme"}]}' }]).expect(204);
  await request(app).post("/~seeded/api/Customer?token=cayzu-sandbox-token").send({ company_name: "New" }).expect(200);
  expect(await recordOf("cayzu", "customers", "2")).toMatchObject({ company_name: "New" });
  await request(app).post("/~seeded/__admin/reset").expect(204);
  expect(await recordOf("cayzu", "customers", "1")).toMatchObject({ company_name: "Acme" });
  expect(await recordOf("cayzu", "customers", "2")).toBeUndefined();
});

test("a seed sets the records only: options, clock, chance, journal, faults and races stay", async () => {
  const { app, worlds } = open("cayzu");
  const control = (path: string): string => `/~kept/__admin/${path}`;
  await request(app).put(control("clock")).send({ freeze: "2026-01-01T00:00:00Z" }).expect(200);
  await request(app).put(control("options")).send({ companyNameUnique: true }).expect(200);
  await request(app)
    .post(control("faults"))
    .send({ match: { method: "GET" }, times: 1, delay: 1 })
    .expect(201);
  await request(app)
    .post(control("races"))
    .send({ match: { method: "GET" }, until: 2 })
    .expect(201);
  await request(app).post("/~kept/api/Customer?token=cayzu-sandbox-token").send({ company_name: "Gone" }).expect(200);
  const kept = async (): Promise<unknown> => {
    const paths = ["clock", "options", "faults", "races", "requests"];
    const answers = await Promise.all(paths.map((path) => request(app).get(control(path)).expect(200)));
    const chance = (await worlds.open("kept")).random.state();
    return [...answers.map(({ body }: request.Response) => body as unknown), chance];
  };
  const before = await kept();
  await request(app)
    .post(control("seed"))
    .send({ customers: [{ company_name: "Acme" }] })
    .expect(204);
  expect(await kept()).toEqual(before);
  const { store } = await worlds.open("kept");
  expect((await store.get("customers", "1"))?.value).toMatchObject({ company_name: "Acme" });
});

test("a body that is the file itself is told its mistakes by its own lines", async () => {
  const { body } = await request(open("cayzu").app)
    .post("/~seeded/__admin/seed")
    .set("Content-Type", "application/json")
    .send('{\n  "customers": [\n    { "company_name": 7 }\n  ]\n}')
    .expect(400);
  expect(body.details.mistakes).toEqual([
    { file: "body", line: 3, column: 7, at: "/customers/0/company_name", message: "must be string,null" },
  ]);
});

test("a seed with more mistakes than anybody reads is refused by the first of them", async () => {
  const text = JSON.stringify({ customers: Array.from({ length: 60_000 }, () => 1) });
  const { status, body } = await seed("cayzu", [{ name: "many.json", text }]);
  expect([status, body.code]).toEqual([400, "invalid-seed"]);
  expect(body.details.mistakes[0]).toMatchObject({ file: "many.json", line: 1, at: "/customers/0" });
});

test("aliases that multiply are refused, and the process goes on", async () => {
  const rows = "bcdefgh"
    .split("")
    .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${"abcdefgh"[index]}`).join()}]`);
  const text = ["a: &a [x,x,x,x,x,x,x,x,x,x]", ...rows].join("\n");
  const { body } = await seed("cayzu", [{ name: "bomb.yaml", text }]).expect(400);
  expect(body.code).toBe("invalid-seed");
});

test.each<[string, string, string]>([
  ["brackets", "[".repeat(100_000), "1:257"],
  ["keys by indentation", Array.from({ length: 900 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"), "257:257"],
  ["lists in one line", `- ${"- ".repeat(100_000)}a`, "1:513"],
  ["lists of keys", Array.from({ length: 400 }, (_, depth) => `${"  ".repeat(depth)}- a:`).join("\n"), "129:257"],
  ["explicit keys", `${"? ".repeat(100_000)}a`, "1:513"],
])("%s that nest too deep are refused at once, and it is said where", async (_what, text, place) => {
  const startedAt = process.cpuUsage();
  const { body } = await seed("cayzu", [{ name: "bomb.yaml", text }]).expect(400);
  expect(millisecondsSince(startedAt)).toBeLessThan(1_000);
  expect(body.message).toContain(`bomb.yaml:${place}: the file: nests deeper than 256 levels`);
});

test("what is indented far, yet nests little, is no bomb", async () => {
  const text = `customers:\n${" ".repeat(2_000)}- company_name: Acme\n${" ".repeat(2_000)}- { company_name: Initech }\n`;
  await seed("cayzu", [{ name: "wide.yaml", text }]).expect(204);
  expect(await recordOf("cayzu", "customers", "2")).toMatchObject({ company_name: "Initech" });
});

test("records of a seed are stamped with one instant, whatever the clock", async () => {
  const text = `customers:\n  - ${T24_CUSTOMER}\n`;
  await seed("t24", [{ name: "a.yaml", text }]).expect(204);
  const before = await recordOf("t24", "CUSTOMER", "190245");
  await request(open("t24").app).put("/~seeded/__admin/clock").send({ advance: "P400D" }).expect(200);
  await seed("t24", [{ name: "a.yaml", text }]).expect(204);
  expect(await recordOf("t24", "CUSTOMER", "190245")).toEqual(before);
});
