import { elementsIn, openT24, treeOf, type Answer } from "../calls.ts";
import { byId, everyElement, send, signOn, textOf, toPage, type Browser, type Page } from "./browser.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

const LOGIN = "/BrowserWeb/servlet/BrowserLoginServlet";
const SERVLET = "/BrowserWeb/servlet/BrowserServlet";
const LOOK = { user: "nobody", accept: "text/html" };

type Fields = readonly (readonly [string, string])[];

/** Every input of a page's first form with a name, as clients without a browser copy them. */
function inputsOf(answer: Answer): Fields {
  const [form] = elementsIn(treeOf(answer.text), "form");
  return elementsIn(form ?? treeOf(answer.text), "input").flatMap(({ attributes: { name, value = "" } }) =>
    name === undefined ? [] : [[name, value] as const],
  );
}

function cookieIn({ headers }: Answer): string {
  return /JSESSIONID=\w+/.exec(String(headers["set-cookie"]))?.[0] ?? "";
}

test("a client that follows no redirect signs on with every input that it finds, step by step (11.1)", async () => {
  const call = await emulator.world();
  const first = await call("GET", SERVLET, LOOK);
  expect([first.status, cookieIn(first)]).toEqual([200, expect.stringMatching(/^JSESSIONID=[0-9A-F]{32}$/)]);
  const found = inputsOf(first).filter(([name]) => !["signOnName", "password"].includes(name));
  const typed = [
    ["signOnName", "INPUTT"],
    ["password", "123456"],
    ["sign-in", "Sign in"],
  ] as const;
  const second = await send(call, LOGIN, [...found, ...typed], { cookie: cookieIn(first) });
  expect([second.status, second.headers["location"]]).toEqual([302, expect.stringMatching(/\/jsps\/blankPage\.jsp$/)]);
  const cookie = cookieIn(second);
  const third = await call("GET", "/BrowserWeb/jsps/blankPage.jsp", { ...LOOK, headers: { cookie } });
  const [form] = elementsIn(treeOf(third.text), "form").map(({ attributes }) => attributes);
  expect(form).toMatchObject({ id: "blankPage", name: "blankPage", action: "../servlet/BrowserLoginServlet" });
  expect(inputsOf(third)).toEqual([["blankRequestType", "SESSION.CHECK"]]);
  const fourth = await send(call, LOGIN, inputsOf(third), { cookie });
  expect([fourth.status, elementsIn(treeOf(fourth.text), "frameset").length]).toEqual([200, 1]);
});

test("the direct post signs on at once, under the cookie that its answer brings, not the one that came", async () => {
  const call = await emulator.world();
  const old = cookieIn(await call("GET", SERVLET, LOOK));
  const fields = [
    ["command", "globusCommand"],
    ["requestType", "CREATE.SESSION"],
    ["signOnName", "INPUTT"],
    ["password", "123456"],
  ] as const;
  const answer = await send(call, SERVLET, fields, { cookie: old });
  expect(elementsIn(treeOf(answer.text), "frameset")).toHaveLength(1);
  const deal = [["requestType", "UTILITY.ROUTINE"] as const, ["routineName", "OS.NEW.DEAL"] as const];
  const ask = [...deal, ["routineArgs", "CUSTOMER"] as const];
  expect(toPage(await send(call, SERVLET, ask, { cookie: cookieIn(answer) })).title).toBe("CUSTOMER");
  expect(toPage(await send(call, SERVLET, ask, { cookie: old })).title).toBe("T24 Sign in");
});

/** A signed-on client with the fields that every post has. */
async function client(options: object = {}): Promise<Browser & { readonly ask: (fields: object) => Promise<Page> }> {
  const browser = await signOn(await emulator.world(options));
  return { ...browser, ask: (fields) => browser.post({ command: "globusCommand", ...fields }) };
}

const COMPANY = { companyId: "GB0010001", company: "Model Bank" };

