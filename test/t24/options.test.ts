import { readdirSync, readFileSync } from "node:fs";

import type { OptionDeclaration } from "../../emulators/core/options.ts";
import { options } from "../../emulators/t24/options.ts";
import { untoldValues } from "../support/option-values.ts";
import {
  ATOM,
  codesIn,
  COMPANY,
  customer,
  errorsIn,
  inputJohn,
  JOHN_SNOW,
  JOHN_SNOW_ENTRY,
  linksOf,
  openT24,
  treeOf,
  type Answer,
  type Call,
} from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

test.each(Object.entries(options))(
  "the option %s says why, from where, and takes no other value",
  async (name, option) => {
    expect(option.reason).toMatch(/\.$/);
    expect(option.source).toMatch(/^t24-(?:iris|browserweb) (Q\d+|\d+(?:\.\d+)?)(, (Q\d+|\d+(?:\.\d+)?))*$/);
    expect(["documented", "observed", "derived", "assumed"]).toContain(option.grade);
    await expect(t24.world({ [name]: { no: "value" } })).rejects.toThrow();
  },
);

// Section 10: "the default is given first".
test("IRIS does by default what the open questions recommend", () => {
  const own = Object.entries(options).filter(([, { source }]) => source.startsWith("t24-iris"));
  expect(Object.fromEntries(own.map(([name, option]) => [name, option.default]))).toMatchObject({
    unauthorisedMissingStatus: 400,
    strictIfMatch: false,
    anyTagMatches: true,
    lenientWeakTags: false,
    unquotedTags: true,
    deleteBug: false,
    putInputStatus: 201,
    unparsableKeyStatus: 400,
    bodyIdMismatch: "ignore",
    preflightSignOn: false,
    errorSelf: "errorHandler",
    halSelfMismatch: "ignore",
    pageSize: 0,
    listOrder: "ascending",
    listShows: "live",
    customerReversal: "refuse",
    ofsSource: "SEAT",
    locationTarget: "state",
    itemLocation: false,
    generatedDataOn: "input",
    proxyPort443: false,
    residenceOverride: "off",
    documentsOverride: "off",
    minorWarning: "off",
    unreadableBody: "document",
    relationsHost: "temenostech.temenos.com",
    // Beside the questions: 2.4, 2.5, 5.7.
    embeddedResources: "metadata",
    copyStatus: 204,
    formPosts: "read",
    halParameters: "ignore",
  });
});

test("every value of every option that is not the default is set in a story", () => {
  expect(untoldValues("t24", options)).toEqual([]);
});

test("every value of every option is named in a test of it", () => {
  const folder = new URL(".", import.meta.url);
  const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
  const untested = Object.entries(options).flatMap(([name, option]) =>
    valuesOf(option)
      .filter((value) => !texts.some((text) => text.includes(name) && text.includes(JSON.stringify(value))))
      .map((value) => `${name} ${value}`),
  );
  expect(untested).toEqual([]);
});

function valuesOf({ default: value, values }: OptionDeclaration): readonly (string | number | boolean)[] {
  return values ?? (typeof value === "boolean" ? [true, false] : [value]);
}

test.each([400, 404])("unauthorisedMissingStatus %s", async (unauthorisedMissingStatus) => {
  const call = await t24.world({ unauthorisedMissingStatus });
  for (const [method, command] of [
    ["PUT", "authorise"],
    ["DELETE", "delete"],
  ] as const) {
    const answer = await call(method, customer("66052", command));
    expect([answer.status, codesIn(answer)]).toEqual([unauthorisedMissingStatus, ["UNAUTH. RECORD MISSING"]]);
  }
});

test.each([
  [false, [200, 201, 201, 200]],
  [true, [412, 412, 412, 412]],
] as const)("strictIfMatch %s: changes without If-Match", async (strictIfMatch, statuses) => {
  const call = await t24.world({ strictIfMatch });
  // What is new has nothing to match.
  const { headers } = await inputJohn(call);
  const authorise = { user: "AUTHOR" };
  const amend = { body: { Target: "5" } };
  const answers = [
    await call("PUT", customer("190245", "authorise"), authorise),
    await call("POST", customer("190245"), amend),
    await call("POST", customer("190245", "hold"), amend),
    await call("DELETE", customer("190245", "delete")),
  ];
  expect(answers.map(({ status }) => status)).toEqual(statuses);
  if (strictIfMatch) {
    const sent = { ...authorise, headers: { "if-match": headers["etag"] ?? "" } };
    expect((await call("PUT", customer("190245", "authorise"), sent)).status).toBe(200);
  }
});

