import { ATOM, customer, inputJohn, JOHN_SNOW, linksOf, openT24, treeOf, type Call } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const SETS = "verCustomer_Inputs";
const state = (name: string, id = "190245"): string => `${SETS}_${name}('${id}')`;
const john = (command = ""): string => customer("190245", command);

interface Resource {
  /** The name in the RIM, with which its pages title their self link; left out: it answers without a body. */
  readonly name?: string;
  readonly path: string;
  readonly verbs: readonly string[];
  readonly status: number;
  /** Brings the world to where the resource has something to show. */
  readonly before?: (call: Call) => Promise<unknown>;
  readonly options?: object;
  readonly user?: string;
  readonly body?: object;
}

const input = (call: Call): Promise<unknown> => inputJohn(call);
const hold = (call: Call): Promise<unknown> => call("POST", john("hold"), { body: JOHN_SNOW });
const goLive = async (call: Call): Promise<void> => {
  await inputJohn(call);
  await call("PUT", john("authorise"), { user: "AUTHOR" });
};
const reverse = async (call: Call): Promise<void> => {
  await goLive(call);
  await call("PUT", john("reverse"));
};
const reversed = async (call: Call): Promise<void> => {
  await reverse(call);
  await call("PUT", john("authorise"), { user: "AUTHOR" });
};
const approve = async (call: Call): Promise<void> => {
  const OverrideMvGroup = [{ Override: "CUS.RESIDENCE.CHANGED" }];
  await call("POST", customer("100104"), { body: { Residence: "US", OverrideMvGroup } });
};
const REVERSIBLE = { customerReversal: "allow" };
const APPROVED = { residenceOverride: "approve" };

// 2.1, row by row, and the ways in of 1.3; the verb that is sent is the last of `verbs`.
const resources: Readonly<Record<string, Resource>> = {
  "1: the collection": { name: SETS, path: `${SETS}()`, verbs: ["GET"], status: 200 },
  "2: the unauthorised": { name: `${SETS}_IAuth`, path: `${SETS}_IAuth()`, verbs: ["GET"], status: 200 },
  "3: the second level": { name: `${SETS}_HAuth`, path: `${SETS}_HAuth()`, verbs: ["GET"], status: 200 },
  "5: live": { name: "verCustomer_Input_Live", path: state("Live", "66052"), verbs: ["GET"], status: 200 },
  "6: IAuth": { name: "verCustomer_Input_IAuth", path: state("IAuth"), verbs: ["GET"], status: 200, before: input },
  "7: HAuth": {
    name: "verCustomer_Input_HAuth",
    path: state("HAuth", "100104"),
    verbs: ["GET"],
    status: 200,
    before: approve,
    options: APPROVED,
  },
  "8: RAuth": {
    name: "verCustomer_Input_RAuth",
    path: state("RAuth"),
    verbs: ["GET"],
    status: 200,
    before: reverse,
    options: REVERSIBLE,
  },
  "9: held": { name: "verCustomer_Input_Held", path: state("Held"), verbs: ["GET"], status: 200, before: hold },
  "10: reversed": {
    name: "verCustomer_Input_Reversed",
    path: state("Reversed"),
    verbs: ["GET"],
    status: 200,
    before: reversed,
    options: REVERSIBLE,
  },
  "11: see": { name: "verCustomer_Input_see", path: customer("66052", "see"), verbs: ["GET"], status: 200 },
  "12: new": { name: "verCustomer_Input_new", path: `${SETS}()/new`, verbs: ["POST"], status: 201 },
  "13: populate": {
    name: "verCustomer_Input_populate",
    path: `${SETS}()/populate?CustomerCode=66052`,
    verbs: ["POST"],
    status: 201,
  },
  "4 and 14: the item, which is input": {
    name: "verCustomer_Input_IAuth",
    path: john(),
    verbs: ["GET", "PUT", "POST"],
    status: 201,
    body: JOHN_SNOW,
  },
  "15: validate": {
    name: "verCustomer_Input_validate",
    path: john("validate"),
    verbs: ["POST"],
    status: 200,
    body: JOHN_SNOW,
  },
  "16: hold": { name: "verCustomer_Input_Held", path: john("hold"), verbs: ["POST"], status: 201, body: {} },
  "17: authorise": {
    name: "verCustomer_Input_Live",
    path: john("authorise"),
    verbs: ["PUT"],
    status: 200,
    before: input,
    user: "AUTHOR",
  },
  "18: review": {
    name: "verCustomer_Input_Live",
    path: customer("66052", "review"),
    verbs: ["POST"],
    status: 200,
    user: "AUDITR",
  },
  "19: reverse": {
    name: "verCustomer_Input_RAuth",
    path: customer("66052", "reverse"),
    verbs: ["PUT"],
    status: 200,
    options: REVERSIBLE,
  },
  "20: delete": {
    name: "verCustomer_Input_delete",
    path: john("delete"),
    verbs: ["DELETE"],
    status: 200,
    before: input,
  },
  "21: restore": {
    name: "verCustomer_Input_IAuth",
    path: john("restore"),
    verbs: ["POST"],
    status: 200,
    before: reversed,
    options: REVERSIBLE,
  },
  "22: copy": { path: `${SETS}()/copy`, verbs: ["POST"], status: 204 },
  "23: paste": { name: "verCustomer_Input_paste", path: john("paste"), verbs: ["POST"], status: 201 },
  "24: changed values": {
    name: "verCustomer_Input_changedValues",
    path: john("changedValues"),
    verbs: ["GET"],
    status: 200,
    before: input,
  },
  "25: enrichment": {
    name: "verCustomer_Input_enrichment",
    path: `${SETS}()/enrichment?Sector=1001`,
    verbs: ["GET"],
    status: 200,
  },
  "26: autoId": { path: john("autoId"), verbs: ["GET"], status: 204 },
  "27: metadata": { name: `${SETS}_metadata`, path: `${SETS}()/metadata`, verbs: ["POST"], status: 200 },
  "28: the error handler": {
    name: "verCustomer_Input_errorHandler",
    path: customer("66052", "error"),
    verbs: ["GET"],
    status: 200,
  },
  "29: the entry": {
    name: "verCustomer_InputEntry",
    path: "verCustomer_InputEntry",
    verbs: ["GET"],
    status: 200,
  },
  "30: the context enquiries": {
    name: "verCustomer_Input_ContextEnquiries",
    path: "verCustomer_Input/ContextEnquiries",
    verbs: ["GET"],
    status: 200,
  },
  "1.3: the list of enquiries": {
    name: "ContextEnquiryList",
    path: "ContextEnquiryList/verCustomer_Input",
    verbs: ["GET"],
    status: 200,
  },
  "1.3: all field metadata": { name: "T24FieldMetadata", path: "T24FieldMetadata()", verbs: ["GET"], status: 200 },
  "1.3: the next state": { path: "nextState", verbs: ["GET"], status: 204 },
};

