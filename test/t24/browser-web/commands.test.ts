import { elementsIn, openT24, type Call } from "../calls.ts";
import { byId, signOn, textOf, type Page } from "./browser.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

const SERVLET = "/BrowserWeb/servlet/BrowserServlet";

const opened = async (line: string, options: object = {}): Promise<Page> =>
  (await signOn(await emulator.world(options))).command(line);

/** What the folders of a menu and its leaves are called. */
function captionsIn(page: Page): readonly string[] {
  return [...elementsIn(page.tree, "span"), ...elementsIn(page.tree, "a")].map((entry) => textOf(entry).trim());
}

test.each([
  ["?1", "User Menu", "Customer Relationship"],
  ["MENU 2", "Admin Menu", "Customer Application"],
  ["?ADMIN.MENU", "Admin Menu", "Customer Application"],
  ["?CUSTOMER", "Customer", "Individual Customer"],
  ["MENU USER.MENU", "User Menu", "Retail Operations"],
  ["?", "Menu", "Admin Menu"],
  ["TOOLS", "Tools", "Customer Files"],
])("%s opens a menu of its own, %s, with %s in it (3.1)", async (line, title, caption) => {
  const page = await opened(line);
  expect([page.status, page.title]).toEqual([200, title]);
  expect(captionsIn(page)).toContain(caption);
});

test.each(["?9", "?0", "?NO.MENU", "MENU constructor", "?VIEW/REVERSE.EXTERNAL.USER"])(
  "%s names no menu",
  async (line) => {
    expect((await opened(line)).message).toBe(`MISSING HELPTEXT.MENU - ${line.replace(/^(?:\?|MENU )/, "")}`);
  },
);

test("the menus of a window are those of the profile's tree", async () => {
  expect(captionsIn(await opened("?CLIENTE", { menuTree: "spanish" }))).toContain("Authorise/Delete Customer");
  expect((await opened("?CLIENTE")).message).toBe("MISSING HELPTEXT.MENU - CLIENTE");
});

test("HELP says what the command line takes, or of an application what its fields are", async () => {
  expect(textOf(byId(await opened("HELP"), "enqheader"))).toBe("Command line");
  const fields = elementsIn((await opened("HELP CUSTOMER")).tree, "tr").map((row) => row.children.map(textOf));
  expect(fields).toContainEqual(["SECTOR", "Sector", "23", "4", "N", "yes", "the ids of SECTOR"]);
  expect(fields).toContainEqual(["GENDER", "Gender", "63", "10", "A", "no", "MALE, FEMALE"]);
  expect(fields).toContainEqual(expect.arrayContaining(["CURR.NO", "what T24 sets"]));
});

test("HELP on one field has its captions beside its values", async () => {
  const page = await opened("HELP CUSTOMER SECTOR");
  expect(page.title).toBe("CUSTOMER SECTOR");
  expect(elementsIn(page.tree, "tr").map((row) => row.children.map(textOf))).toContainEqual(["Length", "4"]);
});

test.each(["HELP ACCOUNT", "HELP CUSTOMER NOTHING", "HELP CUSTOMER constructor"])(
  "%s is help on nothing",
  async (line) => {
    expect((await opened(line)).message).toBe(`MISSING HELPTEXT - ${line.slice("HELP ".length)}`);
  },
);

test("TAB opens a screen of tabs, with an enquiry in a frame behind each", async () => {
  const browser = await signOn(await emulator.world());
  const page = await browser.command("TAB CUSTOMER.FILES");
  expect(page.title).toBe("Customer Files - Model Bank");
  expect(elementsIn(byId(page, "headtab"), "a").map(textOf)).toEqual(["Authorised", "Unauthorised", "History"]);
  const frames = elementsIn(page.tree, "iframe").map(({ attributes }) => attributes);
  expect(frames.map(({ class: look }) => look)).toEqual(["tab-frame", "tab-frame hidden", "tab-frame hidden"]);
  const query = frames[0]?.["src"]?.split("?")[1] ?? "";
  expect((await browser.get(`${SERVLET}?${query}`)).title).toBe("CUSTOMER - Default List");
});

test.each(["NOTHING", "constructor", ""])("TAB %s names no screen", async (name) => {
  expect((await opened(`TAB ${name}`)).message).toBe(`MISSING EB.TABBED.SCREEN - ${name}`);
});