test.each([
  [false, 412],
  [true, 200],
])("lenientWeakTags %s: a weak tag is answered %s", async (lenientWeakTags, status) => {
  const call = await t24.world({ lenientWeakTags });
  const { headers } = await inputJohn(call);
  const sent = { user: "AUTHOR", headers: { "if-match": `W/${headers["etag"] ?? ""}` } };
  expect((await call("PUT", customer("190245", "authorise"), sent)).status).toBe(status);
});

test.each([
  [false, 200],
  [true, 500],
])("deleteBug %s: DELETE is answered %s, and the record is gone", async (deleteBug, status) => {
  const call = await t24.world({ deleteBug });
  await inputJohn(call);
  expect((await call("DELETE", customer("190245", "delete"))).status).toBe(status);
  expect((await call("GET", customer("190245", "see"))).status).toBe(404);
});

test.each([201, 200])("putInputStatus %s", async (putInputStatus) => {
  const call = await t24.world({ putInputStatus });
  const put = await call("PUT", customer("190245"), { body: JOHN_SNOW });
  expect([put.status, put.headers["location"]]).toEqual([
    putInputStatus,
    expect.stringMatching(/verCustomer_Inputs_IAuth\('190245'\)$/),
  ]);
  expect((await call("POST", customer("190245"), { body: JOHN_SNOW })).status).toBe(201);
});

test.each([400, 500])(
  "unparsableKeyStatus %s: for a bare key that is no number, where a body is read",
  async (status) => {
    const call = await t24.world({ unparsableKeyStatus: status });
    for (const [method, path] of [
      ["POST", "verCustomer_Inputs(ABC)"],
      ["PUT", "verCustomer_Inputs(ABC)"],
      ["POST", "verCustomer_Inputs(ABC)/validate"],
      ["PUT", "verCustomer_Inputs(ABC)/authorise"],
    ] as const) {
      expect((await call(method, path)).status).toBe(status);
      expect((await call(method, path, { accept: ATOM })).status).toBe(status);
    }
    for (const [method, path] of [
      ["POST", customer("ABC")],
      ["POST", "verCustomer_Inputs(%27ABC%27)"],
      ["GET", "verCustomer_Inputs(ABC)"],
      ["DELETE", "verCustomer_Inputs(ABC)/delete"],
    ] as const) {
      expect((await call(method, path)).status).toBe(400);
    }
    expect((await call("POST", "verCustomer_Inputs(190245)", { body: JOHN_SNOW })).status).toBe(201);
  },
);

test.each([
  ["ignore", 201],
  ["refuse", 400],
] as const)("bodyIdMismatch %s: another CustomerCode in the body is answered %s", async (bodyIdMismatch, status) => {
  const call = await t24.world({ bodyIdMismatch });
  const other = await call("POST", customer("190245"), { body: { ...JOHN_SNOW, CustomerCode: "7" } });
  expect(other.status).toBe(status);
  if (status === 201) expect(other.json.CustomerCode).toBe("190245");
  const same = await call("POST", customer("190245"), { body: { ...JOHN_SNOW, CustomerCode: "190245" } });
  expect(same.status).toBe(201);
});

test.each([
  ["ignore", 200],
  ["refuse", 400],
] as const)(
  "halSelfMismatch %s: the body of new posted to validate is answered %s",
  async (halSelfMismatch, status) => {
    const call = await t24.world({ halSelfMismatch });
    const { json } = await call("POST", "verCustomer_Inputs()/new");
    const body = { ...json, ...JOHN_SNOW };
    expect((await call("POST", customer("190245", "validate"), { body })).status).toBe(status);
    const self = { href: `http://anywhere${COMPANY}/${customer("190245", "validate")}` };
    for (const links of [{}, { self }, { self: { href: 7 } }]) {
      const sent = { body: { ...JOHN_SNOW, _links: links } };
      expect((await call("POST", customer("190245", "validate"), sent)).status).toBe(200);
    }
    // In Atom the documented flow does just that, and is taken.
    const sent = { type: ATOM, body: JOHN_SNOW_ENTRY };
    expect((await call("POST", customer("190245", "validate"), sent)).status).toBe(200);
  },
);

test.each([
  ["state", "verCustomer_Inputs_IAuth('190245')", "verCustomer_Inputs_Live('190245')"],
  ["item", "verCustomer_Inputs('190245')", "verCustomer_Inputs('190245')"],
] as const)("locationTarget %s: Location after input and authorise", async (locationTarget, input, authorised) => {
  const call = await t24.world({ locationTarget });
  expect(pathOf((await inputJohn(call)).headers["location"], call)).toBe(input);
  const live = await call("PUT", customer("190245", "authorise"), { user: "AUTHOR" });
  expect(pathOf(live.headers["location"], call)).toBe(authorised);
});

test.each([false, true])("itemLocation %s: Location of a read", async (itemLocation) => {
  const call = await t24.world({ itemLocation });
  const { headers } = await call("GET", customer("66052"));
  expect(pathOf(headers["location"], call)).toBe(itemLocation ? "verCustomer_Inputs_Live('66052')" : undefined);
});

