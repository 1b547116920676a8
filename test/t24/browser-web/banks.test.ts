import { elementsIn, openT24, type Call } from "../calls.ts";
import { byId, everyElement, signOn, textOf, type Page } from "./browser.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

const SERVLET = "/BrowserWeb/servlet/BrowserServlet";
const BANNER = `${SERVLET}?routineName=OS.NEW.USER&routineArgs=BANNER`;

const opened = async (line: string, options: object = {}): Promise<Page> =>
  (await signOn(await emulator.world(options))).command(line);

test.each([
  [6, "190245", "190246"],
  [8, "10190245", "10190246"],
  [10, "1000190245", "1000190246"],
])("customer numbers of %d digits are handed out on the screen and over IRIS", async (idWidth, first, second) => {
  const call = await emulator.world({ idWidth });
  const browser = await signOn(call);
  const page = await browser.command("CUSTOMER,INPUT I F3");
  expect(byId(page, "transactionId").attributes["value"]).toBe(first);
  const held = await browser.submit(page, { "fieldName:SHORT.NAME:1": "JOHN", ofsOperation: "HOLD" });
  expect(held.message).toMatch(new RegExp(`^Txn Complete: ${first} `));
  expect((await call("POST", "verCustomer_Inputs()/new")).json).toMatchObject({ CustomerCode: second });
});

test.each([
  ["", "T24 - Model Bank", "(Model Bank)"],
  ["HOI SO CHINH-HAN", "T24 - HOI SO CHINH-HAN", "(HOI SO CHINH-HAN)"],
])("a company that windows call %j is in the titles of home and record", async (companyName, title, onIdLine) => {
  const call = await emulator.world({ companyName });
  const browser = await signOn(call);
  const home = await browser.post({ command: "globusCommand", requestType: "UTILITY.ROUTINE", routineName: "NONE" });
  expect(home.title).toBe("T24");
  expect(textOf(byId(await browser.command("CUSTOMER"), "toolBar"))).toContain(onIdLine);
  const answer = await call("POST", SERVLET, {
    user: "nobody",
    accept: "text/html",
    type: "application/x-www-form-urlencoded",
    body: "requestType=CREATE.SESSION&signOnName=INPUTT&password=123456",
  });
  expect(answer.text).toContain(`<title>${title}</title>`);
});

test.each([true, false])("with hotFields %s the sector is hot, with its mark, or not (6.3)", async (hotFields) => {
  const page = await opened("CUSTOMER,INPUT I F3", { hotFields });
  expect(byId(page, "fieldName:SECTOR").attributes["hot"]).toBe(hotFields ? "Y" : undefined);
  const marks = everyElement(page.tree).filter(({ attributes }) => attributes["class"] === "icon-hot");
  expect(marks).toHaveLength(hotFields ? 1 : 0);
});

test.each([true, false])("with confirmSignOff %s the banner has a question before signing off, or none", async (on) => {
  const banner = await (await signOn(await emulator.world({ confirmSignOff: on }))).get(BANNER);
  expect(banner.text.includes('id="signOffText"')).toBe(on);
});

/** A user who is seeded with or without a command line. */
async function userWith(call: Call, commandLine: boolean | undefined): Promise<void> {
  const users = [{ name: "TELLER", password: "123456", functions: ["S", "L"], commandLine }];
  const sent = {
    user: "nobody",
    accept: "application/json",
    type: "application/json",
    body: { emulator: "t24", users },
  };
  expect((await call("POST", "/__admin/seed", sent)).status).toBeLessThan(300);
}

test.each([
  [undefined, true, ["Help", "Tools", "Sign Off"]],
  [true, true, ["Help", "Tools", "Sign Off"]],
  [false, false, ["Help", "Sign Off"]],
])("a user seeded with commandLine %s has a box for commands: %s, and %j (2.2)", async (seeded, hasBox, links) => {
  const call = await emulator.world();
  await userWith(call, seeded);
  const banner = await (await signOn(call, "TELLER")).get(BANNER);
  expect(banner.text.includes('id="commandValue"')).toBe(hasBox);
  expect(elementsIn(banner.tree, "td").map(textOf)).toEqual(links);
});

