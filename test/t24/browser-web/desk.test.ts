import { elementsIn, openT24, type Call } from "../calls.ts";
import { byId, signOn, textOf, type Browser, type Page } from "./browser.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

const SERVLET = "/BrowserWeb/servlet/BrowserServlet";

/** The first cells of the rows of the list below the box for an id. */
async function recentIn(browser: Browser): Promise<readonly string[]> {
  const list = await browser.get(`${SERVLET}?routineName=OS.GET.DROP.DOWN&dropfield=transactionId`);
  return elementsIn(byId(list, "dropDownTable:transactionId"), "tr").map((row) => row.children.map(textOf).join(" "));
}

test("the ids that a user had on a screen last are listed below the box, the newest first, each once (5)", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  expect(await recentIn(browser)).toEqual([]);
  for (const id of ["66052", "100100", "66052", "999999"]) await browser.command(`CUSTOMER S ${id}`);
  expect(await recentIn(browser)).toEqual(["66052 NOKIA US", "100100 Harry Crisp"]);
  expect(await recentIn(await signOn(call, "AUTHOR"))).toEqual([]);
  expect(await recentIn(await signOn(call))).toHaveLength(2);
});

test("a new record is a recent one once it is committed, and none when it is gone", async () => {
  const browser = await signOn(await emulator.world());
  const page = await browser.command("CUSTOMER,INPUT I F3");
  expect(await recentIn(browser)).toEqual([]);
  await browser.submit(page, { "fieldName:SHORT.NAME:1": "JOHN", ofsOperation: "HOLD" });
  expect(await recentIn(browser)).toEqual(["190245 JOHN"]);
  await browser.submit(await browser.command("CUSTOMER,INPUT D 190245"), { ofsOperation: "PROCESS" });
  expect(await recentIn(browser)).toEqual([]);
});

test("no more than ten ids are kept", async () => {
  const browser = await signOn(await emulator.world());
  for (let id = 1; id <= 12; id += 1) {
    const page = await browser.command(`CUSTOMER,INPUT I ${id}`);
    await browser.submit(page, { "fieldName:SHORT.NAME:1": "JOHN", ofsOperation: "HOLD" });
  }
  const recent = await recentIn(browser);
  expect([recent.length, recent[0], recent[9]]).toEqual([10, "12 JOHN", "3 JOHN"]);
});

test("sessions, recent ids, copies and selections are in a snapshot, and stand again when it is restored", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  await browser.submit(await browser.command("CUSTOMER,INPUT S 66052"), { ofsOperation: "COPY" });
  await runList(browser, "%CUSTOMER", "CRISP");
  const control = { user: "nobody", accept: "application/json", type: "application/json" };
  const snapshot = await call("GET", "/__admin/snapshot", control);
  expect(snapshot.status).toBe(200);
  expect((await call("POST", "/__admin/reset", { ...control, type: "" })).status).toBeLessThan(300);
  expect((await browser.command("CUSTOMER")).title).toBe("T24 Sign in");
  expect((await call("PUT", "/__admin/snapshot", { ...control, body: snapshot.text })).status).toBeLessThan(300);
  expect(await recentIn(browser)).toEqual(["66052 NOKIA US"]);
  expect(await listed(browser)).toEqual(["1", "CRISP"]);
});

/** What More Actions offers on a page, by value. */
function actionsOn(page: Page): readonly string[] {
  return elementsIn(byId(page, "moreactions"), "option").map(({ attributes }) => attributes["value"] ?? "");
}

const LISTS = ["LIST|LIVE", "LIST|NAU", "LIST|HIS", "SEARCH|LIVE", "SEARCH|NAU", "SEARCH|HIS"];

test.each([
  ["CUSTOMER", ["", "PRINT", ...LISTS]],
  ["CUSTOMER,INPUT I 66052", ["", "PRINT", "EDIT|COPY", "EDIT|USER,DMG_PASTE", ...LISTS]],
  ["CUSTOMER,INPUT S 66052", ["", "PRINT", "EDIT|COPY", ...LISTS]],
  ["CUSTOMER,INPUT S 100100;1", ["", "PRINT", ...LISTS]],
])("More Actions offers on %s %j (4.2)", async (line, values) => {
  const page = await (await signOn(await emulator.world())).command(line);
  expect(actionsOn(page)).toEqual(values);
  expect(textOf(elementsIn(byId(page, "moreactions"), "option")[0] ?? byId(page, "moreactions"))).toBe(
    "More Actions ...",
  );
  expect(byId(page, "moreactions").attributes["name"]).toBeUndefined();
});

test("a record is copied from one screen and pasted on another, under the other's id, stored by neither", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  const seen = await browser.command("CUSTOMER,INPUT S 100100");
  const copied = await browser.submit(seen, { ofsOperation: "COPY" });
  expect([copied.message, byId(copied, "transactionId").attributes["value"]]).toEqual(["RECORD COPIED", "100100"]);
  const page = await browser.submit(await browser.command("CUSTOMER,INPUT I F3"), { ofsOperation: "PASTE" });
  expect(byId(page, "transactionId").attributes["value"]).toBe("190245");
  expect(byId(page, "fieldName:SHORT.NAME:1").attributes["value"]).toBe("Harry Crisp");
  expect((await browser.command("CUSTOMER S 190245")).message).toBe("RECORD MISSING");
});

test("what was copied on the screen is pasted over IRIS, by the same user", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  await browser.submit(await browser.command("CUSTOMER,INPUT S 100100"), { ofsOperation: "COPY" });
  const pasted = await call("POST", "verCustomer_Inputs('190300')/paste");
  expect(pasted.json).toMatchObject({ CustomerCode: "190300", Mnemonic: "CRISP" });
});