test.each([
  ["input", [false, false, true]],
  ["everyCommand", [true, true, true]],
] as const)("generatedDataOn %s: on new, validate, input", async (generatedDataOn, expected) => {
  const call = await t24.world({ generatedDataOn });
  const answers = [
    await call("POST", "verCustomer_Inputs()/new"),
    await call("POST", customer("190245", "validate"), { body: JOHN_SNOW }),
    await inputJohn(call),
  ];
  expect(answers.map(({ headers }) => "x-t24-generated-data" in headers)).toEqual(expected);
});

test.each([
  [false, "http://sandbox.example:8080", ""],
  [true, "http://sandbox.example:443", "http://sandbox.example:8080"],
])("proxyPort443 %s: xml:base and the links", async (proxyPort443, baseOrigin, linkOrigin) => {
  const call = await t24.world({ proxyPort443 });
  const place = `/~${call.world.name}${COMPANY}/`;
  const link = linkOrigin === "" ? "" : linkOrigin + place;
  for (const [method, path] of [
    ["GET", customer("66052")],
    ["GET", "verCustomer_Inputs()"],
    ["POST", "verCustomer_Inputs()/new"],
    ["POST", "verCustomer_Inputs()/metadata"],
    ["POST", customer("190245")],
  ] as const) {
    const { text } = await call(method, path, { accept: ATOM, headers: { host: "sandbox.example:8080" } });
    const root = treeOf(text);
    expect(root.attributes["{http://www.w3.org/XML/1998/namespace}base"]).toBe(baseOrigin + place);
    const hrefs = linksOf(root).flatMap(({ href = "" }) => (href.endsWith("/errors") ? [] : href));
    expect(hrefs.filter((href) => !/^(verCustomer_Inputs?|ContextEnquiryList)\b/.test(href.replace(link, "")))).toEqual(
      [],
    );
    expect(hrefs.length).toBeGreaterThan(0);
  }
});

test.each(["SEAT", "BALOFS"])("ofsSource %s: in the stamps of inputter and authoriser", async (ofsSource) => {
  const call = await t24.world({ ofsSource });
  const input = await inputJohn(call);
  expect(input.json.InputterMvGroup[0].Inputter).toMatch(new RegExp(`^\\d{5}_INPUTTER__OFS_${ofsSource}$`));
  const own = await call("PUT", customer("190245", "authorise"));
  expect(codesIn(own)).toEqual(["EB.RTN.SAME.NAME.AUTHORISER/INPUTTER"]);
  const live = await call("PUT", customer("190245", "authorise"), { user: "AUTHOR" });
  expect(live.json.Authoriser).toMatch(new RegExp(`^\\d{5}_AUTHORISER_OFS_${ofsSource}$`));
});

test.each([
  ["errorHandler", "verCustomer_Input_errorHandler", "error", "error"],
  ["command", "verCustomer_Input_validate", "validate", "authorise"],
] as const)("errorSelf %s: the self link of an error page", async (errorSelf, title, ofValidate, ofAuthorise) => {
  const call = await t24.world({ errorSelf });
  const { text } = await call("POST", customer("190245", "validate"), { accept: ATOM });
  expect(linksOf(treeOf(text))[0]).toMatchObject({ title, href: customer("190245", ofValidate) });
  await inputJohn(call);
  const refused = await call("PUT", customer("190245", "authorise"));
  expect(pathOf(refused.json._links.self.href, call)).toBe(customer("190245", ofAuthorise));
  const input = await call("POST", customer("190245"), { body: { Gender: "NONE" } });
  const inputSelf = errorSelf === "command" ? customer("190245") : customer("190245", "error");
  expect(pathOf(input.json._links.self.href, call)).toBe(inputSelf);
});

/** An absolute address, relative to the company. */
function pathOf(address: string | undefined, { world }: Call): string | undefined {
  return address === undefined ? undefined : new URL(address).pathname.replace(`/~${world.name}${COMPANY}/`, "");
}

/** What an amendment of Anna Keller's residence and birth is answered, with the overrides accepted or not. */
async function amendAnna(options: object, accepted: readonly string[]): Promise<Answer> {
  const call = await t24.world(options);
  const OverrideMvGroup = accepted.map((Override) => ({ Override }));
  return call("POST", customer("100104"), { body: { Residence: "US", DateOfBirth: "20200101", OverrideMvGroup } });
}

