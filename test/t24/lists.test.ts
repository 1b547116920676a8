import {
  ATOM,
  codesIn,
  COMPANY,
  customer,
  elementsIn,
  HAL,
  inputJohn,
  JOHN_SNOW,
  openT24,
  treeOf,
  type Answer,
} from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const LIST = "verCustomer_Inputs()";

const idsIn = ({ json }: Answer): readonly string[] =>
  json._embedded.item.map((item: { CustomerCode: string }) => item.CustomerCode);

test.each([
  ["?$top=2", ["66052", "100100"]],
  ["?$skip=3", ["100111", "190097"]],
  ["?$top=2&$skip=2", ["100104", "100111"]],
  ["?$filter=Mnemonic eq 'CRISP'", ["100100"]],
  ["?$filter=Mnemonic+eq+'CRISP'", ["100100"]],
  ["?$filter=CustomerCode%20eq%20%27100100%27", ["100100"]],
  ["?%24filter=CustomerCode eq 100100", ["100100"]],
  ["?$filter=substringof('OKOYE',Mnemonic)", ["100111"]],
  ["?$filter=Gender eq MALE and Nationality eq US&$orderby=Mnemonic desc", ["100100", "190097"]],
  ["?$filter=Mnemonic eq 'NOBODY'", []],
  ["?$orderby=CustomerCode desc&$top=1", ["190097"]],
  ["?$filter=Mnemonic eq 'CRISP'&$filter=Mnemonic eq 'DOKOYE'", ["100100"]],
])("the list%s shows %j", async (query, ids) => {
  const call = await t24.world();
  for (const set of ["verCustomer_Inputs", LIST]) {
    const answer = await call("GET", set + query.replaceAll(" ", "%20"));
    expect([answer.status, idsIn(answer)]).toEqual([200, ids]);
  }
});

// 1.6, Q26: parsed without an effect, of the wrong case, or without the dollar sign.
test.each([
  "$inlinecount=allpages",
  "$skiptoken=100104",
  "$expand=Nothing",
  "filter=Mnemonic eq 'CRISP'",
  // The public test of customers encodes the whole query, so that it is the name of a parameter without a value.
  "%24filter%3DMnemonic+eq+%27CRISP%27",
  "$Filter=nonsense",
  "$orderBy=foo",
  "top=1",
  "x=1",
])("%s changes nothing", async (query) => {
  const call = await t24.world();
  const answer = await call("GET", `${LIST}?${query.replaceAll(" ", "%20")}`);
  expect([answer.status, idsIn(answer).length]).toEqual([200, 5]);
  const { text } = await call("GET", `${LIST}?${query.replaceAll(" ", "%20")}`, { accept: ATOM });
  expect(text).not.toMatch(/m:count|rel="next"/);
});

test.each([
  "$filter=Mnemonic",
  "$filter=Nothing%20eq%201",
  "$orderby=foo",
  "$select=foo",
  "$top=x",
  "$skip=-1",
  "$filter=%00",
])("the list?%s is refused with the framework's error document, in both languages", async (query) => {
  const call = await t24.world();
  for (const list of [LIST, "verCustomer_Inputs_IAuth()", "verCustomer_Inputs_HAuth()"]) {
    const inAtom = await call("GET", `${list}?${query}`, { accept: ATOM });
    expect([inAtom.status, inAtom.headers["content-type"]]).toEqual([400, "application/xml"]);
    expect(inAtom.text).toContain("Invalid query option in ");
    const inHal = await call("GET", `${list}?${query}`);
    expect([inHal.status, inHal.json.code]).toEqual([400, "400"]);
    expect(inHal.json.message).toMatch(/^Invalid query option in /);
  }
});

test("$select shows those properties and no others, of groups all or nothing, and leaves links and ETags", async () => {
  const call = await t24.world();
  const query = "?$select=CustomerCode,%20Mnemonic,ShortName&$filter=CustomerCode%20eq%20100100";
  const { json } = await call("GET", LIST + query);
  const [item] = json._embedded.item;
  expect(Object.keys(item)).toEqual(["_links", "CustomerCode", "Mnemonic", "ShortNameMvGroup"]);
  const { text } = await call("GET", LIST + query, { accept: ATOM });
  const entry = elementsIn(treeOf(text), "entry")[0];
  const properties = entry && elementsIn(entry, "properties")[0];
  expect(properties?.children.map(({ name }) => name)).toEqual([
    "CustomerCode",
    "Mnemonic",
    "verCustomer_Input_ShortNameMvGroup",
  ]);
  expect(text).toMatch(/m:etag="[^"]+"/);
});

test.each([
  ["CustomerCode", ["CustomerCode"]],
  ["verCustomer_Input_Name1MvGroup,Sector", ["Name1MvGroup", "Sector"]],
  ["Name1MvGroup", ["Name1MvGroup"]],
  ["Name1", ["Name1MvGroup"]],
])("$select=%s works on the item, too: %j", async (select, names) => {
  const call = await t24.world();
  const answer = await call("GET", `${customer("100100")}?$select=${select}`);
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.json)).toEqual(["_links", ...names, "_embedded"]);
  expect(answer.headers["etag"]).toBe((await call("GET", customer("100100"))).headers["etag"]);
});

