import { customer, openT24 } from "../calls.ts";
import { byId, signOn, textOf, type Browser, type Page } from "./browser.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

/** What the seed document's customer is typed as. */
const JOHN = {
  "fieldName:TITLE": "MR",
  "fieldName:GIVEN.NAMES": "JOHN",
  "fieldName:MNEMONIC": "JSNOW",
  "fieldName:GENDER": "MALE",
  "fieldName:SECTOR": "1001",
  "fieldName:SHORT.NAME:1": "JOHN",
  "fieldName:NAME.1:1": "JOHN SNOW",
};

const COMMIT = { ofsOperation: "PROCESS" };

async function inputJohn(browser: Browser, changes: Readonly<Record<string, string>> = {}): Promise<Page> {
  const page = await browser.command("CUSTOMER,INPUT I F3");
  return browser.submit(page, { ...JOHN, ...changes, ...COMMIT });
}

test("a customer that is input on the screen is authorised over IRIS", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  const page = await inputJohn(browser);
  expect(page.message).toMatch(/^Txn Complete: 190245 \d\d:\d\d:\d\d \d\d [A-Z]{3} \d{4} CUSTOMER,INPUT I$/);
  const authorised = await call("PUT", customer("190245", "authorise"), { user: "AUTHOR" });
  expect(authorised.status).toBe(200);
  expect(authorised.json).toMatchObject({ Mnemonic: "JSNOW", Gender: "MALE", RecordStatus: "", AccountOfficer: "1" });
});

test("a customer that is input over IRIS is authorised on the screen, by another user", async () => {
  const call = await emulator.world();
  await call("POST", customer("190245"), {
    body: {
      Title: "MR",
      GivenNames: "JOHN",
      Mnemonic: "JSNOW",
      Gender: "MALE",
      Sector: "1001",
      ShortNameMvGroup: [{ ShortName: "JOHN" }],
      Name1MvGroup: [{ Name1: "JOHN SNOW" }],
    },
  });
  const author = await signOn(call, "AUTHOR");
  const page = await author.command("CUSTOMER,NAU A 190245");
  expect(textOf(byId(page, "disabled_GENDER"))).toBe("Male");
  const done = await author.submit(page, COMMIT);
  expect(done.message).toMatch(/^Txn Complete: 190245 .* CUSTOMER,NAU A$/);
  const live = await call("GET", customer("190245"));
  expect(live.json).toMatchObject({ RecordStatus: "", CurrNo: "1" });
});

test("the inputter may not authorise", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  await inputJohn(browser);
  const page = await browser.submit(await browser.command("CUSTOMER,NAU A 190245"), COMMIT);
  expect(page.message).toBe("EB.RTN.SAME.NAME.AUTHORISER/INPUTTER");
});

test("what is missing is said on the record, with the captions of its fields", async () => {
  const browser = await signOn(await emulator.world());
  const page = await browser.command("CUSTOMER,INPUT I F3");
  const wrong = await browser.submit(page, { "fieldName:GIVEN.NAMES": "Peter", ofsOperation: "VALIDATE" });
  expect(wrong.message).toBeUndefined();
  expect(wrong.errors).toEqual([
    "Title NO SPECIFIED VALUE",
    "Mnemonic INPUT MISSING",
    "GB Short Name INPUT MISSING",
    "GB Full Name INPUT MISSING",
    "Gender INPUT MISSING",
  ]);
  expect(byId(wrong, "fieldName:GIVEN.NAMES").attributes["value"]).toBe("Peter");
});

test("validating a good record fills in its defaults, and says nothing", async () => {
  const browser = await signOn(await emulator.world());
  const page = await browser.submit(await browser.command("CUSTOMER,INPUT I F3"), {
    ...JOHN,
    ofsOperation: "VALIDATE",
  });
  expect([page.message, page.errors]).toEqual([undefined, []]);
  expect(byId(page, "fieldName:INDUSTRY").attributes["value"]).toBe("1000");
  expect(textOf(byId(page, "enri_INDUSTRY"))).toBe("Private Person");
});

test("leaving the sector, which is hot, fills in what follows from it, and lists what is wrong", async () => {
  const browser = await signOn(await emulator.world());
  const page = await browser.submit(await browser.command("CUSTOMER,INPUT I F3"), {
    "fieldName:SECTOR": "1001",
    ofsOperation: "VALIDATE",
    focus: "fieldName:SECTOR",
  });
  expect(byId(page, "fieldName:INDUSTRY").attributes["value"]).toBe("1000");
  expect(page.errors).toContain("Mnemonic INPUT MISSING");
});

test("a held record is read from the hold file, and input from there", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  const page = await browser.command("CUSTOMER,INPUT I F3");
  const held = await browser.submit(page, { "fieldName:MNEMONIC": "JSNOW", ofsOperation: "HOLD" });
  expect(held.message).toMatch(/^Txn Complete: 190245 .* CUSTOMER,INPUT I$/);
  const again = await browser.command("CUSTOMER,INPUT I 190245");
  expect(again.message).toBe("RECORD WAS READ FROM HOLD FILE");
  expect((await browser.submit(again, { ...JOHN, ...COMMIT })).message).toMatch(/^Txn Complete/);
  expect((await call("GET", customer("190245"))).json).toMatchObject({ RecordStatus: "INAU" });
});

test("an unauthorised record is deleted", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  await inputJohn(browser);
  const page = await browser.submit(await browser.command("CUSTOMER,INPUT D 190245"), COMMIT);
  expect(page.message).toMatch(/^Txn Complete: 190245 .* CUSTOMER,INPUT D$/);
  expect((await call("GET", customer("190245"))).status).toBe(404);
});

