import {
  ATOM,
  basic,
  COMPANY,
  customer,
  HAL,
  inputJohn,
  JOHN_SNOW,
  JOHN_SNOW_ENTRY,
  openT24,
  SERVICE,
  codesIn,
  type Answer,
  type Sent,
} from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const amend = { body: { Target: "5" } };

// 2.6 and Q: what was observed, for all that CUSTOMER can show.
test.each<[string, string, [path: string, sent: Sent], number]>([
  ["the service document", "GET", [`${COMPANY}/`, {}], 200],
  ["the list", "GET", ["verCustomer_Inputs()", {}], 200],
  ["new", "POST", ["verCustomer_Inputs()/new", {}], 201],
  ["new, without Content-Type", "POST", ["verCustomer_Inputs()/new", { type: "" }], 415],
  ["new, with a number that is none", "POST", ["verCustomer_Inputs()/new?CustomerCode=ABC", {}], 400],
  ["populate", "POST", ["verCustomer_Inputs()/populate?CustomerCode=66052", {}], 201],
  ["populate, to edit", "POST", ["verCustomer_Inputs()/populate?CustomerCode=66052&t24Intent=EDIT", {}], 201],
  ["populate from nothing", "POST", ["verCustomer_Inputs()/populate?CustomerCode=7", {}], 404],
  ["populate, with a number that is none", "POST", ["verCustomer_Inputs()/populate?CustomerCode=ABC", {}], 400],
  ["metadata", "POST", ["verCustomer_Inputs()/metadata", {}], 200],
  ["validate, good", "POST", [customer("190245", "validate"), { body: JOHN_SNOW }], 200],
  ["validate, bad", "POST", [customer("190245", "validate"), { body: {} }], 400],
  ["input, good", "POST", [customer("190245"), { body: JOHN_SNOW }], 201],
  ["input, good, by PUT", "PUT", [customer("190245"), { body: JOHN_SNOW }], 201],
  ["input, bad", "POST", [customer("190245"), { body: {} }], 400],
  ["input without a body", "POST", [customer("190245"), {}], 400],
  ["an amendment", "POST", [customer("100104"), amend], 201],
  ["input, stale", "POST", [customer("100104"), { ...amend, headers: { "if-match": '"x"' } }], 412],
  ["hold", "POST", [customer("190245", "hold"), { body: {} }], 201],
  ["authorise of nothing", "PUT", [customer("190245", "authorise"), {}], 400],
  ["the item", "GET", [customer("66052"), {}], 200],
  ["the item, missing", "GET", [customer("7"), {}], 404],
  ["see", "GET", [customer("66052", "see"), {}], 200],
  ["see, missing", "GET", [customer("7", "see"), {}], 404],
  ["changed values of nothing", "GET", [customer("66052", "changedValues"), {}], 404],
  ["the error handler", "GET", [customer("66052", "error"), {}], 200],
  ["the live state", "GET", ["verCustomer_Inputs_Live('66052')", {}], 200],
  ["another state", "GET", ["verCustomer_Inputs_IAuth('66052')", {}], 404],
  ["reverse", "PUT", [customer("66052", "reverse"), {}], 400],
  ["review without function Q", "POST", [customer("66052", "review"), {}], 401],
  ["review with function Q", "POST", [customer("66052", "review"), { user: "AUDITR" }], 200],
  ["review of nothing", "POST", [customer("7", "review"), { user: "AUDITR" }], 404],
  ["delete of nothing", "DELETE", [customer("66052", "delete"), {}], 400],
])("%s: %s %j is answered %s", async (_what, method, [path, sent], status) => {
  const call = await t24.world();
  expect((await call(method, path, sent)).status).toBe(status);
});

