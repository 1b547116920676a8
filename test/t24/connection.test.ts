import { ATOM, customer, elementsIn, errorsIn, openT24, treeOf } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const JSON_TYPE = "application/json";

// 3.5
test.each([
  ["EB-CONNECTION.ERROR", "Failed to connect to remote T24 instance"],
  ["EB-USER.CONTEXT.MISSING", "T24 User Context is not available"],
  ["EB-USER.DETAILS.MISSING", "T24 User Details are not available. Unable to switch context."],
  ["EB-OPERATION.MISSING", "Request operation for the service is not available"],
  ["EB-INVALID.RESPONSE", "Failed to convert Input/Output parameters for T24"],
])("a fault lets IRIS say %s of T24 behind it, in both languages", async (code, text) => {
  const call = await t24.world();
  const fault = { times: 2, respond: { kind: "error", code } };
  expect((await call("POST", "/__admin/faults", { body: fault, type: JSON_TYPE, accept: JSON_TYPE })).status).toBe(201);
  const inHal = await call("GET", customer("66052"));
  expect(inHal.status).toBe(500);
  expect(errorsIn(inHal)).toEqual([{ Code: code, Info: "", Text: text, Type: "FATAL_ERROR" }]);
  const inAtom = await call("GET", customer("66052"), { accept: ATOM });
  expect(inAtom.status).toBe(500);
  const [element] = elementsIn(treeOf(inAtom.text), "element");
  expect(element?.children.map((child) => child.text)).toEqual([code, "FATAL_ERROR", text, ""]);
});