test.each([
  ["CUSTOMER S 999", "RECORD MISSING"],
  ["CUSTOMER D 66052", "UNAUTH. RECORD MISSING"],
  ["CUSTOMER,NAU A 66052", "UNAUTH. RECORD MISSING"],
  ["CUSTOMER R 999", "RECORD MISSING"],
  ["CUSTOMER H 66052", "RECORD MISSING"],
  ["CUSTOMER Q 66052", "SECURITY VIOLATION"],
  ["CUSTOMER S ABC", "INP NOT NUMERIC"],
  ["CUSTOMER S 12345678901", "TOO MANY CHARACTERS"],
])("%s is answered %s, with the box for the next id", async (line, message) => {
  const browser = await signOn(await emulator.world());
  const page = await browser.command(line);
  expect(page.message).toBe(message);
  expect(byId(page, "transactionId").attributes["class"]).toMatch(/^idbox idbox_CUSTOMER/);
});

test("a customer is not reversed, unless the option allows it", async () => {
  const browser = await signOn(await emulator.world());
  const page = await browser.submit(await browser.command("CUSTOMER,INPUT R 66052"), COMMIT);
  expect(page.message).toBe("NO FUNCTION FOR THIS APPLICATION");
  const allowing = await signOn(await emulator.world({ customerReversal: "allow" }));
  const done = await allowing.submit(await allowing.command("CUSTOMER,INPUT R 66052"), COMMIT);
  expect(done.message).toMatch(/^Txn Complete: 66052 .* CUSTOMER,INPUT R$/);
});

test("an override is asked for, accepted by its link, and kept", async () => {
  const call = await emulator.world({ residenceOverride: "accept" });
  const browser = await signOn(call);
  const page = await browser.command("CUSTOMER,CORP I 66052");
  const asked = await browser.submit(page, { "fieldName:RESIDENCE": "GB", ...COMMIT });
  expect(asked.text).toContain("RESIDENCE CHANGED FROM US TO GB");
  expect(textOf(byId(asked, "error_box"))).toContain("Accept Overrides");
  const done = await browser.submit(asked, { ...COMMIT, overridesAccepted: "YES" });
  expect(done.message).toMatch(/^Txn Complete: 66052/);
});

test.each(["RECEIVED", "NO"])("a warning is answered %s, and the record committed", async (answer) => {
  const browser = await signOn(await emulator.world({ minorWarning: "accept" }));
  const page = await browser.command("CUSTOMER,INPUT I F3");
  const asked = await browser.submit(page, { ...JOHN, "fieldName:DATE.OF.BIRTH": "01 JAN 2020", ...COMMIT });
  expect(byId(asked, "warningsPresent").attributes["value"]).toBe("YES");
  const done = await browser.submit(asked, { ...COMMIT, "warningChooser:CUSTOMER IS A MINOR": answer });
  expect(done.message).toMatch(/^Txn Complete: 190245/);
});

test("multi-values and sub-values are posted by their numbers, and shown under them", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  await inputJohn(browser, {
    "fieldName:PHONE.1:1": "1",
    "fieldName:PHONE.1:2": "2",
    "fieldName:EMAIL.1:2": "j@snow.example",
    "fieldName:ADDRESS:1:1": "Wall 1",
    "fieldName:ADDRESS:1:2": "North",
    "fieldName:STREET:1": "Wall",
    "fieldName:STREET:2": "Mur",
  });
  const page = await browser.command("CUSTOMER,INPUT I 190245");
  const shown = ["PHONE.1:2", "EMAIL.1:2", "ADDRESS:1:2", "STREET:2"].map(
    (place) => byId(page, `fieldName:${place}`).attributes["value"],
  );
  expect(shown).toEqual(["2", "j@snow.example", "North", "Mur"]);
  expect(page.text).toContain(">FR Street</a>");
});

test("what is emptied on the screen goes from the record", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  await inputJohn(browser, { "fieldName:PHONE.1:1": "1", "fieldName:PHONE.1:2": "2" });
  const page = await browser.command("CUSTOMER,INPUT I 190245");
  await browser.submit(page, {
    "fieldName:PHONE.1:2": "",
    "fieldName:GIVEN.NAMES": "",
    "fieldName:TITLE": "",
    ...COMMIT,
  });
  const { json } = await call("GET", customer("190245"));
  expect(json.Phone1MvGroup).toHaveLength(1);
  expect(json.GivenNames).toBe("");
});

test("whatever a record holds is text on its screen", async () => {
  const call = await emulator.world();
  const hostile = `"><script>alert('&')</script>`;
  const posted = await call("POST", `${customer("190245")}/hold`, { body: { Introducer: hostile } });
  expect(posted.status).toBe(201);
  const browser = await signOn(call);
  for (const line of ["CUSTOMER I 190245", "CUSTOMER S 190245", "CUSTOMER,INPUT I 190245"]) {
    const page = await browser.command(line);
    expect(page.text).not.toContain("<script>alert");
    expect(page.text).toContain("&lt;script&gt;");
  }
});

test("a form of the smallest kind commits: only what is typed, and what it is about", async () => {
  const browser = await signOn(await emulator.world());
  const page = await browser.post({
    command: "globusCommand",
    requestType: "OFS.APPLICATION",
    ofsOperation: "PROCESS",
    ofsFunction: "I",
    application: "CUSTOMER",
    version: ",INPUT",
    transactionId: "190300",
    ...JOHN,
  });
  expect(page.message).toMatch(/^Txn Complete: 190300/);
});
