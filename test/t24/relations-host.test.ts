import { ATOM, customer, elementsIn, inputJohn, openT24, treeOf } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const USUAL = "temenostech.temenos.com";
const OTHER = "rels.temenos.com";

test.each([USUAL, OTHER])(
  "by option T24's relations stand on %s, in links, profiles and what is embedded",
  async (host) => {
    const call = await t24.world({ relationsHost: host, embeddedResources: "all" });
    const made = await call("POST", "verCustomer_Inputs()/new", { accept: ATOM, type: ATOM });
    const links = elementsIn(treeOf(made.text), "link").map(({ attributes }) => attributes);
    expect(links[0]?.["profile"]).toContain(`http://${host}/rels/new`);
    expect(links[1]?.["rel"]).toBe(`http://${host}/rels/metadata`);
    const { json } = await inputJohn(call);
    const relations = [...Object.keys(json._links as object), ...Object.keys(json._embedded as object)];
    const other = host === USUAL ? OTHER : USUAL;
    expect(relations.filter((relation) => relation.startsWith(`http://${other}/`))).toEqual([]);
    expect(json._embedded).toHaveProperty([`http://${host}/rels/changedValues`]);
  },
);

test("what a record says of relations stays as it is", async () => {
  const call = await t24.world({ relationsHost: OTHER });
  const value = `http://${USUAL}/rels/x`;
  await call("POST", customer("100104"), { body: { FamilyName: value } });
  const atom = await call("GET", customer("100104"), { accept: ATOM });
  expect(atom.text).toContain(`<d:FamilyName>${value}</d:FamilyName>`);
  expect((await call("GET", customer("100104"))).json.FamilyName).toBe(value);
});

test("a refusal has its errors under the relation of that host", async () => {
  const call = await t24.world({ relationsHost: OTHER });
  const { json } = await call("POST", customer("190409", "validate"), { body: {} });
  expect(json._embedded).toHaveProperty([`http://${OTHER}/rels/errors`]);
});