test.each(Object.entries(resources))(
  "row %s",
  async (_row, { name, path, verbs, status, before, options, user, body }) => {
    const call = await t24.world(options);
    await before?.(call);
    const [bare = path] = path.split("?");
    expect((await call("OPTIONS", bare)).headers["allow"]).toBe([...verbs, "HEAD", "OPTIONS"].join(", "));
    const sent = { accept: ATOM, ...(user !== undefined && { user }), ...(body !== undefined && { body }) };
    const answer = await call(verbs.at(-1) ?? "GET", path, sent);
    expect(answer.status).toBe(status);
    const self =
      answer.text === "" ? undefined : linksOf(treeOf(answer.text)).find(({ rel }) => rel === "self")?.["title"];
    expect(self).toBe(name);
  },
);

test("the item by GET is itself, whatever the state", async () => {
  const call = await t24.world();
  await inputJohn(call);
  for (const id of ["66052", "190245"]) {
    const [self] = linksOf(treeOf((await call("GET", customer(id), { accept: ATOM })).text));
    expect(self).toMatchObject({ rel: "self", title: "verCustomer_Input", href: customer(id) });
  }
});

// 1.5
test.each([
  ["GET", ""],
  ["GET", "/see"],
  ["GET", "/changedValues"],
  ["GET", "/error"],
  ["GET", "/autoId"],
  ["POST", ""],
  ["PUT", ""],
  ["POST", "/validate"],
  ["POST", "/hold"],
  ["POST", "/review"],
  ["POST", "/paste"],
  ["POST", "/restore"],
  ["PUT", "/authorise"],
  ["PUT", "/reverse"],
  ["DELETE", "/delete"],
])("%s of an item%s is the same by a bare key and by encoded quotes", async (method, command) => {
  const answers: unknown[] = [];
  for (const key of ["'190245'", "190245", "%27190245%27"]) {
    const call = await t24.world();
    await inputJohn(call);
    const sent = { user: "AUDITR", ...(method !== "GET" && { body: { Target: "5" } }) };
    const { status, json, text } = await call(method, `${SETS}(${key})${command}`, sent);
    answers.push([status, json?.CustomerCode, text === ""]);
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  // An unknown path would be that.
  expect(answers[0]).not.toEqual([404, undefined, true]);
});

// 2.1: what has no resource in the RIM, though relations or the EDMX name some of it.
test.each(["history", "audit", "aread", "dealSlips", "getdefaults", "metadata", "unauthorise"])(
  "there is no %s on an item",
  async (command) => {
    const call = await t24.world();
    for (const method of ["GET", "POST", "PUT", "DELETE"]) {
      const { status, text } = await call(method, customer("66052", command));
      expect([method, status, text]).toEqual([method, 404, ""]);
    }
  },
);

// 1.3: relations of the documentation that this service's RIM has not; 1.4: a set without its underscore; 1.1: the WAR's.
test.each([
  "root",
  "profile",
  "search",
  "usermenu",
  "verCustomerInputs()",
  "verAccounts()",
  "/Prospect-iris/",
  "/Prospect-iris/index.jsp",
  "/Prospect-iris/admin",
  "/MarketPlaceDemo-iris/MarketPlaceDemo.svc/GB0010001/",
  "/prospect-iris/Prospect.svc/GB0010001/",
  "enqPctAccounts()",
  "verCustomer_Creates()",
  "/Prospect-iris/api-docs",
])("%s is nowhere: 404 without a body", async (path) => {
  const call = await t24.world();
  const { status, text } = await call("GET", path);
  expect([status, text]).toEqual([404, ""]);
});

test("a path that GET is hidden from says nothing of its verbs", async () => {
  const call = await t24.world();
  for (const command of ["validate", "hold", "authorise", "review", "reverse", "delete"]) {
    const { status, text, headers } = await call("GET", customer("66052", command));
    expect([command, status, text, headers["allow"]]).toEqual([command, 404, "", undefined]);
  }
  for (const command of ["new", "populate"]) {
    const { status, text, headers } = await call("GET", `${SETS}()/${command}`);
    expect([command, status, text, headers["allow"]]).toEqual([command, 404, "", undefined]);
  }
});