test.each([
  ["off", [201, "INAU", "INAU"]],
  ["accept", [400, "", "INAU"]],
  ["approve", [400, "", "INAO"]],
])(
  "residenceOverride %s: an amendment, and the same with its override accepted",
  async (residenceOverride, expected) => {
    const open = await amendAnna({ residenceOverride }, []);
    const accepted = await amendAnna({ residenceOverride }, ["CUS.RESIDENCE.CHANGED"]);
    expect([open.status, open.json.RecordStatus, accepted.json.RecordStatus]).toEqual(expected);
    if (open.status === 400) {
      const text = "RESIDENCE CHANGED FROM GB TO US";
      const Info = "verCustomer_Input.Residence:1:1";
      expect(errorsIn(open)).toEqual([{ Code: "CUS.RESIDENCE.CHANGED", Type: "OVERRIDE", Text: text, Info }]);
      expect(accepted.json.OverrideMvGroup).toMatchObject([{ Override: text }]);
    }
  },
);

test.each([
  ["off", 201],
  ["accept", 400],
])("minorWarning %s: an amendment is answered %s until the warning is accepted", async (minorWarning, status) => {
  const { status: open } = await amendAnna({ minorWarning }, []);
  const { status: code } = await amendAnna({ minorWarning }, ["CUS.MINOR"]);
  const { status: answered } = await amendAnna({ minorWarning }, ["WARNING_CUS.MINOR_CUSTOMER IS A MINOR_RECEIVED"]);
  expect([open, code, answered]).toEqual([status, status, 201]);
});

test.each([
  ["off", 201, "INAU"],
  ["accept", 400, "INAU"],
  ["approve", 400, "INAO"],
])(
  "documentsOverride %s: a corporate customer is answered %s, and is %s then",
  async (documentsOverride, ...expected) => {
    const call = await t24.world({ documentsOverride });
    const path = "verCustomer_Corps('190245')";
    const { Gender: _gender, Title: _title, GivenNames: _names, ...company } = JOHN_SNOW;
    const body = { ...company, Sector: "2001" };
    const open = await call("POST", path, { body });
    if (open.status === 400) {
      expect(errorsIn(open).map(({ Text }) => Text)).toEqual([
        "INCORP/CUS*200 FROM 190245 NOT RECEIVED",
        "MEMORANDUM/CUS*200 FROM 190245 NOT RECEIVED",
      ]);
    }
    const OverrideMvGroup = [{ Override: "CUS.DOCUMENT.NOT.RECEIVED" }];
    const accepted = await call("POST", path, { body: { ...body, Target: "7", OverrideMvGroup } });
    expect([open.status, accepted.json.RecordStatus]).toEqual(expected);
  },
);

test.each([
  ["refuse", [400, ["NO CHANGE TO LIVE (NAU-REC. EXISTS)"], 200]],
  ["merge", [201, undefined, 404]],
])("nauProcessing %s: an input without authorisers beside one that waits", async (nauProcessing, expected) => {
  const call = await t24.world({ nauProcessing });
  await inputJohn(call);
  const answer = await call("POST", "verCustomers('190245')", { body: { Target: "5" } });
  const waiting = await call("GET", "verCustomer_Inputs_IAuth('190245')");
  expect([answer.status, answer.status === 201 ? undefined : codesIn(answer), waiting.status]).toEqual(expected);
});

test.each([
  ["refuse", 400],
  ["allow", 200],
])("customerReversal %s: reversing a live customer is answered %s", async (customerReversal, status) => {
  const call = await t24.world({ customerReversal });
  expect((await call("PUT", customer("66052", "reverse"))).status).toBe(status);
});

test.each([
  ["clear", "", ""],
  ["text", "NULL", "NULL"],
  ["keep", "ACTIVE", "ACTIVE"],
])("activeCustomerType %s: ACTIVE comes back as %j", async (activeCustomerType, validated, stored) => {
  const call = await t24.world({ activeCustomerType });
  const body = { ...JOHN_SNOW, CustomerType: "ACTIVE" };
  expect((await call("POST", customer("190245", "validate"), { body })).json.CustomerType).toBe(validated);
  expect((await call("POST", customer("190245", "hold"), { body })).json.CustomerType).toBe("ACTIVE");
  await inputJohn(call, { body });
  expect((await call("GET", customer("190245"))).json.CustomerType).toBe(stored);
  const corporate = await call("POST", "verCustomer_Corps('190246')/validate", { body: { ...body, Mnemonic: "SNOW" } });
  expect(corporate.json.CustomerType).toBe("ACTIVE");
  const prospect = await call("POST", customer("190245", "validate"), { body: { CustomerType: "PROSPECT" } });
  expect(prospect.json.CustomerType).toBe("PROSPECT");
});

test.each([204, 200])("copyStatus %s, with what was copied if there is a body", async (copyStatus) => {
  const call = await t24.world({ copyStatus });
  const { status, json } = await call("POST", "verCustomer_Inputs()/copy", { body: { FamilyName: "SNOW" } });
  expect([status, json?.FamilyName]).toEqual([copyStatus, copyStatus === 200 ? "SNOW" : undefined]);
});
