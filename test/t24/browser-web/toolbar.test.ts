import { elementsIn, openT24, type Call } from "../calls.ts";
import { byId, signOn, type Browser, type Page } from "./browser.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

/** The seven buttons over a record, with what they are called and their keys (4.2). */
const BUTTONS = {
  commit: ["Commit the deal", "C"],
  validate: ["Validate a deal", "V"],
  hold: ["Place a contract on Hold", undefined],
  delete: ["Deletes a Deal", undefined],
  authorise: ["Authorises a deal", "A"],
  reverse: ["Reverses a deal from the live file", undefined],
  verify: ["Verifies a deal", undefined],
} as const;

type Button = keyof typeof BUTTONS;

/** What stands behind them, on every record: Return, the list's Go, Help. */
const BEHIND = ["Return to application screen", "Go", "Help"];

interface Seen {
  readonly title: string | undefined;
  readonly key: string | undefined;
  readonly isOn: boolean;
}

/** The buttons of a page, each checked: the title on link and picture, which is its alt, too; off is grey and leads nowhere. */
function buttonsOf(page: Page): readonly Seen[] {
  return elementsIn(byId(page, "goButton"), "a").map(({ attributes, children }) => {
    const { title, accesskey: key, href, onclick } = attributes;
    const picture = children.find(({ name }) => name === "img")?.attributes ?? {};
    expect([picture["title"], picture["alt"]]).toEqual([title, title]);
    const isOn = !(picture["src"] ?? "").endsWith("_dis.gif");
    expect([href !== undefined, onclick !== undefined]).toEqual([isOn, isOn]);
    return { title, key, isOn };
  });
}

/** A world with a customer of each kind: 190777 waits, 190778 is on hold, 66052 is live, 100104 is reversed. */
async function prepared(): Promise<Call> {
  const call = await emulator.world({ customerReversal: "allow" });
  const browser = await signOn(call, "AUDITR");
  const page = await browser.command("CUSTOMER,INPUT I 190777");
  const john = { "fieldName:MNEMONIC": "JSNOW", "fieldName:GENDER": "MALE", "fieldName:SECTOR": "1001" };
  const names = { "fieldName:SHORT.NAME:1": "JOHN", "fieldName:NAME.1:1": "JOHN SNOW" };
  await browser.submit(page, { ...john, ...names, ofsOperation: "PROCESS" });
  await browser.submit(await browser.command("CUSTOMER,INPUT I 190778"), { ...names, ofsOperation: "HOLD" });
  await browser.submit(await browser.command("CUSTOMER,INPUT R 100104"), { ofsOperation: "PROCESS" });
  const author = await signOn(call, "AUTHOR");
  await author.submit(await author.command("CUSTOMER,INPUT A 100104"), { ofsOperation: "PROCESS" });
  return call;
}

const call = await prepared();
const auditor: Browser = await signOn(call, "AUDITR");

const INPUT: readonly Button[] = ["commit", "validate", "hold"];

test.each<[string, readonly Button[]]>([
  ["I F3", INPUT],
  ["I 66052", INPUT],
  ["I 190777", INPUT],
  ["I 190778", INPUT],
  ["C 66052", INPUT],
  ["S 66052", []],
  ["S 190777", []],
  ["S 100100;1", []],
  ["P 66052", []],
  ["A 190777", ["authorise"]],
  ["D 190777", ["delete"]],
  ["D 190778", ["delete"]],
  ["R 66052", ["reverse"]],
  ["V 66052", ["verify"]],
  ["H 100104", ["commit"]],
  ["Q 66052", ["commit"]],
])("in function %s %j is on, all else off (4.2)", async (typed, on) => {
  const buttons = buttonsOf(await auditor.command(`CUSTOMER,INPUT ${typed}`));
  const isOn = (name: string): boolean => on.some((own) => own === name);
  const record = Object.entries(BUTTONS).map(([name, [title, key]]) => ({ title, key, isOn: isOn(name) }));
  expect(buttons).toEqual([...record, ...BEHIND.map((title) => ({ title, key: undefined, isOn: true }))]);
});

test("beside the box for an id are pencil, lens and spanner, and they are always on (4.3)", async () => {
  const titles = ["Edit a contract", "View a contract", "Perform an action on the contract", "Go", "Help"];
  const buttons = buttonsOf(await auditor.command("CUSTOMER"));
  expect(buttons).toEqual(titles.map((title) => ({ title, key: undefined, isOn: true })));
});

/** Types into the box for an id, and clicks: pencil I, lens S, spanner none. */
async function typed(text: string, letter: string): Promise<Page> {
  const page = await auditor.command("CUSTOMER,INPUT");
  return auditor.submit(page, { transactionId: text, ofsOperation: "BUILD", ofsFunction: letter });
}

test.each([
  ["66052", "I", "I", "66052"],
  ["66052", "S", "S", "66052"],
  ["190777", "", "A", "190777"],
  ["190778", "", "I", "190778"],
  ["66052", "", "I", "66052"],
  ["S 66052", "I", "S", "66052"],
  ["A 190777", "I", "A", "190777"],
  ["S 100100;1", "I", "S", "100100;1"],
])("%j in the box, by button %j, opens in function %s the record %s (4.3, 5)", async (text, button, letter, id) => {
  const page = await typed(text, button);
  expect(byId(page, "ofsFunction").attributes["value"]).toBe(letter);
  expect(byId(page, "transactionId").attributes["value"]).toBe(id);
});

test.each([
  ["L", "CUSTOMER - Default List"],
  ["E", "CUSTOMER$NAU - Default List"],
  ["H", "CUSTOMER$HIS - Default List"],
  ["", "CUSTOMER"],
  ["S", "CUSTOMER"],
])("%j in the box opens %s (5)", async (text, title) => {
  expect((await typed(text, "I")).title).toBe(title);
});

test("F3 in the box, as New Deal puts it there, is a new record", async () => {
  expect(byId(await typed("F3", "I"), "transactionId").attributes["value"]).toMatch(/^\d{6}$/);
});

test("a reversal on hold is read from there, and the spanner goes on with it", async () => {
  const own = await emulator.world({ customerReversal: "allow" });
  const browser = await signOn(own);
  await browser.submit(await browser.command("CUSTOMER,INPUT R 100104"), { ofsOperation: "PROCESS" });
  expect((await own("POST", "verCustomer_Inputs('100104')/hold", { body: {} })).status).toBe(201);
  const page = await browser.submit(await browser.command("CUSTOMER,INPUT"), {
    transactionId: "100104",
    ofsOperation: "BUILD",
    ofsFunction: "",
  });
  expect([byId(page, "ofsFunction").attributes["value"], page.message]).toEqual([
    "R",
    "RECORD WAS READ FROM HOLD FILE",
  ]);
  expect((await browser.submit(page, { ofsOperation: "PROCESS" })).message).toMatch(/^Txn Complete: 100104/);
});
