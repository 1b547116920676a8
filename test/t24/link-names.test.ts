import { customer, inputJohn, openT24, RELS, type Call } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const UNAUTHORISED = "verCustomer_Inputs_IAuth()";

/** A link's name in HAL, from the page itself or from the first record of a list. */
async function nameOf(call: Call, path: string, relation: string): Promise<string> {
  const { json } = await call("GET", path);
  const { _links } = json._embedded?.item?.[0] ?? json;
  return _links[RELS + relation][0].name;
}

// 4.7: the sample of an item says POST of reverse, which takes PUT; the RIM says it of authorise on a state's page, too.
test.each([
  [customer("66052"), "reverse", "verCustomer_Input.verCustomer_Input>POST(reverse deal)"],
  ["verCustomer_Inputs()", "reverse", "verCustomer_Input.verCustomer_Inputs>POST(reverse deal)"],
  [customer("190245"), "authorise", "verCustomer_Input.verCustomer_Input>POST(authorise deal)"],
  [UNAUTHORISED, "authorise", "verCustomer_Input.verCustomer_Inputs_IAuth>PUT(authorise deal)"],
  [customer("66052"), "input", "verCustomer_Input.verCustomer_Input>PUT(input deal)"],
])("on %s the link %s is named by the RIM's verb: %s", async (path, relation, name) => {
  const call = await t24.world();
  await inputJohn(call);
  expect(await nameOf(call, path, relation)).toBe(`${name}>verCustomer_Input.verCustomer_Input_${relation}`);
});
