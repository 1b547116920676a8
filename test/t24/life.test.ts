import { frozenClock } from "../../emulators/core/clock.ts";
import type { CustomerRecord } from "../../emulators/t24/domain/record.ts";
import { codesIn, customer, inputJohn, JOHN_SNOW, openT24, type Answer, type Call } from "./calls.ts";

const t24 = await openT24({ clock: frozenClock(new Date("2026-01-02T03:04:05Z")) });
afterAll(() => t24.close());

/** The users of stamps such as `20609_INPUTT__OFS_SEAT`. */
const INPUTTER = /^\d{5}_([A-Z]+)__OFS_SEAT$/;

test("a customer is numbered, checked, input, authorised and seen", async () => {
  const call = await t24.world();
  const made = await call("POST", "verCustomer_Inputs()/new");
  expect([made.status, made.json.CustomerCode]).toEqual([201, "190245"]);

  const valid = await call("POST", customer("190245", "validate"), { body: JOHN_SNOW });
  expect([valid.status, valid.json.RecordStatus, valid.json.AccountOfficer]).toEqual([200, "", "1"]);
  expect((await call("GET", customer("190245"))).status).toBe(404);

  const input = await inputJohn(call);
  expect(input.json).toMatchObject({ RecordStatus: "INAU", CurrNo: "1", CoCode: "GB0010001", DeptCode: "1" });
  expect(input.json.Authoriser).toBe("");
  expect(inputtersOf(input)).toEqual(["INPUTTER"]);

  const authorised = await authorise(call, "AUTHOR");
  expect(authorised.status).toBe(200);
  expect(authorised.json).toMatchObject({ RecordStatus: "", CurrNo: "1" });
  expect(authorised.json.Authoriser).toMatch(/^\d{5}_AUTHORISER_OFS_SEAT$/);
  expect(authorised.json.DateTimeMvGroup[0].DateTime).toBe("2601020304");

  const seen = await call("GET", customer("190245", "see"));
  expect(seen.json).toMatchObject({ Mnemonic: "JSNOW", RecordStatus: "" });
  expect(await listed(call)).toContain("190245");
});

test("only what is live is listed; what waits is in the list of the unauthorised", async () => {
  const call = await t24.world();
  await inputJohn(call);
  expect(await listed(call)).toEqual(["66052", "100100", "100104", "100111", "190097"]);
  expect(await listed(call, "verCustomer_Inputs_IAuth()")).toEqual(["190245"]);
  await authorise(call, "AUTHOR");
  expect(await listed(call, "verCustomer_Inputs_IAuth()")).toEqual([]);
});

test("an amendment waits beside the live record, counts CURR.NO up and sends the old one to history", async () => {
  const call = await t24.world();
  const amended = await call("POST", customer("100104"), { body: { Industry: "3000" } });
  expect(amended.json).toMatchObject({ RecordStatus: "INAU", CurrNo: "2", Industry: "3000", Mnemonic: "AKELLER" });
  expect((await call("GET", customer("100104"))).json.Industry).toBe("3000");
  expect((await call("GET", "verCustomer_Inputs_Live('100104')")).json).toMatchObject({
    Industry: "1000",
    CurrNo: "1",
  });
  expect((await call("GET", customer("100104", "changedValues"))).json).toMatchObject({
    CustomerCode: "100104",
    Industry: "3000",
    Mnemonic: "",
  });

  expect((await authorise(call, "AUTHOR", "100104")).json).toMatchObject({ RecordStatus: "", CurrNo: "2" });
  expect(await historyOf(call, "100104;1")).toMatchObject({ INDUSTRY: "1000", "CURR.NO": "1" });

  await call("POST", customer("100104"), { body: { Industry: "1100" } });
  expect((await authorise(call, "CSAGENT", "100104")).json.CurrNo).toBe("3");
  expect(await historyOf(call, "100104;2")).toMatchObject({ INDUSTRY: "3000", "CURR.NO": "2" });
});

test("what an amendment leaves out stays, what it sends empty is cleared", async () => {
  const call = await t24.world();
  const body = { FamilyName: "", Name2MvGroup: [{ Name2: "Aaron" }] };
  const amended = await call("POST", customer("190097"), { body });
  expect(amended.json).toMatchObject({ FamilyName: "", GivenNames: "Aaron", Mnemonic: "AARONF" });
  expect(amended.json.Name2MvGroup[0]).toMatchObject({ LanguageCode: "en", Name2: "Aaron" });
});

