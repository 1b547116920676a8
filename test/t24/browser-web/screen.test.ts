import type { XmlElement } from "../../../emulators/core/xml.ts";
import { elementsIn, openT24 } from "../calls.ts";
import { byId, everyElement, signOn, textOf, type Page } from "./browser.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

const opened = async (line: string): Promise<Page> => (await signOn(await emulator.world())).command(line);

/** The element that a path of names and positions leads to, as XPath counts. */
function at(root: XmlElement, path: string): XmlElement {
  return path.split("/").reduce((element, step) => {
    const [, name = "", position = "1"] = /^(\w+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const found = element.children.filter((child) => child.name === name)[Number(position) - 1];
    if (found === undefined) throw new Error(`There is no ${step} of ${path}.`);
    return found;
  }, root);
}

test("the form's second, third and fourth block are toolbar, errors and body (4.1)", async () => {
  const { tree } = await opened("CUSTOMER,INPUT I F3");
  const form = at(tree, "body/div[3]/div[2]/form");
  expect(form.attributes).toMatchObject({ id: "appreq", name: "appreq", method: "post" });
  expect(at(form, "div[2]").attributes["id"]).toBe("toolBar");
  expect(at(form, "div[3]").attributes).toMatchObject({ id: "error_box", class: "hidden" });
  expect(at(form, "div[4]").attributes["class"]).toBe("display_box display_box_CUSTOMER display_box_CUSTOMER_INPUT");
  const hidden = form.children.filter(({ name }) => name === "input").map(({ attributes }) => attributes);
  expect(hidden).toContainEqual(expect.objectContaining({ id: "version", value: ",INPUT" }));
  expect(hidden).toContainEqual(expect.objectContaining({ id: "application", value: "CUSTOMER" }));
});

const TOOLS = [
  "Commit the deal",
  "Validate a deal",
  "Place a contract on Hold",
  "Deletes a Deal",
  "Authorises a deal",
  "Reverses a deal from the live file",
  "Verifies a deal",
];

test.each([
  ["CUSTOMER,INPUT I 66052", ["Commit the deal", "Validate a deal", "Place a contract on Hold"]],
  ["CUSTOMER,INPUT S 66052", []],
  ["CUSTOMER,INPUT R 66052", ["Reverses a deal from the live file"]],
  ["CUSTOMER,INPUT V 66052", ["Verifies a deal"]],
])("of the toolbar %s has on: %j (4.2)", async (line, on) => {
  const page = await opened(line);
  const row = at(byId(page, "goButton"), "tbody/tr/td/table/tbody/tr/td/div/table/tbody/tr");
  const images = row.children.slice(0, TOOLS.length).map((cell) => at(cell, "a/img").attributes);
  expect(images.map(({ title }) => title)).toEqual(TOOLS);
  expect(images.map(({ alt }) => alt)).toEqual(TOOLS);
  expect(images.flatMap(({ title, src = "" }) => (src.endsWith("_dis.gif") ? [] : title))).toEqual(on);
  const links = row.children.slice(0, TOOLS.length).map((cell) => at(cell, "a").attributes);
  expect(links.map(({ accesskey }) => accesskey)).toEqual(["C", "V", undefined, undefined, "A", undefined, undefined]);
});

test("the box for an id has the application's and the version's class, and New Deal beside it (4.3, 5)", async () => {
  const page = await opened("CUSTOMER,NAU");
  const box = byId(page, "transactionId").attributes;
  expect(box["class"]).toBe("idbox idbox_CUSTOMER idbox_CUSTOMER_NAU");
  const line = at(byId(page, "toolBar"), "table/thead/tr[2]/td/table/tbody/tr/td[2]/table/tbody/tr");
  expect(textOf(at(line, "td/a"))).toBe("Authorise/Delete");
  expect(at(line, "td[6]/a/img").attributes["title"]).toBe("New Deal");
});

test("an open record has its id in a span, and hidden behind it (5)", async () => {
  const page = await opened("CUSTOMER,INPUT S 66052");
  const cell = at(byId(page, "toolBar"), "table/thead/tr[2]/td/table/tbody/tr/td[2]/table/tbody/tr/td[2]");
  expect(cell.children.map(({ name, attributes }) => [name, attributes["class"] ?? attributes["id"]])).toEqual([
    ["span", "iddisplay iddisplay_CUSTOMER iddisplay_CUSTOMER_INPUT"],
    ["input", "transactionId"],
  ]);
});

test.each([
  ["MNEMONIC", "input", { id: "fieldName:MNEMONIC", maxlength: "10", tabname: "mainTab" }],
  ["SECTOR", "input", { id: "fieldName:SECTOR", hot: "Y", class: "dealbox dealbox_CUSTOMER dealbox_CUSTOMER_INPUT" }],
  ["TITLE", "select", { id: "fieldName:TITLE" }],
  ["STREET", "input", { id: "fieldName:STREET:1", tabname: "tab1" }],
  ["ADDRESS", "input", { id: "fieldName:ADDRESS:1:1" }],
  ["GENDER", "input", { id: "radio:mainTab:GENDER", type: "radio", value: "FEMALE" }],
  ["SECURE.MESSAGE", "input", { id: "CheckBox:fieldName:SECURE.MESSAGE", type: "checkbox" }],
])("%s is a control of its kind: %s %j (6.1)", async (_field, name, expected) => {
  const page = await opened("CUSTOMER,INPUT I F3");
  const controls = elementsIn(page.tree, name).map(({ attributes }) => attributes);
  expect(controls.find(({ id }) => id === expected.id)).toMatchObject({ ...expected, name: expected.id });
});

test("a gender is chosen of two, what is optional of one more (6.1)", async () => {
  const page = await opened("CUSTOMER,INPUT I F3");
  const count = (name: string): number =>
    everyElement(page.tree).filter(({ attributes }) => attributes["name"] === name).length;
  expect([count("radio:mainTab:GENDER"), count("radio:tab7:CONFID.TXT"), count("radio:tab8:AML.CHECK")]).toEqual([
    2, 3, 4,
  ]);
});

test("the gender stands in the seventh row of the table above the tabs (12)", async () => {
  const page = await opened("CUSTOMER,INPUT I F3");
  expect(at(byId(page, "mainTab"), "tbody/tr[7]/td[3]/table/tbody/tr/td[2]/input").attributes["value"]).toBe("MALE");
  expect(textOf(at(byId(page, "mainTab"), "tbody/tr[7]/td[1]/label/a"))).toBe("Gender");
});

test("eleven tabs call changetab, by href and onclick alike, and the first is in front (6.4)", async () => {
  const page = await opened("CUSTOMER,INPUT I F3");
  const links = elementsIn(byId(page, "headtab"), "a");
  expect(links.map(textOf)).toEqual([
    "Physical Address",
    "ID Doc",
    "Relation",
    "Further Details",
    "Financial Details",
    "Residential Details",
    "Communication Details",
    "KYC",
    "Other Details",
    "Reporting Details",
    "Audit",
  ]);
  expect(links.every(({ attributes: { href, onclick } }) => href === onclick)).toBe(true);
  expect(byId(page, "tab1").attributes["class"]).toBeUndefined();
  expect(byId(page, "tab2").attributes["class"]).toBe("hidden");
});

test("a look-up's list has the file's records, under the control's id (6.2)", async () => {
  const browser = await signOn(await emulator.world());
  const path = "/BrowserWeb/servlet/BrowserServlet?routineName=OS.GET.DROP.DOWN&dropfield=fieldName:SECTOR";
  const list = await browser.get(path);
  const rows = elementsIn(byId(list, "dropDownTable:fieldName:SECTOR"), "tr");
  expect(rows.map((row) => row.children.map(textOf))).toContainEqual(["1001", "Individual - Resident"]);
  expect(rows[0]?.attributes["id"]).toBe("dropDownRow1");
});

test.each(["1000", "1009", "1099"])("a person of sector %s needs no more than one of 1001", async (sector) => {
  const browser = await signOn(await emulator.world());
  const page = await browser.submit(await browser.command("CUSTOMER,INPUT I F3"), {
    "fieldName:SECTOR": sector,
    "fieldName:GENDER": "MALE",
    "fieldName:MNEMONIC": "JSNOW",
    "fieldName:SHORT.NAME:1": "JOHN",
    "fieldName:NAME.1:1": "JOHN SNOW",
    ofsOperation: "PROCESS",
  });
  expect(page.message).toMatch(/^Txn Complete/);
});
