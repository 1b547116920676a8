import { decisions } from "../../emulators/t24/decisions.ts";
import { options } from "../../emulators/t24/options.ts";
import { ATOM, codesIn, customer, elementsIn, errorsIn, inputJohn, JOHN_SNOW, openT24, treeOf } from "./calls.ts";
import type { Answer, Call, Sent } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const NEW = "verCustomer_Inputs()/new";
const john = customer("190245");
const authorise = (call: Call, sent: Sent = {}): Promise<Answer> =>
  call("PUT", customer("190245", "authorise"), { user: "AUTHOR", ...sent });
const validate = (call: Call, body: object): Promise<Answer> => call("POST", customer("190245", "validate"), { body });
const statusAndCodes = (answer: Answer): readonly unknown[] => [answer.status, codesIn(answer)];

/** What each decision is seen by: an exchange, and what it shows. */
const proofs: Readonly<Record<number, (call: Call) => Promise<void>>> = {
  1: async (call) => {
    await inputJohn(call);
    const code = "EB.RTN.SAME.NAME.AUTHORISER/INPUTTER";
    const answer = await authorise(call, { user: "INPUTT" });
    expect(answer.status).toBe(400);
    expect(errorsIn(answer)).toEqual([{ Code: code, Text: code, Type: "FATAL_ERROR", Info: "" }]);
  },
  2: async (call) => {
    expect(codesIn(await call("PUT", customer("66052", "authorise")))).toEqual(["UNAUTH. RECORD MISSING"]);
  },
  4: async (call) => {
    const answer = await call("GET", customer("999"));
    expect([answer.status, answer.json.ErrorsMvGroup[0].Code]).toEqual([404, "RECORD MISSING"]);
  },
  10: async (call) => {
    const codes = [await call("POST", NEW), await call("POST", NEW)].map(({ json }) => json.CustomerCode);
    expect(codes).toEqual(["190245", "190246"]);
    expect((await call("GET", john)).status).toBe(404);
  },
  11: async (call) => {
    expect((await call("POST", customer("200000"), { body: JOHN_SNOW })).status).toBe(201);
    expect((await call("POST", NEW)).json.CustomerCode).toBe("200001");
  },
  15: async (call) => {
    const { Sector: _sector, ...body } = JOHN_SNOW;
    expect(errorsIn(await validate(call, body))).toMatchObject([{ Info: "verCustomer_Input.Sector:1:1" }]);
    expect(JSON.stringify(errorsIn(await validate(call, {})))).not.toContain("Sector");
  },
  16: async (call) => {
    const [first] = errorsIn(await validate(call, { GivenNames: "JOHN" }));
    expect(first).toMatchObject({ Code: "NO SPECIFIED VALUE", Info: "verCustomer_Input.Title:1:1" });
  },
  17: async (call) => {
    const [first] = errorsIn(await validate(call, {}));
    expect(first).toMatchObject({ Code: "INPUT MISSING", Info: "verCustomer_Input.Mnemonic:1:1" });
  },
  18: async (call) => {
    const [first] = errorsIn(await validate(call, { ...JOHN_SNOW, Gender: "FEMALE" }));
    expect(first).toMatchObject({ Info: "verCustomer_Input.Gender:1:1" });
  },
  19: async (call) => {
    const [first] = errorsIn(await validate(call, { ...JOHN_SNOW, Mnemonic: "CRISP" }));
    expect(first).toMatchObject({ Code: "DUPLICATE MNEMONIC", Info: "verCustomer_Input.Mnemonic:1:1" });
  },
  20: async (call) => {
    expect(statusAndCodes(await validate(call, { ...JOHN_SNOW, Sector: "9999" }))).toEqual([
      400,
      ["MISSING SECTOR - RECORD"],
    ]);
  },
  21: async (call) => {
    const { headers } = await inputJohn(call);
    await inputJohn(call, { user: "CSAGENT", body: { Target: "5" } });
    const late = { body: { Target: "4" }, headers: { "if-match": headers["etag"] ?? "" } };
    expect(statusAndCodes(await call("POST", john, late))).toEqual([412, ["EB-RESOURCE.MODIFIED"]]);
  },
  22: async (call) => {
    const answer = await call("POST", customer("100104"), { body: { FamilyName: "Keller" } });
    expect(statusAndCodes(answer)).toEqual([400, ["LIVE RECORD NOT CHANGED"]]);
  },
  24: async (call) => {
    const { text } = await call("GET", customer("999"), { accept: ATOM });
    const [element] = elementsIn(treeOf(text), "element");
    expect(element?.children.map(({ name }) => name)).toEqual(["Code", "Type", "Text", "Info"]);
  },
  26: async (call) => {
    const plain = await call("GET", "verCustomer_Inputs()");
    const asked = await call("GET", "verCustomer_Inputs()?$inlinecount=allpages&$skiptoken=66052");
    const codes = ({ json }: Answer) => json._embedded.item.map((item: { CustomerCode: string }) => item.CustomerCode);
    expect(codes(asked)).toEqual(codes(plain));
    expect(codes(asked)).toContain("66052");
  },
  30: async (call) => {
    await call("POST", customer("100104"), { body: { Target: "5" } });
    const { json } = await call("GET", customer("100104"));
    expect([json.RecordStatus, json.Target]).toEqual(["INAU", "5"]);
  },
  31: async (call) => {
    const { status, text } = await call("GET", john, { accept: "image/png" });
    expect([status, text]).toEqual([406, ""]);
  },
  32: async (call) => {
    const { json } = await call("POST", customer("66052", "review"), { user: "AUDITR" });
    expect([json.AuditorCode, json.RecordStatus]).toEqual(["AUDITR", ""]);
    expect(json.AuditDateTime).toMatch(/^\d{10}$/);
  },
  33: async (call) => {
    for (const user of ["INPUTT", "AUTHOR", "CSAGENT", "SSOUSER1", "SSOUSER2"]) {
      const answer = await call("POST", customer("66052", "review"), { user });
      expect(statusAndCodes(answer)).toEqual([401, ["EB-SECURITY.VIOLATION"]]);
    }
  },
  36: async (call) => {
    expect((await inputJohn(call)).json.CurrNo).toBe("1");
  },
  41: async (call) => {
    for (const company of ["XX0010001", "EU0010001"]) {
      const answer = await call("GET", `/Prospect-iris/Prospect.svc/${company}/verCustomer_Inputs()`);
      expect(statusAndCodes(answer)).toEqual([401, ["EB-SECURITY.VIOLATION"]]);
    }
  },
  44: async (call) => {
    const answer = await call("POST", `${NEW}?CustomerCode=ABC`);
    expect([answer.status, answer.json.ErrorsMvGroup[0].Code]).toEqual([400, "INP NOT NUMERIC"]);
  },
  45: async (call) => {
    await inputJohn(call);
    expect((await call("GET", "verCustomer_Inputs_IAuth('190245')")).status).toBe(200);
    expect((await call("GET", "verCustomer_Inputs_Held('190245')")).status).toBe(404);
  },
  46: async (call) => {
    const first = await inputJohn(call);
    const again = await inputJohn(call, { body: { Target: "5" } });
    expect(again.json.RecordStatus).toBe("INAU");
    expect(again.headers["etag"]).not.toBe(first.headers["etag"]);
  },
  47: async (call) => {
    await inputJohn(call);
    const { status, json } = await authorise(call, { body: { FamilyName: "OTHER" } });
    expect([status, json.FamilyName]).toEqual([200, ""]);
  },
  48: async (call) => {
    expect((await call("POST", customer("190245", "hold"), { body: { GivenNames: "JOHN" } })).status).toBe(201);
  },
  49: async (call) => {
    await inputJohn(call);
    await inputJohn(call, { user: "CSAGENT", body: { Target: "5" } });
    for (const user of ["INPUTT", "CSAGENT"]) expect((await authorise(call, { user })).status).toBe(400);
    expect((await authorise(call)).status).toBe(200);
  },
};

test.each(Object.entries(decisions))("Q%s: %s", async (question) => {
  const proof = proofs[Number(question)];
  expect(proof).toBeDefined();
  await proof?.(await t24.world());
});

test("every open question is an option or a decision, and none is both", () => {
  const switched = Object.values(options).flatMap(({ source }) => /Q(\d+)/.exec(source)?.[1] ?? []);
  const answered = [...new Set(switched), ...Object.keys(decisions)].map(Number).sort((one, other) => one - other);
  expect(answered).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});
