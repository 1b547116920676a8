import type { Binding } from "../../emulators/cayzu/domain/binding.ts";
import { blankCustomer } from "../../emulators/cayzu/domain/customer.ts";
import { json } from "../../emulators/cayzu/representations/json.ts";
import { parseJsonText } from "../../emulators/cayzu/representations/json-text.ts";
import { CREATE, FAILED, INVALID, openCayzu, TOKEN } from "./calls.ts";
import { customer } from "./sample.ts";

const { close, client, postAs, world } = await openCayzu();
afterAll(close);

/** What a text binds to, read as Json.NET reads it. */
const bindingOf = (text: string) => json.parse(parseJsonText(text), text) as Binding;

test("what is JSON is read as JSON.parse reads it", () => {
  const texts = { nested: [{ a: [], b: {} }, [null, true, false]], "": "é😀\u2028", escapes: '\t\n\r\\"/\u0041' };
  expect(parseJsonText(JSON.stringify(texts, null, 2))).toEqual(texts);
  expect(bindingOf(JSON.stringify(customer))).toEqual({ customer, modelState: {} });
});

test.each<[string, string, object]>([
  ["a comma at the end of an object", '{"city":"a",}', { city: "a" }],
  ["a comma at the end of a list", '{"alternate_domains":["a",]}', { alternate_domains: ["a"] }],
  ["single quotes", "{'city':'a \"b\" c'}", { city: 'a "b" c' }],
  ["escaped quotes of either kind", String.raw`{"city":"a\'b\"","notes":'\'\"'}`, { city: "a'b\"", notes: "'\"" }],
  ["names without quotes", '{city:"a", notes : "b"}', { city: "a", notes: "b" }],
  ["names of letters, digits, _ and $", '{1$_é:1,"city":"a"}', { city: "a" }],
  ["a comment of lines", '/* a\n * b */{/**/"city":/*:*/"a"/*,*/,/*}*/}/**/', { city: "a" }],
  ["comments to the line's end", '// one\n{"city":"a" // two\r,// three\n} // four', { city: "a" }],
  ["a comment with a quote and a brace in it", '{"city":"a" /* " } */}', { city: "a" }],
  ["a line end in a text", '{"city":"a\nb\tc"}', { city: "a\nb\tc" }],
  ["white space that .NET knows", '\u0085{\u00A0"city"\u3000:\u2028"a"\0}', { city: "a" }],
  ["text behind the value", '{"city":"a"} {"city":"b"}', { city: "a" }],
  ["anything behind the value", '{"city":"a"}}garbage', { city: "a" }],
  ["a name that comes twice: the last counts", '{city:"a","city":"b"}', { city: "b" }],
  ["a member named __proto__", '{__proto__:{"city":"b"},"city":"a"}', { city: "a" }],
  ["unknown members of any kind", '{a:NaN,b:undefined,c:new Date(1,[{}],),d:,e:[,],"city":"a"}', { city: "a" }],
  ["undefined for a list", '{"custom_fields":undefined,"alternate_domains":undefined}', {}],
  ["nothing for a list", '{"custom_fields":,"city":"a"}', { city: "a" }],
  ["nothing between commas of a list", '{"custom_fields":[,{},,]}', { custom_fields: [null, field(), null] }],
])("%s is read", (_what, text, expected) => {
  expect(bindingOf(text)).toEqual({ customer: { ...blankCustomer, ...expected }, modelState: {} });
});

/** A custom field of which nothing was said. */
function field() {
  return { Name: null, Type: null, Value: null };
}

test.each([
  ["1.0", "1.0"],
  ["1E+2", "1E+2"],
  ["-0", "-0"],
  ["12345678901234567890", "12345678901234567890"],
  [".5", ".5"],
  ["5.", "5."],
  ["0555123", "0555123"],
  ["0x1f", "0x1f"],
  ["NaN", "NaN"],
  ["-Infinity", "-Infinity"],
  ["089", undefined],
  ["0x", undefined],
  ["1e400", undefined],
  ["1.2.3", undefined],
  ["-", undefined],
  ["12ab", undefined],
  ["0xfffffffffffffffff", undefined],
  ["undefined", undefined],
  ["new Date(1)", undefined],
])("%s for a text keeps its spelling, if it is a number: %s", (written, notes) => {
  const expected = notes === undefined ? {} : { notes };
  const modelState = notes === undefined ? { "customer.notes": [FAILED] } : {};
  expect(bindingOf(`{"notes":${written}}`)).toEqual({ customer: { ...blankCustomer, ...expected }, modelState });
});

test.each([
  ["16", 16],
  ["-0", 0],
  ["-010", -10],
  ["010", 8],
  ["0x10", 16],
  ["0XfF", 255],
  ["0xffffffff", -1],
  ["037777777777", -1],
  ["0x100000000", undefined],
  ["2147483648", undefined],
  ["1.0", undefined],
  ["1e1", undefined],
  ["08", undefined],
  ["NaN", undefined],
])("%s for an integer is %d", (written, id) => {
  const { customer: bound, modelState } = bindingOf(`{"id":${written}}`);
  expect([bound?.id, modelState]).toEqual([id ?? null, id === undefined ? { "customer.id": [FAILED] } : {}]);
});

