import { frozenClock } from "../../emulators/core/clock.ts";
import { ATOM, codesIn, customer, elementsIn, HAL, inputJohn, JOHN_SNOW, openT24, treeOf, type Call } from "./calls.ts";

/* What holds of every page, seen from outside: times, addresses, sizes, and that values are texts (fact sheet, 4). */

const t24 = await openT24({ clock: frozenClock(new Date("2018-01-30T10:20:30.987Z")) });
afterAll(() => t24.close());

const PAGES = [
  ["GET", "verCustomer_Inputs()"],
  ["GET", customer("66052")],
  ["GET", customer("66052", "see")],
  ["POST", "verCustomer_Inputs()/new"],
  ["POST", customer("190245", "validate")],
] as const;

/** The answer in one of the two languages. */
const textOf = async (call: Call, [method, path]: (typeof PAGES)[number], accept: string): Promise<string> =>
  (await call(method, path, { accept })).text;

test.each(PAGES)("%s %s says its time in ISO seconds with Z, wherever it says one", async (...page) => {
  const times = elementsIn(treeOf(await textOf(await t24.world(), page, ATOM)), "updated");
  expect(new Set(times.map(({ text }) => text))).toEqual(new Set(["2018-01-30T10:20:30Z"]));
});

test.each(PAGES)("%s %s has no address that is left as a template", async (...page) => {
  const call = await t24.world();
  for (const accept of [ATOM, HAL]) {
    const text = await textOf(call, page, accept);
    expect(text).toMatch(/href/);
    expect(text).not.toMatch(/%7B|\{(?:id|CustomerCode|UserId)\}/);
  }
});

test.each(PAGES)("%s %s has nothing but texts in HAL", async (...page) => {
  const leaves = (value: unknown): readonly unknown[] =>
    typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [value];
  const found = leaves(JSON.parse(await textOf(await t24.world(), page, HAL)));
  expect(found.filter((leaf) => typeof leaf !== "string")).toEqual([]);
  expect(found.length).toBeGreaterThan(50);
});

test("an input's answer is nearly 200 kB long in Atom, most of it metadata", async () => {
  const { text } = await inputJohn(await t24.world(), { accept: ATOM });
  const metadata = /<m:inline>.*<\/m:inline>/s.exec(text)?.[0] ?? "";
  expect(text.length).toBeGreaterThan(160_000);
  expect(text.length).toBeLessThan(210_000);
  expect(metadata.length / text.length).toBeGreaterThan(0.85);
});

test("what /new hands out has no defaults; validate and input have them", async () => {
  const call = await t24.world();
  const defaults = ({ json }: { json: Record<string, unknown> }) => [
    json["Language"],
    json["AccountOfficer"],
    json["CompanyBook"],
    json["AmlCheck"],
  ];
  expect(defaults(await call("POST", "verCustomer_Inputs()/new"))).toEqual(["", "", "", ""]);
  const filled = ["1", "1", "GB0010001", "NULL"];
  expect(defaults(await call("POST", customer("190245", "validate"), { body: JOHN_SNOW }))).toEqual(filled);
  expect(defaults(await inputJohn(call))).toEqual(filled);
});

test.each([HAL, "application/json", ATOM, "application/xml"])("no body is an empty record, as %s", async (type) => {
  const call = await t24.world();
  const answer = await call("POST", customer("190245", "validate"), { type });
  expect([answer.status, answer.json.CustomerCode]).toEqual([400, "190245"]);
  expect(codesIn(answer)[0]).toBe("INPUT MISSING");
});

test("a version without authorisers takes live what was held together with what is new", async () => {
  const call = await t24.world();
  const { Mnemonic, ...rest } = JOHN_SNOW;
  const held = await call("POST", "verCustomers('190245')/hold", { body: rest });
  expect([held.status, held.json.RecordStatus]).toEqual([201, "IHLD"]);
  const { status, json } = await call("POST", "verCustomers('190245')", { body: { Mnemonic } });
  expect([status, json.RecordStatus, json.Mnemonic, json.GivenNames]).toEqual([201, "", "JSNOW", "JOHN"]);
});