test("a deleted amendment leaves the live record as it was, and the mnemonic that it took is free again", async () => {
  const call = await t24.world();
  const before = await call("GET", customer("100104"));
  expect((await call("POST", customer("100104"), { body: { Mnemonic: "JSNOW" } })).status).toBe(201);
  expect(codesIn(await call("POST", customer("190245", "validate"), { body: JOHN_SNOW }))).toEqual([
    "DUPLICATE MNEMONIC",
  ]);
  const deleted = await call("DELETE", customer("100104", "delete"));
  expect([deleted.status, deleted.json.Mnemonic]).toEqual([200, "JSNOW"]);
  const after = await call("GET", customer("100104"));
  expect(after.headers["etag"]).toBe(before.headers["etag"]);
  await inputJohn(call);
});

test("while an amendment waits, the live record's mnemonic is taken as well as the new one", async () => {
  const call = await t24.world();
  await call("POST", customer("100104"), { body: { Mnemonic: "KELLER" } });
  for (const Mnemonic of ["AKELLER", "KELLER"]) {
    const refused = await call("POST", customer("190245"), { body: { ...JOHN_SNOW, Mnemonic } });
    expect([refused.status, codesIn(refused)]).toEqual([400, ["DUPLICATE MNEMONIC"]]);
  }
  // Another thought: the amendment gives KELLER up again.
  expect((await call("POST", customer("100104"), { body: { Mnemonic: "KELLERA" } })).status).toBe(201);
  expect((await call("POST", customer("190245"), { body: { ...JOHN_SNOW, Mnemonic: "KELLER" } })).status).toBe(201);
  await authorise(call, "AUTHOR", "100104");
  expect((await call("POST", customer("190246"), { body: { ...JOHN_SNOW, Mnemonic: "AKELLER" } })).status).toBe(201);
});

test("a record that was never authorised is gone when it is deleted", async () => {
  const call = await t24.world();
  await inputJohn(call);
  const deleted = await call("DELETE", customer("190245", "delete"), { user: "AUTHOR" });
  expect([deleted.status, deleted.json.RecordStatus]).toEqual([200, "INAU"]);
  expect((await call("GET", customer("190245", "see"))).status).toBe(404);
});

test("a record is held as it is, mandatory fields or not; only an input takes it further", async () => {
  const call = await t24.world();
  const held = await call("POST", customer("190245", "hold"), { body: { GivenNames: "JOHN" } });
  expect([held.status, held.json.RecordStatus, held.json.Language]).toEqual([201, "IHLD", ""]);
  expect(held.headers["location"]).toMatch(/verCustomer_Inputs_Held\('190245'\)$/);
  expect((await call("GET", customer("190245", "see"))).json.RecordStatus).toBe("IHLD");
  expect(codesIn(await authorise(call, "AUTHOR"))).toEqual(["UNAUTH. RECORD MISSING"]);
  expect((await call("POST", customer("190245"), { body: {} })).status).toBe(400);

  const { GivenNames: _, ...rest } = JOHN_SNOW;
  const input = await call("POST", customer("190245"), { body: rest });
  expect(input.json).toMatchObject({ RecordStatus: "INAU", GivenNames: "JOHN", Mnemonic: "JSNOW" });
});

test("a live record is held beside itself, and a record that waits goes on hold", async () => {
  const call = await t24.world();
  const held = await call("POST", customer("100104", "hold"), { body: { Industry: "3000" } });
  expect(held.json).toMatchObject({ RecordStatus: "IHLD", CurrNo: "2" });
  expect((await call("GET", "verCustomer_Inputs_Live('100104')")).json.Industry).toBe("1000");
  await inputJohn(call);
  expect((await call("POST", customer("190245", "hold"), { body: {} })).json.RecordStatus).toBe("IHLD");
  expect((await call("DELETE", customer("190245", "delete"))).status).toBe(200);
});