test.each([
  ["no more than a routine with its arguments", {}],
  [
    "all that a captured post has besides",
    {
      application: "CUSTOMER",
      ofsFunction: "I",
      version: ",INPUT",
      transactionId: "F3",
      windowName: "INPUTTER_CUSTOMER_INPUT_I_F3_1540738959644",
      user: "INPUTTER",
    },
  ],
])("a new record is opened by %s (11.2)", async (_words, further) => {
  const { ask } = await client();
  const routine = { requestType: "UTILITY.ROUTINE", routineName: "OS.NEW.DEAL", routineArgs: "CUSTOMER,INPUT I F3" };
  const page = await ask({ ...routine, ...COMPANY, ...further });
  expect(byId(page, "transactionId").attributes["value"]).toBe("190245");
  expect(byId(page, "windowName").attributes["value"]).toBe("windowName" in further ? further.windowName : "");
});

const ON_SCREEN = { requestType: "OFS.APPLICATION", application: "CUSTOMER", version: ",INPUT" };

test.each(["I", "S", "P", "R", "V"])("function %s with a key opens a record by BUILD (11.2)", async (ofsFunction) => {
  const { ask } = await client();
  const page = await ask({ ...ON_SCREEN, ofsOperation: "BUILD", ofsFunction, transactionId: "66052" });
  expect(byId(page, "transactionId").attributes["value"]).toBe("66052");
  expect(byId(page, "ofsFunction").attributes["value"]).toBe(ofsFunction);
});

const JOHN = {
  "fieldName:MNEMONIC": "JSNOW",
  "fieldName:GENDER": "MALE",
  "fieldName:SECTOR": "1001",
  "fieldName:SHORT.NAME:1": "JOHN",
  "fieldName:NAME.1:1": "JOHN SNOW",
};

/** The pattern that one client takes for success (11.2). */
const SUCCESS = /Txn Complete: \d+ [A-Za-z\d :,]+/;

test("a record is validated, committed, authorised and deleted by operation and function (11.2)", async () => {
  const call = await emulator.world();
  const [inputter, author] = [await signOn(call), await signOn(call, "AUTHOR")];
  const act = (browser: Browser, further: object): Promise<Page> =>
    browser.post({ command: "globusCommand", ...ON_SCREEN, transactionId: "190245", ...further });
  const validated = await act(inputter, { ofsOperation: "VALIDATE", ofsFunction: "I", ...JOHN });
  expect([validated.message, validated.errors]).toEqual([undefined, []]);
  const committed = await act(inputter, { ofsOperation: "PROCESS", ofsFunction: "I", ...JOHN });
  const authorised = await act(author, { ofsOperation: "PROCESS", ofsFunction: "A", version: ",NAU" });
  const again = await act(inputter, { ofsOperation: "PROCESS", ofsFunction: "I", "fieldName:TARGET": "2" });
  const deleted = await act(author, { ofsOperation: "PROCESS", ofsFunction: "D", version: ",NAU" });
  for (const page of [committed, authorised, again, deleted]) expect(page.message).toMatch(SUCCESS);
  expect(deleted.message).toMatch(/ CUSTOMER,NAU D$/);
});

test.each([
  ["SELECTION", "enqsel"],
  ["RUN", "enquiry"],
])("an enquiry's %s is asked with its first line of criteria (11.2)", async (enqaction, form) => {
  const { ask } = await client();
  const line = { "fieldName:1:1:1": "MNEMONIC", "operand:1:1:1": "EQ", "value:1:1:1": "CRISP" };
  const enquiry = { requestType: "OFS.ENQUIRY", operation: "ENQUIRY.SELECT", enqname: "CUSTOMER.LIST" };
  const page = await ask({ ...enquiry, enqaction, ...line });
  expect(byId(page, form).name).toBe("form");
  expect(page.text).toContain(enqaction === "RUN" ? "Results 1 - 1 of 1" : 'value="CRISP"');
});