test.each([
  ["0", false],
  ["0.0", false],
  ["-0", false],
  ["00", false],
  ["0x0", false],
  ["0x1", true],
  [".1", true],
  ["1e400", undefined],
  ["NaN", undefined],
  ["undefined", undefined],
])("%s for a boolean is %j", (written, isActive) => {
  const { customer: bound, modelState } = bindingOf(`{"is_active":${written}}`);
  const mistakes = isActive === undefined ? { "customer.is_active": [FAILED] } : {};
  expect([bound?.is_active, modelState]).toEqual([isActive ?? false, mistakes]);
});

test("numbers keep their spelling in JSON proper, too", () => {
  const text = '{"phone_number": 5.50,"notes":[1.0],"alternate_domains":[1.0, 2e1,3], "id":1.0, "city":"Acme, 1.5"}';
  expect(json.parse(JSON.parse(text), text)).toEqual({
    customer: { ...blankCustomer, phone_number: "5.50", alternate_domains: ["1.0", "2e1", "3"], city: "Acme, 1.5" },
    modelState: { "customer.notes": [FAILED], "customer.id": [FAILED] },
  });
});

test.each(["", " ", "// nothing", "/* nothing */ "])("%j is no customer, and no mistake", (text) => {
  expect(bindingOf(text)).toEqual({ customer: null, modelState: {} });
});

test.each([
  ['{"city":'],
  ['{"city":}'],
  ['{"city":"a"'],
  ['{"city":"a" "b"}'],
  ['{"city":"a"]'],
  ['{"city":"a",,}'],
  ["{,}"],
  ['{city"a"}'],
  ['{city/**/:"a"}'],
  ['{ci-ty:"a"}'],
  ['{"city":truely}'],
  ['{"city":tru}'],
  ['{"city":TRUE}'],
  ['{"city":+1}'],
  ['{"city":1_000}'],
  ['{"city":"a}'],
  ["{'city\":1}"],
  [String.raw`{"city":"\x41"}`],
  [String.raw`{"city":"\u12"}`],
  ['{"city":"a" / }'],
  ['/* {"city":"a"}'],
  ['{"a":new}'],
  ['{"a":new Date}'],
  ['{"a":new Date(1]}'],
  ["[1"],
  ["<a/>"],
  [`${"[".repeat(257)}${"]".repeat(257)}`],
  ['{"a":'.repeat(257)],
])("%.20s is not read by Json.NET either", (text) => {
  expect(() => parseJsonText(text)).toThrow("The JSON is not even what Json.NET reads.");
});

test.each([String.raw`{"x":["\b"]}`, String.raw`{"\f":1}`, "{'x':'\u0001'}", String.raw`['\ud800']`])(
  "%s has what no XML can carry, and is not read",
  (text) => {
    expect(() => parseJsonText(text)).toThrow("has a character that no XML document can carry.");
  },
);

test("lists of 256 levels are read", () => {
  expect(parseJsonText(`${"[".repeat(256)},${"]".repeat(256)}`)).toBeInstanceOf(Array);
});

test("what only Json.NET reads makes a customer, and the journal says that it is no JSON", async () => {
  const at = await world();
  const text = "{ // by hand\n company_name: 'Acme', is_active: true, phone_number: 0555123, }";
  expect((await postAs(at + CREATE, "application/json", text)).body).toEqual({ id: 1, errors: [], is_valid: true });
  const { body } = await client.get(`${at}/api/Customer/1${TOKEN}`);
  expect(body).toMatchObject({ company_name: "Acme", is_active: true, phone_number: "0555123" });
  const journal = await client.get(`${at}/__admin/requests?method=POST`);
  expect(journal.body.requests[0].violations).toMatchObject([
    { in: "request", at: "", rule: "syntax", message: expect.stringMatching(/^is not well-formed: /) },
  ]);
});

test("a refusal of what only Json.NET reads is explained by what did not bind, and by JSON to the letter", async () => {
  const at = await world();
  await postAs(at + CREATE, "application/json", "{ company_name: 'Acme', is_active: 'perhaps' }");
  const { body: journal } = await client.get(`${at}/__admin/requests?method=POST`);
  const { body } = await client.get(`${at}/__admin/requests/${journal.requests[0].id}/explain`);
  expect(body.because).toContain("customer.is_active");
  expect(body.nearest.changes).toEqual([
    "Write the body in JSON to the letter, so that the contract can be held against it.",
  ]);
});

test("what neither reads does not bind, nor does what no XML can carry", async () => {
  for (const text of ["{company_name:'Acme'", "{company_name:'\\u0001'}", "{company_name:'a\0b'}"]) {
    const reply = await postAs(CREATE, "application/json", text);
    expect([reply.status, reply.body]).toEqual([400, INVALID]);
  }
});