test("who has input the change may not authorise it, a second inputter neither, a third user may", async () => {
  const call = await t24.world();
  await inputJohn(call);
  expect(codesIn(await authorise(call, "INPUTT"))).toEqual(["EB.RTN.SAME.NAME.AUTHORISER/INPUTTER"]);
  const again = await call("POST", customer("190245"), { user: "CSAGENT", body: { Target: "5" } });
  expect([again.status, again.json.RecordStatus]).toEqual([201, "INAU"]);
  expect(inputtersOf(again)).toEqual(["INPUTTER", "CSAGENT"]);
  for (const user of ["INPUTT", "CSAGENT"]) {
    const refused = await authorise(call, user);
    expect([refused.status, codesIn(refused)]).toEqual([400, ["EB.RTN.SAME.NAME.AUTHORISER/INPUTTER"]]);
  }
  expect((await authorise(call, "AUTHOR")).status).toBe(200);
  // The next change is another one: its inputters count alone.
  const next = await call("POST", customer("190245"), { user: "AUTHOR", body: { Target: "4" } });
  expect(inputtersOf(next)).toEqual(["AUTHORISER"]);
  expect((await authorise(call, "INPUTT")).status).toBe(200);
});

test("each stored change has a new ETag, and reading changes none", async () => {
  const call = await t24.world();
  const input = await inputJohn(call);
  const again = await call("POST", customer("190245"), { body: { Target: "5" } });
  const read = await call("GET", customer("190245"));
  const live = await authorise(call, "AUTHOR");
  expect(read.headers["etag"]).toBe(again.headers["etag"]);
  expect(new Set([input, again, live].map(({ headers }) => headers["etag"])).size).toBe(3);
});

test("a number that the client chooses is not handed out afterwards", async () => {
  const call = await t24.world();
  expect((await call("POST", customer("190247"), { body: JOHN_SNOW })).status).toBe(201);
  expect((await call("POST", "verCustomer_Inputs()/new")).json.CustomerCode).toBe("190248");
  const given = await call("POST", "verCustomer_Inputs()/new?CustomerCode=555");
  expect(given.json.CustomerCode).toBe("555");
  expect((await call("POST", "verCustomer_Inputs()/new")).json.CustomerCode).toBe("190249");
});

test("populate shows a stored record as a form, and stores nothing; without a number it is new", async () => {
  const call = await t24.world();
  const form = await call("POST", "verCustomer_Inputs()/populate?CustomerCode=100104&t24Intent=EDIT");
  expect([form.status, form.json.Mnemonic]).toEqual([201, "AKELLER"]);
  expect((await call("POST", "verCustomer_Inputs()/populate")).json).toMatchObject({
    CustomerCode: "190245",
    Mnemonic: "",
  });
});

test("an auditor's review stamps the audit fields and leaves the status", async () => {
  const call = await t24.world();
  await inputJohn(call);
  const waiting = await call("POST", customer("190245", "review"), { user: "AUDITR" });
  expect(waiting.json).toMatchObject({ RecordStatus: "INAU", AuditorCode: "AUDITR", CurrNo: "1" });
  const live = await call("POST", customer("100104", "review"), { user: "AUDITR" });
  expect([live.status, live.json.RecordStatus, live.json.AuditorCode]).toEqual([200, "", "AUDITR"]);
  expect(live.json.AuditDateTime).toBe("2601020304");
  expect((await call("GET", customer("100104"))).json).toMatchObject({ AuditorCode: "AUDITR", CurrNo: "1" });
});

function authorise(call: Call, user: string, id = "190245"): Promise<Answer> {
  return call("PUT", customer(id, "authorise"), { user });
}

async function listed(call: Call, set = "verCustomer_Inputs()"): Promise<readonly string[]> {
  const { json } = await call("GET", set);
  return json._embedded.item.map(({ CustomerCode }: { CustomerCode: string }) => CustomerCode);
}

/** The users who have input, in order. */
function inputtersOf({ json }: Answer): readonly (string | undefined)[] {
  return json.InputterMvGroup.map(({ Inputter }: { Inputter: string }) => INPUTTER.exec(Inputter)?.[1]);
}

/** The single values of a history record; no address of history is emulated yet. */
async function historyOf({ world }: Call, id: string): Promise<CustomerRecord["scalars"] | undefined> {
  return (await world.store.get<CustomerRecord>("CUSTOMER$HIS", id))?.value.scalars;
}