test("$select=* is everything, an unknown property is refused, on the item as in the list", async () => {
  const call = await t24.world();
  expect((await call("GET", `${customer("100100")}?$select=*`)).json).toHaveProperty("AddressMvGroup");
  expect((await call("GET", `${customer("100100")}?$select=foo`)).status).toBe(400);
});

test("a list of unauthorised records is filtered and paged alike, and has only those that await authorisation", async () => {
  const call = await t24.world();
  await inputJohn(call);
  await call("POST", customer("100104"), { body: { Target: "5" } });
  await call("POST", customer("100111", "hold"), { body: { Target: "5" } });
  const list = async (query: string) => idsIn(await call("GET", `verCustomer_Inputs_IAuth()${query}`));
  expect(await list("")).toEqual(["100104", "190245"]);
  expect(await list("?$top=1&$skip=1")).toEqual(["190245"]);
  expect(await list("?$filter=Mnemonic%20eq%20JSNOW")).toEqual(["190245"]);
  expect(await list("?$filter=Mnemonic%20eq%20DOKOYE")).toEqual([]);
  expect(await list("?$orderby=CustomerCode%20desc&$top=1")).toEqual(["190245"]);
});

test("the list of second-level records has those that one of two users has authorised", async () => {
  const call = await t24.world();
  await call("POST", customer("100104"), { body: { Target: "5" } });
  const ofDual = (command: string) => customer("100111", command).replace("_Input", "_Dual");
  await call("POST", ofDual(""), { body: { Target: "5" } });
  expect(idsIn(await call("GET", "verCustomer_Inputs_HAuth()"))).toEqual([]);
  await call("PUT", ofDual("authorise"), { user: "AUTHOR" });
  const { status, json } = await call("GET", "verCustomer_Inputs_HAuth()");
  expect([status, json._embedded.item.map((item: { RecordStatus: string }) => item.RecordStatus)]).toEqual([
    200,
    ["INA2"],
  ]);
  expect(json._links.self.href).toMatch(/verCustomer_Inputs_HAuth\(\)$/);
  expect(Object.keys(json._embedded.item[0]._links)).toEqual(["item"]);
});

test("who may not list, or not in this company, is told so before the query is read", async () => {
  const call = await t24.world();
  const answer = await call("GET", `${COMPANY.replace("GB", "EU")}/${LIST}?$top=x`);
  expect([answer.status, codesIn(answer)]).toEqual([401, ["EB-SECURITY.VIOLATION"]]);
});

test.each([
  [0, "", 5],
  [2, "", 2],
  [2, "?$top=4", 4],
  [2, "?$skip=4", 1],
])("pageSize %s: the list%s has %s records", async (pageSize, query, count) => {
  const call = await t24.world({ pageSize });
  expect(idsIn(await call("GET", LIST + query))).toHaveLength(count);
});

test.each([
  ["ascending", ["66052", "100100"]],
  ["descending", ["190097", "100111"]],
])("listOrder %s: the first page is %j, unless $orderby says otherwise", async (listOrder, ids) => {
  const call = await t24.world({ listOrder });
  expect(idsIn(await call("GET", `${LIST}?$top=2`))).toEqual(ids);
  expect(idsIn(await call("GET", `${LIST}?$top=1&$orderby=CustomerCode`))).toEqual(["66052"]);
});

test.each([
  ["live", ["66052", "100100", "100104", "100111", "190097"], ["100104"], []],
  ["newest", ["66052", "100100", "100104", "100111", "190097", "190245"], [], ["190245"]],
])("listShows %s: the list has %j", async (listShows, ids, ofTarget, ofMnemonic) => {
  const call = await t24.world({ listShows });
  await inputJohn(call);
  await call("POST", customer("100104"), { body: { Target: "5" } });
  expect(idsIn(await call("GET", LIST))).toEqual(ids);
  const old = "?$filter=CustomerCode%20eq%20100104%20and%20Target%20eq%20999";
  expect(idsIn(await call("GET", LIST + old))).toEqual(ofTarget);
  expect(idsIn(await call("GET", `${LIST}?$filter=Mnemonic%20eq%20JSNOW`))).toEqual(ofMnemonic);
});

test.each([HAL, ATOM])(
  "a list in %s that is read again says the same, and a record that has changed anew",
  async (accept) => {
    const call = await t24.world();
    const read = async (): Promise<string> => {
      const { text } = await call("GET", "verCustomer_Inputs_IAuth()", { accept });
      // Each call has a port of its own.
      return text.replace(/<updated>[^<]*|127\.0\.0\.1:\d+/g, "");
    };
    await inputJohn(call);
    const first = await read();
    expect(first).toContain("JOHN SNOW");
    expect(await read()).toBe(first);
    await inputJohn(call, { body: { ...JOHN_SNOW, Name1MvGroup: [{ Name1: "JOHN STARK" }] } });
    const changed = await read();
    expect(changed).toContain("JOHN STARK");
    expect(changed).not.toContain("JOHN SNOW");
  },
);
