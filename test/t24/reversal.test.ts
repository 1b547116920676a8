import { codesIn, customer, openT24, type Answer, type Call } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const ALLOWED = { customerReversal: "allow" };
const STRANGER = { "if-match": '"3me7dlmQFEk8ju3peMIjz8oz5qO6fC29z6GomvUjrCE="' };
const reverse = (call: Call, headers = {}): Promise<Answer> => call("PUT", customer("100104", "reverse"), { headers });

/** What a page offers besides copies and enquiries. */
const offersOf = ({ json }: Answer): readonly string[] =>
  Object.keys(json._links as object).flatMap(
    (relation) => /rels\/(?!copy|paste|context)(\w+)$/.exec(relation)?.[1] ?? [],
  );

test("a reversal waits on a page of its own, which offers neither input nor hold", async () => {
  const call = await t24.world(ALLOWED);
  const answer = await reverse(call);
  expect([answer.status, answer.json.RecordStatus]).toEqual([200, "RNAU"]);
  expect(answer.json._links.self.href).toMatch(/verCustomer_Inputs_RAuth\('100104'\)$/);
  expect(offersOf(answer)).toEqual(["authorise", "delete"]);
});

test("a held reversal is shown with what is held, and cannot be input or authorised", async () => {
  const call = await t24.world(ALLOWED);
  await reverse(call);
  const held = await call("POST", customer("100104", "hold"), { body: { Target: "5" } });
  expect([held.status, held.json.RecordStatus, held.json.Target]).toEqual([201, "RHLD", "999"]);
  expect((await call("GET", "verCustomer_Inputs_Held('100104')")).status).toBe(200);
  expect(codesIn(await call("POST", customer("100104"), { body: { Target: "5" } }))).toEqual([
    "INVALID FUNCTION FOR RECORD STATUS",
  ]);
  const authorised = await call("PUT", customer("100104", "authorise"), { user: "AUTHOR" });
  expect(codesIn(authorised)).toEqual(["UNAUTH. RECORD MISSING"]);
  expect((await call("DELETE", customer("100104", "delete"))).status).toBe(200);
  expect((await call("GET", customer("100104"))).json).toMatchObject({ RecordStatus: "", Target: "999" });
});

test("a company without its documents waits for their approval, if the override is of a class", async () => {
  const call = await t24.world({ ...ALLOWED, documentsOverride: "approve" });
  const { json } = await call("PUT", customer("66052", "reverse"));
  expect(json.RecordStatus).toBe("RNAO");
  expect(json.OverrideMvGroup[0].Override).toMatch(/^INCORP\/CUS\*200/);
  const refused = await call("PUT", customer("66052", "authorise"), { user: "CSAGENT" });
  expect([refused.status, codesIn(refused)]).toEqual([401, ["EB-SECURITY.VIOLATION"]]);
  expect((await call("PUT", customer("66052", "authorise"), { user: "AUTHOR" })).json.RecordStatus).toBe("REVE");
});

test("a reversal and a restoration are refused under an ETag that is not the record's", async () => {
  const call = await t24.world(ALLOWED);
  const { headers } = await call("GET", customer("100104"));
  expect((await reverse(call, STRANGER)).status).toBe(412);
  expect((await reverse(call, { "if-match": headers["etag"] ?? "" })).status).toBe(200);
  const { headers: reversed } = await call("PUT", customer("100104", "authorise"), { user: "AUTHOR" });
  const restore = (tag: object) => call("POST", customer("100104", "restore"), { headers: { ...tag } });
  expect((await restore(STRANGER)).status).toBe(412);
  expect((await restore({ "if-match": reversed["etag"] ?? "" })).status).toBe(200);
});

test("where CUSTOMER has no function R, that is said whatever the ETag", async () => {
  const call = await t24.world();
  expect(codesIn(await reverse(call, STRANGER))).toEqual(["NO FUNCTION FOR THIS APPLICATION"]);
});