test.each<[string, Sent]>([
  ["no sign-on", { user: "nobody" }],
  ["a wrong password", { headers: { authorization: basic("INPUTT", "wrong") } }],
  ["an unknown user", { headers: { authorization: basic("NOBODY") } }],
  ["a name in lower case", { headers: { authorization: basic("inputt") } }],
  ["another scheme", { headers: { authorization: "Bearer 123456" } }],
  ["no colon", { headers: { authorization: `Basic ${Buffer.from("INPUTT").toString("base64")}` } }],
  ["a name that JavaScript knows", { headers: { authorization: basic("__proto__") } }],
])("%s: 401 with a challenge and no body, whatever the path", async (_what, sent) => {
  const call = await t24.world();
  for (const path of ["verCustomer_Inputs()", customer("7"), "nowhere", "/elsewhere", `${COMPANY}/$metadata`]) {
    for (const method of ["GET", "POST", "DELETE"]) {
      const { status, text, headers } = await call(method, path, sent);
      expect([status, text, headers["www-authenticate"]]).toEqual([401, "", 'Basic realm="T24"']);
    }
  }
});

test.each(["INPUTT", "AUTHOR", "CSAGENT", "SSOUSER1", "SSOUSER2", "AUDITR"])(
  "%s signs on with the demo's password, for one request at a time",
  async (user) => {
    const call = await t24.world();
    const { status, headers } = await call("GET", customer("66052"), { user });
    expect([status, headers["set-cookie"]]).toEqual([200, undefined]);
    expect((await call("GET", customer("66052"), { user: "nobody" })).status).toBe(401);
  },
);

test.each([
  "nowhere",
  "/",
  SERVICE,
  `${SERVICE}/`,
  "messages",
  "enqNothings()",
  "vercustomer_inputs()",
  customer("66052", "history"),
  customer("66052", "see/"),
  customer("66052", "SEE"),
  "verCustomer_Inputs('66052'",
  "verCustomer_InputEntrys",
])("the unknown path %s: 404 without a body", async (path) => {
  const call = await t24.world();
  for (const method of ["GET", "POST", "PUT", "DELETE"]) {
    const { status, text } = await call(method, path);
    expect([method, status, text]).toEqual([method, 404, ""]);
  }
});

test.each(["errors", "Errors", "messages"])(
  "the service's %s are those of no answer: nothing, after a sign-on",
  async (name) => {
    const call = await t24.world();
    const { status, text } = await call("GET", `${SERVICE}/${name}`);
    expect([status, text]).toEqual([204, ""]);
    expect((await call("GET", `${SERVICE}/${name}`, { user: "nobody" })).status).toBe(401);
  },
);

// 5.6: the declared verbs plus HEAD and OPTIONS.
const allowed: readonly (readonly [string, readonly string[]])[] = [
  ["", ["GET"]],
  ["verCustomer_Inputs()", ["GET"]],
  ["verCustomer_Inputs_IAuth()", ["GET"]],
  ["verCustomer_Inputs_HAuth()", ["GET"]],
  ["enqCustomerLists()", ["GET"]],
  ["enqlistCustomerHists('100100;1')", ["GET"]],
  ["verCustomer_Input/ContextEnquiries", ["GET"]],
  ["verCustomer_Inputs()/new", ["POST"]],
  ["verCustomer_Inputs()/populate", ["POST"]],
  ["verCustomer_Inputs()/metadata", ["POST"]],
  [customer("66052"), ["GET", "PUT", "POST"]],
  [customer("66052", "see"), ["GET"]],
  [customer("66052", "validate"), ["POST"]],
  [customer("66052", "hold"), ["POST"]],
  [customer("66052", "authorise"), ["PUT"]],
  [customer("66052", "reverse"), ["PUT"]],
  [customer("66052", "review"), ["POST"]],
  [customer("66052", "delete"), ["DELETE"]],
  [customer("66052", "changedValues"), ["GET"]],
  [customer("66052", "error"), ["GET"]],
  ["verCustomer_Inputs_Live('66052')", ["GET"]],
];

