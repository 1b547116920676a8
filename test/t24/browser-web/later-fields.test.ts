import { customer, elementsIn, openT24, type Call } from "../calls.ts";
import { byId, everyElement, signOn, textOf, type Page } from "./browser.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

const COMMIT = { ofsOperation: "PROCESS" };

/** A customer with a value in every field that later releases have and IRIS' resource has not (12). */
const LATER = {
  "fieldName:SALUTATION": "Dear John",
  "fieldName:ADDRESS.COUNTRY": "GB",
  "fieldName:ADDRESS.TYPE": "HOME",
  "fieldName:ADDRESS.PURPOSE": "CTC",
  "fieldName:BUILDING.NUMBER": "1",
  "fieldName:BUILDING.NAME": "Castle Black",
  "fieldName:DEPARTMENT": "Watch",
  "fieldName:FLOOR": "7",
  "fieldName:DISTRICT.NAME": "North",
  "fieldName:CUST.BIRTH.PROVINCE": "Dorne",
  "fieldName:CUST.BIRTH.CITY": "Tower of Joy",
  "fieldName:CUST.BIRTH.COUNTRY": "US",
  "fieldName:UPDATE.PREV.ADDRESS": "YES",
  "fieldName:VULNERABILITY:1": "HEALTH",
  "fieldName:VULNERABILITY:2": "RESILIENCE",
  "fieldName:IDD.PREFIX.PHONE:1": "44",
  "fieldName:CR.USER.PROFILE.TYPE:1": "VALUED.CUSTOMER",
  "fieldName:CR.CALC.PROFILE:1": "14",
  "fieldName:CR.USER.PROFILE:1": "14",
  "fieldName:CR.CALC.RESET.DATE:1": "01 JAN 2030",
};

const JOHN = {
  "fieldName:MNEMONIC": "JSNOW",
  "fieldName:GENDER": "MALE",
  "fieldName:SECTOR": "1001",
  "fieldName:SHORT.NAME:1": "JOHN",
  "fieldName:NAME.1:1": "JOHN SNOW",
};

async function inputWith(call: Call, fields: Readonly<Record<string, string>>): Promise<Page> {
  const browser = await signOn(call);
  return browser.submit(await browser.command("CUSTOMER,INPUT I F3"), { ...JOHN, ...fields, ...COMMIT });
}

/** What the fields of a screen say, by their ids. */
function valuesOn(page: Page, ids: readonly string[]): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(ids.map((id) => [id, shownAt(byId(page, id))]));
}

function shownAt(control: ReturnType<typeof byId>): string | undefined {
  if (control.name !== "select") return control.attributes["value"];
  return elementsIn(control, "option").find(({ attributes }) => "selected" in attributes)?.attributes["value"];
}

test.each(["elevenTabs", "fourteenTabs", "singlePage"])(
  "in the layout %s the later fields that it shows are kept, and shown again",
  async (recordLayout) => {
    const call = await emulator.world({ recordLayout });
    expect((await inputWith(call, LATER)).message).toMatch(/^Txn Complete: 190245/);
    const page = await (await signOn(call)).command("CUSTOMER,INPUT I 190245");
    const ids = new Set(everyElement(page.tree).map(({ attributes }) => attributes["id"]));
    const shown = Object.keys(LATER).filter((id) => ids.has(id));
    expect(shown.length).toBe({ elevenTabs: 7, fourteenTabs: 20, singlePage: 20 }[recordLayout]);
    expect(valuesOn(page, shown)).toEqual(Object.fromEntries(Object.entries(LATER).filter(([id]) => ids.has(id))));
  },
);

test("IRIS, whose resource is older, does not show them, and an amendment over IRIS keeps them", async () => {
  const call = await emulator.world({ recordLayout: "fourteenTabs" });
  await inputWith(call, LATER);
  const seen = await call("GET", customer("190245"));
  expect(seen.json).not.toHaveProperty("Salutation");
  expect(seen.json).not.toHaveProperty("VulnerabilityMvGroup");
  const amended = await call("POST", customer("190245"), { body: { Title: "MR", GivenNames: "JON" } });
  expect(amended.status).toBe(201);
  const page = await (await signOn(call)).command("CUSTOMER,INPUT I 190245");
  expect(valuesOn(page, Object.keys(LATER))).toEqual(LATER);
});

test.each([
  ["fieldName:ADDRESS.COUNTRY", "ZZ", "Address Country MISSING COUNTRY - RECORD"],
  ["fieldName:ADDRESS.TYPE", "CAVE", "Address Type NO SPECIFIED VALUE"],
  ["fieldName:VULNERABILITY:1", "NONE", "Vulnerability.1 NO SPECIFIED VALUE"],
  ["fieldName:CR.CALC.RESET.DATE:1", "soon", "Cr Calc Reset Date.1 INVALID DATE"],
  ["fieldName:BUILDING.NUMBER", "12345678901234567", "Building Number TOO MANY CHARACTERS"],
])("%s does not take %s", async (field, value, error) => {
  const page = await inputWith(await emulator.world({ recordLayout: "fourteenTabs" }), { [field]: value });
  expect(page.errors).toEqual([error]);
});

test("to change nothing but a later field is an amendment, and to empty it is another", async () => {
  const call = await emulator.world();
  await inputWith(call, LATER);
  const author = await signOn(call, "AUTHOR");
  await author.submit(await author.command("CUSTOMER,NAU A 190245"), COMMIT);
  const browser = await signOn(call);
  const same = await browser.submit(await browser.command("CUSTOMER,INPUT I 190245"), COMMIT);
  expect(textOf(byId(same, "error_box")) + (same.message ?? "")).toContain("LIVE RECORD NOT CHANGED");
  const changes = { "fieldName:VULNERABILITY:2": "", ...COMMIT };
  const done = await browser.submit(await browser.command("CUSTOMER,INPUT I 190245"), changes);
  expect(done.message).toMatch(/^Txn Complete/);
  const page = await browser.command("CUSTOMER,INPUT I 190245");
  expect(page.text).not.toContain("fieldName:VULNERABILITY:2");
});

test("R22's first row is title and salutation, and rows twelve to fourteen are of birth and vulnerability (12)", async () => {
  const page = await (
    await signOn(await emulator.world({ recordLayout: "fourteenTabs" }))
  ).command("CUSTOMER,INPUT I F3");
  const rows = elementsIn(byId(page, "tab1"), "tbody")[0]?.children ?? [];
  const captions = rows.map((row) => elementsIn(row, "label").map(textOf));
  expect([captions[0], captions[4], captions[10], captions[11], captions[12], captions[13]]).toEqual([
    ["Title", "Salutation"],
    ["Gender", "Marital Status"],
    ["Date of Birth", "Language"],
    ["Cust Birth Province", "Cust Birth City"],
    ["Cust Birth Country"],
    ["Vulnerability.1"],
  ]);
});