test("a tab that the screen does not have shows the screen", async () => {
  const browser = await signOn(await emulator.world());
  const address = `${SERVLET}?routineName=OS.GET.TAB.FRAMES&routineArgs=CUSTOMER.FILES`;
  expect((await browser.get(`${address}&reqTabid=tab9`)).title).toBe("Customer Files - Model Bank");
  expect((await browser.get(`${address}&reqTabid=tab2`)).title).toBe("CUSTOMER$NAU - Default List");
});

/** Amends a live customer once, so that it has a history. */
async function amend(call: Call): Promise<void> {
  const browser = await signOn(call);
  const page = await browser.command("CUSTOMER,CORP I 66052");
  const done = await browser.submit(page, { "fieldName:SHORT.NAME:1": "Amended", ofsOperation: "PROCESS" });
  expect(done.message).toMatch(/^Txn Complete/);
  const author = await signOn(call, "AUTHOR");
  await author.submit(await author.command("CUSTOMER,CORP A 66052"), { ofsOperation: "PROCESS" });
}

test.each(["S", "P"])("%s 66052;1 shows what the customer was before it was amended", async (letter) => {
  const call = await emulator.world();
  await amend(call);
  const browser = await signOn(call);
  const page = await browser.command(`CUSTOMER,CORP ${letter} 66052;1`);
  expect(byId(page, "transactionId").attributes["value"]).toBe("66052;1");
  expect(textOf(byId(page, "disabled_SHORT.NAME:1"))).not.toBe("Amended");
  const now = await browser.command(`CUSTOMER,CORP ${letter} 66052`);
  expect(textOf(byId(now, "disabled_SHORT.NAME:1"))).toBe("Amended");
});

test("a row of the history list leads to that record", async () => {
  const call = await emulator.world();
  await amend(call);
  const browser = await signOn(call);
  const list = await browser.command("CUSTOMER H");
  const [, line = ""] = /drilldown\(&#39;([^&]*66052;1)&#39;/.exec(list.text) ?? [];
  expect(byId(await browser.command(line), "transactionId").attributes["value"]).toBe("66052;1");
});

test.each([
  ["CUSTOMER S 66052;9", "RECORD MISSING"],
  ["CUSTOMER S 66052;", "RECORD MISSING"],
  ["CUSTOMER I 66052;1", "INP NOT NUMERIC"],
  ["CUSTOMER A 66052;1", "INP NOT NUMERIC"],
])("%s is answered %s", async (line, message) => {
  expect((await opened(line)).message).toBe(message);
});

test.each([
  ["S", "CUSTOMER,INPUT S 66052"],
  ["P", "CUSTOMER,INPUT P 66052"],
  ["I", "CUSTOMER,INPUT I 66052"],
  ["I", "CUSTOMER,INPUT I F3"],
  ["C", "CUSTOMER,INPUT C 66052"],
  ["A", "CUSTOMER,INPUT A 66052"],
  ["D", "CUSTOMER,INPUT D 66052"],
  ["R", "CUSTOMER,INPUT R 66052"],
  ["H", "CUSTOMER,INPUT H 66052"],
  ["Q", "CUSTOMER,INPUT Q 66052"],
  ["L", "CUSTOMER L"],
  ["L", "CUSTOMER E"],
  ["L", "CUSTOMER H"],
  ["L", "ENQ CUSTOMER.LIST"],
  ["L", "COS CUSTOMER.NAU"],
])("without function %s the line %s is a security violation", async (letter, line) => {
  const call = await emulator.world();
  const { store } = call.world;
  const { value, version = 0 } = (await store.get<{ functions: readonly string[] }>("USER", "AUDITR")) ?? {};
  const functions = value?.functions.filter((one) => one !== letter);
  await store.commit([{ collection: "USER", id: "AUDITR", expected: version, value: { ...value, functions } }]);
  const page = await (await signOn(call, "AUDITR")).command(line);
  expect(page.message).toMatch(/SECURITY.VIOLATION$/);
});

test.each([
  ["FT,ANY I F3", "MISSING FUNDS.TRANSFER,ANY - RECORD"],
  ["AAA", "MISSING AA.ARRANGEMENT.ACTIVITY, - RECORD"],
  ["CUSTOMER,NOTHING", "MISSING CUSTOMER,NOTHING - RECORD"],
])("%s is short for an application that is not there: %s", async (line, message) => {
  expect((await opened(line)).message).toBe(message);
});