test("captions are Spanish, where they are translated; languages and numbers, and the toolbar, stay", async () => {
  const page = await opened("CUSTOMER,INPUT I F3", { captionLanguage: "spanish" });
  const captions = ["STREET", "OTHER.OFFICER", "LEGAL.ID", "GENDER", "INTRODUCER"].map((name) =>
    textOf(byId(page, `fieldCaption:${name}`)),
  );
  expect(captions).toEqual(["GB Calle", "Segundo Oficial.1", "Número de Identificación.1", "Género", "Introducer"]);
  const tabs = elementsIn(byId(page, "headtab"), "a").map(textOf);
  expect(tabs.slice(0, 5)).toEqual([
    "Dirección Física",
    "Documento de Identidad",
    "Relación",
    "Otros Datos",
    "Datos Laborales",
  ]);
  expect(page.text).toContain('alt="Commit the deal"');
});

test("captions are English unless a bank's language is another", async () => {
  const page = await opened("CUSTOMER,INPUT I F3", { captionLanguage: "english" });
  expect(textOf(byId(page, "fieldCaption:STREET"))).toBe("GB Street");
});

test("errors, selections, headings and rows' pictures are in the language of captions, too", async () => {
  const call = await emulator.world({ captionLanguage: "spanish" });
  const browser = await signOn(call);
  const page = await browser.command("CUSTOMER,INPUT I F3");
  const wrong = await browser.submit(page, { "fieldName:SECTOR": "1001", ofsOperation: "VALIDATE" });
  expect(wrong.errors).toContain("Mnemónico INPUT MISSING");
  expect((await browser.command("ENQ CUSTOMER.LIST")).text).toContain('<label for="value:2:1:1">Mnemónico</label>');
  await browser.submit(page, { "fieldName:SHORT.NAME:1": "JOHN", ofsOperation: "HOLD" });
  const rows = await browser.command("QUERY CUSTOMER.NAU");
  expect(rows.text).toContain(">Número de Cliente</th>");
  expect(rows.text).toContain('alt="Autorizar"');
});

const JOHN = {
  "fieldName:MNEMONIC": "JSNOW",
  "fieldName:GENDER": "MALE",
  "fieldName:SHORT.NAME:1": "JOHN",
  "fieldName:NAME.1:1": "JOHN SNOW",
  ofsOperation: "PROCESS",
};

test.each(["1000", "1001", "1009"])(
  "a customer of sector %s is asked for a document, if banks ask (7.2)",
  async (sector) => {
    const browser = await signOn(await emulator.world({ introductoryDocuments: "accept" }));
    const page = await browser.command("CUSTOMER,INPUT I F3");
    const asked = await browser.submit(page, { ...JOHN, "fieldName:SECTOR": sector });
    const name = "warningChooser:Have you received Copy of Social Security Card/CUS*502 from 190245";
    expect(byId(asked, name).attributes).toMatchObject({ name, class: "warningbox" });
    expect(byId(asked, "warningsPresent").attributes["value"]).toBe("YES");
    const done = await browser.submit(asked, { ofsOperation: "PROCESS", [name]: "RECEIVED" });
    expect(done.message).toMatch(/^Txn Complete: 190245/);
  },
);

test.each([
  ["accept", "1002"],
  ["off", "1001"],
])("with introductoryDocuments %s one of sector %s is not", async (introductoryDocuments, sector) => {
  const browser = await signOn(await emulator.world({ introductoryDocuments }));
  const page = await browser.command("CUSTOMER,INPUT I F3");
  expect((await browser.submit(page, { ...JOHN, "fieldName:SECTOR": sector })).message).toMatch(/^Txn Complete/);
});

test("over IRIS the same document is a warning, accepted in T24's way", async () => {
  const call = await emulator.world({ introductoryDocuments: "accept" });
  const body = {
    Title: "MR",
    GivenNames: "JOHN",
    Mnemonic: "JSNOW",
    Gender: "MALE",
    Sector: "1001",
    ShortNameMvGroup: [{ ShortName: "JOHN" }],
    Name1MvGroup: [{ Name1: "JOHN SNOW" }],
  };
  const refused = await call("POST", "verCustomer_Inputs('190245')", { body });
  expect(refused.status).toBe(400);
  const text = "Have you received Copy of Social Security Card/CUS*502 from 190245";
  expect(refused.text).toContain(text);
  const OverrideMvGroup = [{ Override: `WARNING_CUS.INTRO.DOCUMENT_${text}_RECEIVED` }];
  expect((await call("POST", "verCustomer_Inputs('190245')", { body: { ...body, OverrideMvGroup } })).status).toBe(201);
});