test.each([
  ["OS.GET.COMPOSITE.SCREEN.XML", "CUSTOMER.NAU", "Unauthorised Customer - Model Bank"],
  ["OS.GET.TAB.FRAMES", "CUSTOMER.FILES", "Customer Files - Model Bank"],
  ["OS.GET.MENU.XML", "USER.MENU", "Menu"],
  ["OS.GET.MENU.XML", "ADMIN.MENU", "Admin Menu"],
  ["OS.GET.MENU.XML", "3", "Role Based Home Pages"],
  ["OS.NEW.USER", "BANNER", "Banner"],
])("the routine %s of %s answers %s (11.2)", async (routineName, routineArgs, title) => {
  const { ask } = await client();
  expect((await ask({ requestType: "UTILITY.ROUTINE", routineName, routineArgs })).title).toBe(title);
});

test("the banner's answer has the business date (11.2)", async () => {
  const { ask } = await client();
  const page = await ask({ requestType: "UTILITY.ROUTINE", routineName: "OS.NEW.USER", routineArgs: "BANNER" });
  expect(byId(page, "today").attributes["value"]).toMatch(/^\d{8}$/);
});

/** The hidden fields of a captured commit, in its order (11.2). */
const HIDDEN =
  "toggle command requestType ofsOperation ofsFunction ofsMessage GTSControl routineName routineArgs cfNavOperation " +
  "unlock activeTab SaveChangesText contextenqdisplay RecordDelText expansionHistory version previousVersion " +
  "application existRecPaste decrypt addGroupTab deleteGroupTab expandableTab tabEnri product name operation " +
  "windowName toolbarTarget overridesAccepted overridesApproved overrideUnApproved focus ContractStatus windowUnqRef " +
  "editVersion confirmVersion previewVersion enqname enqaction dropfield previousEnqs previousEnqTitles " +
  "clientStyleSheet windowSizes changedFields newCommands screenMode lockArgs RecordRead PastedDeal allowResize " +
  "companyId company user userRole transSign skin today release compScreen reqTabid compTargets attribframes " +
  "EnqParentWindow timing pwprocessid language languages savechanges staticId lockDateTime popupDropDown " +
  "allowcalendar allowdropdowns allowcontext nextStage maximize showStatusInfo languageUndefined expandMultiString " +
  "deleteMultiString expandSubString clientExpansion showReleaseInfo singleLoadingIcon WS_parentWindow WS_parent " +
  "WS_parentFormId WS_dropfield WS_doResize WS_initState WS_PauseTime WS_multiPane WS_showTabs WS_replaceAll " +
  "WS_parentComposite WS_delMsgDisplayed enableTabIndex tabIndexForInfoIcon tabIndexForDropFields " +
  "tabIndexForExpansionIcons";

test("a record's form posts the hidden fields of a captured commit, then id and fields in screen order (11.2)", async () => {
  const page = await (await client()).command("CUSTOMER,INPUT I F3");
  const names = page.fields.map(([name]) => name);
  const expected = [...HIDDEN.split(" "), "formToken", "transactionId", "fieldName:TITLE", "fieldName:GIVEN.NAMES"];
  expect(names.slice(0, expected.length)).toEqual(expected);
  const inOrder = [
    "NAME.1:1",
    "SHORT.NAME:1",
    "MNEMONIC",
    "GENDER",
    "SECTOR",
    "STREET:1",
    "LEGAL.ID:1",
    "KYC.COMPLETE",
  ];
  const places = inOrder.map((field) => names.indexOf(`fieldName:${field}`));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(places[0]).toBeGreaterThan(0);
});

test("a radio field is posted twice, itself and its button, a check box by itself until it is pressed (11.2)", async () => {
  const page = await (await client()).command("CUSTOMER,INPUT I 100100");
  const names = page.fields.map(([name]) => name);
  expect(names[names.indexOf("fieldName:GENDER") + 1]).toBe("radio:mainTab:GENDER");
  expect(names).toContain("fieldName:SECURE.MESSAGE");
  expect(names).not.toContain("CheckBox:fieldName:SECURE.MESSAGE");
});

