import { letters } from "../../emulators/t24/domain/authorisation.ts";
import { customer, errorsIn, inputJohn, JOHN_SNOW, openT24, type Call } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

/** P prints, which only the Browser's screens do. */
type Letter = Exclude<(typeof letters)[keyof typeof letters], "P">;

/** Every function letter (8.3), what takes it, and the body that goes with it. */
const functions = (
  [
    ["S", "GET", customer("66052")],
    ["S", "GET", customer("66052", "see")],
    ["S", "GET", "verCustomer_Inputs_Live('66052')"],
    ["S", "GET", customer("66052", "changedValues")],
    ["S", "GET", customer("66052", "error")],
    ["S", "GET", "enqCustomerLists('66052')"],
    ["L", "GET", "verCustomer_Inputs()"],
    ["L", "GET", "verCustomer_Inputs_IAuth()"],
    ["L", "GET", "verCustomer_Inputs_HAuth()"],
    ["L", "GET", "enqCustomerLists()"],
    ["L", "GET", "enqlistCustomerHists()"],
    ["I", "POST", "verCustomer_Inputs()/new"],
    ["I", "POST", customer("200000"), JOHN_SNOW],
    ["I", "PUT", customer("200000"), JOHN_SNOW],
    ["I", "POST", customer("200000", "validate"), JOHN_SNOW],
    ["I", "POST", customer("200000", "hold"), JOHN_SNOW],
    ["I", "POST", customer("200000", "paste")],
    ["C", "POST", "verCustomer_Inputs()/copy", JOHN_SNOW],
    ["A", "PUT", customer("190245", "authorise")],
    ["D", "DELETE", customer("190245", "delete")],
    ["R", "PUT", customer("66052", "reverse")],
    ["H", "POST", customer("66052", "restore")],
    ["Q", "POST", customer("66052", "review")],
  ] as const satisfies readonly (readonly [Letter, string, string, object?])[]
).map(([letter, method, path, body]) => [letter, method, path, body] as const);

/** Takes one function from AUDITR, who has all. */
async function withoutFunction(call: Call, letter: Letter): Promise<void> {
  const { store } = call.world;
  const user = await store.get("USER", "AUDITR");
  if (user === undefined) throw new Error("there is no user AUDITR");
  const { functions: all, ...value } = user.value as { readonly functions: readonly string[] };
  const kept = all.filter((one) => one !== letter);
  await store.commit([
    { collection: "USER", id: "AUDITR", expected: user.version, value: { ...value, functions: kept } },
  ]);
}

test.each(functions)("without function %s %s %s is a security violation", async (letter, method, path, body) => {
  const call = await t24.world();
  await inputJohn(call);
  const sent = { user: "AUDITR", ...(body !== undefined && { body }) };
  await withoutFunction(call, letter);
  const answer = await call(method, path, sent);
  expect([answer.status, errorsIn(answer)]).toEqual([401, [VIOLATION]]);
});

const VIOLATION = {
  Code: "EB-SECURITY.VIOLATION",
  Type: "FATAL_ERROR",
  Text: "Sorry, but you don't have sufficient privileges to perform this action",
  Info: "",
};

test("every function of a command has a row", () => {
  expect(new Set(["P", ...functions.map(([letter]) => letter)])).toEqual(new Set(Object.values(letters)));
});