test("without a copy, or on a screen that takes no input, there is nothing to paste", async () => {
  const browser = await signOn(await emulator.world());
  const page = await browser.submit(await browser.command("CUSTOMER,INPUT I 66052"), { ofsOperation: "PASTE" });
  expect(page.message).toBe("NOTHING TO PASTE");
  await browser.submit(page, { ofsOperation: "COPY" });
  const seen = await browser.command("CUSTOMER,INPUT S 66052");
  expect((await browser.submit(seen, { ofsOperation: "PASTE" })).message).toBe("NOTHING TO PASTE");
});

test("a window that a row has opened says which enquiry leads back, whatever is posted from it (4.2)", async () => {
  const browser = await signOn(await emulator.world());
  const page = await browser.post({
    command: "globusCommand",
    requestType: "UTILITY.ROUTINE",
    routineName: "OS.NEW.DEAL",
    routineArgs: "CUSTOMER,INPUT I 66052",
    previousEnqs: "CUSTOMER.LIST",
  });
  const again = await browser.submit(page, { ofsOperation: "VALIDATE" });
  for (const { text } of [page, again]) {
    expect(text).toContain(`Back to: <a href="javascript:goBack('CUSTOMER.LIST')">Customer List</a> &gt;`);
  }
  expect((await browser.command("CUSTOMER,INPUT I 66052")).text).not.toContain("Back to:");
});

test.each([
  ["SECTOR", "doHelp('SECTOR')"],
  ["STREET", "doHelp('STREET')"],
])("the caption of %s leads to its help", async (field, call) => {
  const page = await (await signOn(await emulator.world())).command("CUSTOMER,INPUT I F3");
  expect(byId(page, `fieldCaption:${field}`).attributes["href"]).toBe(`javascript:${call}`);
});

async function runList(browser: Browser, name: string, mnemonic: string): Promise<Page> {
  return browser.post({
    command: "globusCommand",
    requestType: "OFS.ENQUIRY",
    operation: "ENQUIRY.SELECT",
    enqname: name,
    enqaction: "RUN",
    "fieldName:1:1:1": "MNEMONIC",
    "operand:1:1:1": "BW",
    "value:1:1:1": mnemonic,
  });
}

/** How many rows a list has, and what its selection is filled in with. */
async function listed(browser: Browser): Promise<readonly (string | undefined)[]> {
  const rows = await browser.command("CUSTOMER L");
  const selection = await browser.command("CUSTOMER L L");
  const filled = elementsIn(selection.tree, "input").filter(({ attributes }) => /^value:/.test(attributes["id"] ?? ""));
  return [
    /Results [\d -]+ of (\d+)/.exec(rows.text)?.[1],
    filled.map(({ attributes }) => attributes["value"]).join(""),
  ];
}

test("a list runs with its last selection, and shows it when asked; each session has its own (3.1)", async () => {
  const call: Call = await emulator.world();
  const browser = await signOn(call);
  expect(await listed(browser)).toEqual(["5", ""]);
  expect((await runList(browser, "%CUSTOMER", "CRISP")).text).toContain("Results 1 - 1 of 1");
  expect(await listed(browser)).toEqual(["1", "CRISP"]);
  expect(await listed(await signOn(call))).toEqual(["5", ""]);
  await runList(browser, "%CUSTOMER", "");
  expect(await listed(browser)).toEqual(["5", ""]);
});

test("an enquiry by its name keeps no selection", async () => {
  const browser = await signOn(await emulator.world());
  await runList(browser, "CUSTOMER.LIST", "CRISP");
  expect((await browser.command("QUERY CUSTOMER.LIST")).text).toContain("Results 1 - 5 of 5");
});

/** Sets the sandbox's clock. */
async function clock(call: Call, command: object): Promise<void> {
  const sent = { user: "nobody", accept: "application/json", type: "application/json", body: command };
  expect((await call("PUT", "/__admin/clock", sent)).status).toBe(200);
}

const TIMED_OUT = "Your session has timed out. Please sign in again.";

test("a session that nobody has used for longer than the option allows is over, and the sign-on page says so", async () => {
  const call = await emulator.world({ sessionTimeout: 10 });
  await clock(call, { freeze: "2026-01-01T00:00:00Z" });
  const browser = await signOn(call);
  await clock(call, { advance: "PT9M" });
  expect((await browser.command("CUSTOMER")).title).toBe("CUSTOMER");
  await clock(call, { advance: "PT10M" });
  expect((await browser.get(`${SERVLET}?routineName=OS.NEW.USER&routineArgs=BANNER`)).title).toBe("Banner");
  await clock(call, { advance: "PT10M1S" });
  const page = await browser.command("CUSTOMER");
  expect([page.title, page.message]).toEqual(["T24 Sign in", TIMED_OUT]);
  const next = await browser.command("CUSTOMER");
  expect([next.title, next.message]).toEqual(["T24 Sign in", undefined]);
});

test.each(["OS.NEW.USER", "OS.GET.MENU.XML", "OS.GET.DROP.DOWN"])(
  "what %s would only look at shows the sign-on page, too",
  async (routine) => {
    const call = await emulator.world({ sessionTimeout: 1 });
    await clock(call, { freeze: "2026-01-01T00:00:00Z" });
    const browser = await signOn(call);
    await clock(call, { advance: "PT2M" });
    expect((await browser.get(`${SERVLET}?routineName=${routine}`)).message).toBe(TIMED_OUT);
  },
);

test("by default no session times out, however far the clock is set", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  await clock(call, { shift: "P365D" });
  expect((await browser.command("CUSTOMER")).title).toBe("CUSTOMER");
});