test("the hidden fields say what captured ones say (11.2)", async () => {
  const page = await (await client()).command("CUSTOMER,INPUT I F3");
  expect(Object.fromEntries(page.fields)).toMatchObject({
    activeTab: "tab1",
    product: "ST",
    screenMode: "I",
    ContractStatus: "CHG",
    RecordRead: "1",
    today: expect.stringMatching(/^\d\d-[A-Z]{3}-\d{4}$/),
    release: expect.stringMatching(/^R\d\d$/),
    language: "GB",
    languages: "GB,FR,DE,ES",
    companyId: "GB0010001",
    company: "Model Bank",
    skin: "default",
    windowSizes: "0:0:800:500",
    changedFields: "",
    compScreen: expect.stringMatching(/^COMPOSITE\.SCREEN_INPUTTER_\d+$/),
  });
});

test.each(["RECEIVED", "NO"])(
  "a warning is answered by text with %s, an override with YES (7.3, 11.2)",
  async (answer) => {
    const { ask } = await client({ introductoryDocuments: "accept", documentsOverride: "accept" });
    const commit = { ...ON_SCREEN, ofsOperation: "PROCESS", ofsFunction: "I", transactionId: "190245", ...JOHN };
    const warned = await ask(commit);
    expect(byId(warned, "warningsPresent").attributes["value"]).toBe("YES");
    const document = "Have you received Copy of Social Security Card/CUS*502 from 190245";
    expect((await ask({ ...commit, [`warningText:${document}:value`]: answer })).message).toMatch(SUCCESS);
    const corporate = { ...commit, version: ",CORP", transactionId: "190246", "fieldName:MNEMONIC": "WALL" };
    const asked = await ask({ ...corporate, "fieldName:SECTOR": "2001" });
    const texts = elementsIn(asked.tree, "td").filter(({ attributes }) => attributes["class"] === "overrideOn");
    const accepted = Object.fromEntries(texts.map((cell) => [`overrideText:${textOf(cell)}:value`, "YES"]));
    expect(Object.keys(accepted)).toHaveLength(2);
    expect((await ask({ ...corporate, "fieldName:SECTOR": "2001", ...accepted })).message).toMatch(SUCCESS);
  },
);

test("what clients read of an answer is there under its name: id, message, errors, overrides (11.2)", async () => {
  const { ask } = await client();
  const wrong = await ask({ ...ON_SCREEN, ofsOperation: "PROCESS", ofsFunction: "I", transactionId: "190245" });
  expect(byId(wrong, "transactionId").attributes).toMatchObject({ type: "hidden", value: "190245" });
  const classes = new Set(everyElement(wrong.tree).map(({ attributes }) => attributes["class"]));
  expect(classes.has("errors") && classes.has("errorText")).toBe(true);
  expect(wrong.headers["content-type"]).toMatch(/^text\/html/);
});

test.each([
  { application: "SIGN.OFF" },
  { requestType: "DESTROY.SESSION" },
  { requestType: "UTILITY.ROUTINE", routineName: "OS.NEW.DEAL", routineArgs: "SO" },
])("%j signs off (10)", async (fields) => {
  const browser = await client();
  expect((await browser.ask(fields)).title).toBe("T24 Sign in");
  expect((await browser.command("CUSTOMER")).title).toBe("T24 Sign in");
});

test("a client that sends no token is served, unless the profile checks it (11.2)", async () => {
  expect((await (await client()).command("CUSTOMER")).title).toBe("CUSTOMER");
  const browser = await client({ formToken: true });
  expect((await browser.command("CUSTOMER")).message).toBe("SECURITY VIOLATION");
  const banner = await browser.get(`${SERVLET}?routineName=OS.NEW.USER&routineArgs=BANNER`);
  const [, formToken] = /name="formToken" value="(\w+)"/.exec(banner.text) ?? [];
  const page = await browser.ask({ ...ON_SCREEN, ofsOperation: "BUILD", transactionId: "66052", formToken });
  expect(page.title).toBe("CUSTOMER");
});