test.each(allowed)("%s allows %s, HEAD and OPTIONS; other verbs are refused", async (path, verbs) => {
  const call = await t24.world();
  const allow = [...verbs, "HEAD", "OPTIONS"].join(", ");
  const options = await call("OPTIONS", path);
  expect([options.status, options.headers["allow"], options.text]).toEqual([204, allow, ""]);
  for (const method of ["PATCH", "DELETE", "PUT", "POST"].filter((verb) => !verbs.includes(verb))) {
    const refused = await call(method, path);
    expect([method, refused.status, refused.text, refused.headers["allow"]]).toEqual([method, 405, "", allow]);
  }
  // A path without GET is hidden from safe verbs.
  if (!verbs.includes("GET")) {
    expect((await call("GET", path)).status).toBe(404);
    expect((await call("HEAD", path)).status).toBe(404);
  }
});

test("HEAD is GET without a body", async () => {
  const call = await t24.world();
  const got = await call("GET", customer("66052"));
  const head = await call("HEAD", customer("66052"));
  expect([head.status, head.text, head.headers["etag"]]).toEqual([200, "", got.headers["etag"]]);
  expect(head.headers["content-length"]).toBe(got.headers["content-length"]);
});

test.each([
  ["no Accept", "", ATOM],
  ["anything", "*/*", ATOM],
  ["any application", "application/*", ATOM],
  ["Atom", "application/atom+xml", ATOM],
  ["Atom as the seed document writes it", "Application/atom+xml", ATOM],
  ["an entry", "application/atom+xml;type=entry", ATOM],
  ["a feed", "APPLICATION/ATOM+XML; type=feed", ATOM],
  ["XML, which is Atom", "application/xml", ATOM],
  ["HAL", "application/hal+json", HAL],
  ["HAL as the seed document writes it", "Application/hal+json", HAL],
  ["JSON", "application/json", "application/json"],
  ["HAL as XML", "application/hal+xml", "application/hal+xml"],
  ["HAL rather than Atom", "application/atom+xml;q=0.5, application/hal+json", HAL],
  ["a browser", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html;charset=UTF-8"],
])("%s is asked for (%s): %s comes", async (_what, accept, contentType) => {
  const call = await t24.world();
  expect((await call("GET", customer("66052"), { accept })).headers["content-type"]).toBe(contentType);
});

test("the answer follows Accept and not the body's type", async () => {
  const call = await t24.world();
  const inHal = await call("POST", customer("190245", "validate"), { body: JOHN_SNOW, accept: "*/*" });
  expect([inHal.status, inHal.headers["content-type"]]).toEqual([200, ATOM]);
  const inAtom = await call("POST", customer("190245", "validate"), { body: JOHN_SNOW_ENTRY, type: ATOM });
  expect([inAtom.status, inAtom.headers["content-type"]]).toEqual([200, HAL]);
});

test.each(["text/csv", "image/png", "application/atom+json", "text/xml", "application/atom+xml;q=0", ","])(
  "Accept %s leaves nothing: 406 without a body",
  async (accept) => {
    const call = await t24.world();
    const { status, text } = await call("GET", customer("66052"), { accept });
    expect([status, text]).toEqual([406, ""]);
  },
);

test.each(["text/plain", "multipart/form-data; boundary=x", "json", ""])(
  'Content-Type "%s" is not read: 415 without a body',
  async (type) => {
    const call = await t24.world();
    for (const [method, path] of [
      ["POST", customer("190245", "validate")],
      ["POST", customer("190245")],
      ["PUT", customer("190245")],
      ["POST", customer("190245", "hold")],
      ["PUT", customer("190245", "authorise")],
      ["POST", "verCustomer_Inputs()/new"],
    ] as const) {
      const { status, text } = await call(method, path, type === "" ? { type } : { type, body: "x" });
      expect([path, status, text]).toEqual([path, 415, ""]);
    }
  },
);

const FORM = "application/x-www-form-urlencoded";

// 5.7: in the engine POST takes a form, PUT does not.
test("a form's fields are the properties of their names, the first of each; groups and what is unknown are passed over", async () => {
  const call = await t24.world();
  const body = "Mnemonic=JSNOW&GivenNames=JOHN+B%2E&GivenNames=x&Name1=SNOW&Name1MvGroup=SNOW&a=b&CustomerCode=190245";
  const held = await call("POST", customer("190245", "hold"), { type: `${FORM}; charset=UTF-8`, body });
  expect([held.status, held.json.Mnemonic, held.json.GivenNames]).toEqual([201, "JSNOW", "JOHN B."]);
  expect(held.json.Name1MvGroup[0].Name1).toBe("");
  const bad = await call("POST", customer("190245"), { type: FORM, body: "Gender=MALE" });
  expect([bad.status, codesIn(bad)]).toEqual([400, ["NO SPECIFIED VALUE", "INPUT MISSING", "INPUT MISSING"]]);
});

test.each([
  ["read", [201, 200, 201, 204, 401, 200, 415, 415]],
  ["refuse", [415, 415, 415, 415, 415, 415, 415, 415]],
])("formPosts %s: posts of a form, and puts, are answered %j", async (formPosts, statuses) => {
  const call = await t24.world({ formPosts });
  const answers: number[] = [];
  for (const [method, path] of [
    ["POST", "verCustomer_Inputs()/new"],
    ["POST", customer("100104", "validate")],
    ["POST", customer("100104")],
    ["POST", "verCustomer_Inputs()/copy"],
    ["POST", customer("66052", "review")],
    ["POST", "verCustomer_Inputs()/metadata"],
    ["PUT", customer("100104")],
    ["PUT", customer("100104", "authorise")],
  ] as const) {
    const { status, text } = await call(method, path, { type: FORM, body: "Target=5" });
    if (status === 415) expect(text).toBe("");
    answers.push(status);
  }
  expect(answers).toEqual(statuses);
});

test.each([
  "Application/Atom+XML",
  "application/atom+xml;type=entry",
  "application/atom+xml; charset=UTF-8",
  "application/xml",
])("an entry is read as %s", async (type) => {
  const call = await t24.world();
  expect((await call("POST", customer("190245"), { type, body: JOHN_SNOW_ENTRY })).status).toBe(201);
});

test("DELETE needs neither a body nor a Content-Type, and minds none", async () => {
  const call = await t24.world();
  await inputJohn(call);
  expect((await call("DELETE", customer("190245", "delete"))).status).toBe(200);
  await inputJohn(call);
  expect((await call("DELETE", customer("190245", "delete"), { type: "text/plain", body: "x" })).status).toBe(200);
});

test("the body of authorise plays no role, be it the entry that was posted or no document at all", async () => {
  const call = await t24.world();
  await inputJohn(call);
  const sent = { user: "AUTHOR", type: ATOM, body: "<entry" };
  const authorised = await call("PUT", customer("190245", "authorise"), sent);
  expect([authorised.status, authorised.json.Mnemonic]).toEqual([200, "JSNOW"]);
});

test.each([
  ["broken XML", ATOM, "<entry"],
  ["a feed", ATOM, '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
  ["an entry in no namespace", ATOM, "<entry/>"],
  ["a DOCTYPE", ATOM, `<!DOCTYPE entry>${JOHN_SNOW_ENTRY}`],
  ["HAL sent as Atom", ATOM, "{}"],
])("%s: 400 with the framework's error document", async (_what, type, body) => {
  const call = await t24.world();
  const { status, headers, text } = await call("POST", customer("190245"), { type, body, accept: ATOM });
  expect([status, headers["content-type"]]).toEqual([400, "application/xml"]);
  expect(text).toMatch(
    /^<\?xml version='1\.0' encoding='utf-8'\?><error xmlns="http:\/\/schemas\.microsoft\.com\/ado\/2007\/08\/dataservices\/metadata"><code>400<\/code><message xml:lang="en-US">/,
  );
});

test.each([
  ["broken JSON", "{"],
  ["a list", "[]"],
  ["a text", '"JSNOW"'],
  ["null", "null"],
  ["Atom sent as HAL", JOHN_SNOW_ENTRY],
])("%s: 400 with the framework's code and message", async (_what, body) => {
  const call = await t24.world();
  const { status, json } = await call("POST", customer("190245"), { body });
  expect([status, json.code]).toEqual([400, "400"]);
});

// 5.7: the engine's library for HAL looks its readers up by the whole type.
test.each([
  ["ignore", [200, 200, 200, 200, 201]],
  ["refuse", [400, 400, 400, 200, 201]],
])(
  "halParameters %s: HAL with a charset, three times, Atom with one, and no body are answered %j",
  async (halParameters, statuses) => {
    const call = await t24.world({ halParameters });
    const validate = customer("190245", "validate");
    const answers = [
      await call("POST", validate, { type: `${HAL}; charset=UTF-8`, body: JOHN_SNOW }),
      await call("POST", validate, { type: "application/json;charset=utf-8", body: JOHN_SNOW }),
      await call("POST", customer("100104", "validate"), {
        type: "application/hal+xml; charset=UTF-8",
        body: "<resource><Target>5</Target></resource>",
      }),
      await call("POST", validate, { type: `${ATOM}; charset=UTF-8`, body: JOHN_SNOW_ENTRY }),
      await call("POST", "verCustomer_Inputs()/new", { type: `${HAL}; charset=UTF-8` }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  },
);

// Q43: the engine's readers throw a bare 400; its own faults, such as a query's, have the document in any case.
test.each([
  ["document", [true, true]],
  ["empty", [false, true]],
])(
  "unreadableBody %s: whether what cannot be read, and a query, is answered with a document: %j",
  async (unreadableBody, expected) => {
    const call = await t24.world({ unreadableBody });
    const answers: Answer[] = [];
    for (const [type, body] of [
      [ATOM, "<entry"],
      [HAL, "{"],
      ["application/hal+xml", "{"],
    ]) {
      answers.push(await call("POST", customer("190245"), { type: type ?? "", body }));
    }
    answers.push(await call("GET", "verCustomer_Inputs()?$top=x"));
    const [own, query] = expected;
    expect(answers.map(({ status, text }) => [status, text !== ""])).toEqual([
      [400, own],
      [400, own],
      [400, own],
      [400, query],
    ]);
  },
);

test("a body of more than a mebibyte: 413", async () => {
  const call = await t24.world();
  const body = { ...JOHN_SNOW, GivenNames: "J".repeat(1_048_576) };
  expect((await call("POST", customer("190245"), { body })).status).toBe(413);
});

test("an input has Location, ETag and T24's data; hold and authorise have Location; validate and reads have not", async () => {
  const call = await t24.world();
  const host = { host: "sandbox.example" };
  const base = `http://sandbox.example/~${call.world.name}${COMPANY}`;
  const input = await inputJohn(call, { headers: host });
  expect(input.headers["location"]).toBe(`${base}/verCustomer_Inputs_IAuth('190245')`);
  const data = Buffer.from(input.headers["x-t24-generated-data"] ?? "", "base64").toString("utf8");
  expect(data).toBe("hiddenFirstRequest\uF8FD52\uF8FC1\uF8FC1\uF8FCNO");
  const live = await call("PUT", customer("190245", "authorise"), { user: "AUTHOR", headers: host });
  expect(live.headers["location"]).toBe(`${base}/verCustomer_Inputs_Live('190245')`);
  expect(live.headers).not.toHaveProperty("x-t24-generated-data");
  for (const [method, path] of [
    ["GET", customer("66052")],
    ["POST", customer("66052", "validate")],
    ["POST", "verCustomer_Inputs()/new"],
    ["GET", "verCustomer_Inputs()"],
  ] as const) {
    const { headers } = await call(method, path);
    expect(headers).not.toHaveProperty("location");
    expect(headers).not.toHaveProperty("x-t24-generated-data");
  }
});

// 5.5: whatever leads to a state says where that is.
test.each([
  ["POST", customer("190245"), "", "IAuth"],
  ["PUT", customer("190245"), "", "IAuth"],
  ["POST", customer("190245", "hold"), "", "Held"],
  ["PUT", customer("190245", "authorise"), "input", "Live"],
  ["POST", customer("190245", "review"), "input", "IAuth"],
  ["PUT", customer("190245", "reverse"), "live", "RAuth"],
  ["POST", customer("190245", "restore"), "reversed", "IAuth"],
])("%s %s of a record that is %j has the Location of %s", async (method, path, state, resource) => {
  const call = await t24.world({ customerReversal: "allow" });
  const authorise = () => call("PUT", customer("190245", "authorise"), { user: "AUTHOR" });
  if (state !== "") await inputJohn(call);
  if (state === "live" || state === "reversed") await authorise();
  if (state === "reversed") {
    await call("PUT", customer("190245", "reverse"));
    await authorise();
  }
  const { headers } = await call(method, path, { user: "AUDITR", body: JOHN_SNOW });
  expect(headers["location"]).toMatch(new RegExp(`/verCustomer_Inputs_${resource}\\('190245'\\)$`));
});

// 1.2: a redirect of the RIM, to which the engine hands on all parameters.
test.each(["", "?a=1&b=c%20d"])("the EDMX of no company is that of GB0010001: 303 (%j)", async (query) => {
  const call = await t24.world();
  const { status, text, headers } = await call("GET", `${SERVICE}/$metadata${query}`);
  expect([status, text, headers["content-type"]]).toEqual([303, "", undefined]);
  expect(headers["location"]).toMatch(/\/Prospect\.svc\/GB0010001\/\$metadata(\?a=1&b=c%20d)?$/);
  expect(headers["location"]?.endsWith(query)).toBe(true);
});

test("the list has no ETag; validate, new and refusals have none either", async () => {
  const call = await t24.world();
  for (const [method, path] of [
    ["GET", "verCustomer_Inputs()"],
    ["POST", "verCustomer_Inputs()/new"],
    ["POST", customer("66052", "validate")],
    ["GET", customer("7")],
    ["PUT", customer("66052", "authorise")],
  ] as const) {
    expect((await call(method, path)).headers).not.toHaveProperty("etag");
  }
});

test("every answer names the sandbox's server, refusals too", async () => {
  const call = await t24.world();
  for (const [path, user] of [
    ["verCustomer_Inputs()", "INPUTT"],
    [customer("7"), "INPUTT"],
    ["nowhere", "INPUTT"],
    ["nowhere", "nobody"],
  ] as const) {
    const { headers } = await call("GET", path, { user });
    expect(headers).toMatchObject({ server: "JBoss-EAP/7", "x-powered-by": "Undertow/1" });
  }
});

test("Location takes the request's own parameters along, each pair once (5.5)", async () => {
  const call = await t24.world();
  const query = "?t24Intent=EDIT&t24Intent=EDIT&a=b+c%C3%A9";
  const input = await call("POST", customer("190245") + query, { body: JOHN_SNOW });
  expect(input.headers["location"]).toMatch(/verCustomer_Inputs_IAuth\('190245'\)\?t24Intent=EDIT&a=b\+c%C3%A9$/);
  const held = await call("POST", `${customer("190245", "hold")}?`, { body: JOHN_SNOW });
  expect(held.headers["location"]).toMatch(/verCustomer_Inputs_Held\('190245'\)$/);
});

test.each([
  "verCustomer_Inputs",
  "verCustomer_Inputs()",
  "verCustomer_Inputs%28%29",
  "verCustomer_Inputs?$top=2",
  "verCustomer_Inputs_IAuth",
  "verCustomer_Inputs_IAuth()",
])("the collection is written %s", async (path) => {
  const call = await t24.world();
  const { status, json } = await call("GET", path);
  expect([status, Array.isArray(json._embedded.item)]).toEqual([200, true]);
});

test.each([
  "verCustomer_Inputs('66052')",
  "verCustomer_Inputs(66052)",
  "verCustomer_Inputs(%2766052%27)",
  "verCustomer_Inputs%28%2766052%27%29",
  "verCustomer_Inputs('6605%32')",
  "verCustomer_Inputs(66052)/see",
  "verCustomer_Inputs(%2766052%27)/see",
  "verCustomer_Inputs_Live(66052)",
])("the item is written %s; links always quote the key", async (path) => {
  const call = await t24.world();
  const { status, json } = await call("GET", path);
  expect([status, json.CustomerCode]).toEqual([200, "66052"]);
  expect(json._links.self.href).toContain("('66052')");
});

test.each(["validate", "hold"])("a command takes the bare key as well: (190245)/%s", async (command) => {
  const call = await t24.world();
  expect((await call("POST", `verCustomer_Inputs(190245)/${command}`, { body: JOHN_SNOW })).json.CustomerCode).toBe(
    "190245",
  );
});

test.each([
  ["letters", "'ABC'", "INP NOT NUMERIC"],
  ["bare letters", "ABC", "INP NOT NUMERIC"],
  ["a minus", "'-1'", "INP NOT NUMERIC"],
  ["a point", "'1.5'", "INP NOT NUMERIC"],
  ["digits of another script", "'%D9%A1%D9%A2'", "INP NOT NUMERIC"],
  ["a doubled quote", "'1''2'", "INP NOT NUMERIC"],
  ["two keys", "'1')('2'", "INP NOT NUMERIC"],
  ["a slash", "'1%2F2'", "INP NOT NUMERIC"],
  ["a way up", "'..%2F..%2Fetc'", "INP NOT NUMERIC"],
  ["a name that JavaScript knows", "'__proto__'", "INP NOT NUMERIC"],
  ["markup", "'%3Cscript%3E'", "INP NOT NUMERIC"],
  ["a NUL", "'1%00'", "INP NOT NUMERIC"],
  ["a history key", "'100100%3B1'", "INP NOT NUMERIC"],
  ["eleven digits", "'12345678901'", "TOO MANY CHARACTERS"],
  ["a thousand digits", `'${"1".repeat(1000)}'`, "TOO MANY CHARACTERS"],
])("%s for a key: 400 with T24's errors, whatever the verb", async (_what, key, code) => {
  const call = await t24.world();
  for (const [method, command] of [
    ["GET", ""],
    ["POST", ""],
    ["GET", "/see"],
    ["POST", "/validate"],
    ["PUT", "/authorise"],
    ["DELETE", "/delete"],
  ] as const) {
    const answer = await call(method, `verCustomer_Inputs(${key})${command}`);
    expect([method, answer.status, codesIn(answer)]).toEqual([method, 400, [code]]);
    const inAtom = await call(method, `verCustomer_Inputs(${key})${command}`, { accept: ATOM });
    expect([inAtom.status, inAtom.text.includes(`<d:Code>${code}</d:Code>`)]).toEqual([400, true]);
  }
});

test("a path that is no percent-encoded text: 400", async () => {
  const call = await t24.world();
  expect((await call("GET", "verCustomer_Inputs('%FF')")).status).toBe(400);
});

test.each(["EU0010001", "gb0010001", "GB00100010", "GB0010001XYZ", "%2E%2E"])(
  "the company %s is not the user's: 401 with T24's errors, before the record is looked at",
  async (company) => {
    const call = await t24.world();
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/"],
      ["GET", "/verCustomer_Inputs()"],
      ["GET", `/${customer("66052")}`],
      ["POST", `/${customer("190245")}`],
      ["POST", "/verCustomer_Inputs()/new"],
      ["POST", "/verCustomer_Inputs()/metadata"],
      ["PUT", `/${customer("66052", "authorise")}`],
    ] as const) {
      const answer = await call(method, `${SERVICE}/${company}${path}`);
      expect([path, answer.status, codesIn(answer)]).toEqual([path, 401, ["EB-SECURITY.VIOLATION"]]);
    }
  },
);
