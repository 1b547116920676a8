import type { Binding } from "../../emulators/cayzu/domain/binding.ts";
import { blankCustomer, blankField } from "../../emulators/cayzu/domain/customer.ts";
import { mayRepeatMembers, membersOf, toObject } from "../../emulators/cayzu/representations/json-members.ts";
import { json } from "../../emulators/cayzu/representations/json.ts";
import { CREATE, FAILED, INVALID, openCayzu, TOKEN } from "./calls.ts";

const { close, client, postAs, world } = await openCayzu();
afterAll(close);

/** What JSON binds to, read as the service reads it. */
const bindingOf = (text: string) => json.parse(JSON.parse(text), text) as Binding;

const fieldsNamed = (...names: string[]) => names.map((Name) => ({ ...blankField, Name }));

test.each<[string, string, object]>([
  ["a text twice: the last counts", '{"city":"a","notes":"n","city":"b"}', { city: "b", notes: "n" }],
  ["a text and null: the last counts", '{"city":"a","city":null}', {}],
  ["a flag twice: the last counts", '{"is_active":true,"is_active":false}', {}],
  ["blanks before the colon", '{"city" :"a","city"\n:"b"}', { city: "b" }],
  ["an escaped name", String.raw`{"alternate_domains":["a"],"alternate\u005fdomains":["b"]}`, domains("a", "b")],
  ["texts with colons and quotes in them", '{"city":"\\":a","notes":":"}', { city: '":a', notes: ":" }],
  [
    "a list of texts twice is added to",
    '{"alternate_domains":["a","b"],"alternate_domains":["c"]}',
    domains("a", "b", "c"),
  ],
  [
    "a list three times",
    '{"alternate_domains":["a"],"alternate_domains":[],"alternate_domains":[null]}',
    domains("a", null),
  ],
  ["a list in two cases is added to", '{"alternate_domains":["a"],"Alternate_Domains":["b"]}', domains("a", "b")],
  ["a list, and null: nothing is left", '{"alternate_domains":["a"],"alternate_domains":null}', {}],
  [
    "a list, an empty text, and a list",
    '{"alternate_domains":["a"],"alternate_domains":"","alternate_domains":["b"]}',
    domains("b"),
  ],
  [
    "custom fields twice are added to",
    '{"custom_fields":[{"Name":"a"}],"custom_fields":[{"Name":"b"}]}',
    { custom_fields: fieldsNamed("a", "b") },
  ],
  [
    "a member of a custom field twice: the last counts",
    '{"custom_fields":[{"Name":"a","Name":"b"}]}',
    { custom_fields: fieldsNamed("b") },
  ],
  ["an unknown member twice", '{"x":1,"x":{"city":"a"},"city":"b"}', { city: "b" }],
])("%s", (_what, text, expected) => {
  expect(bindingOf(text)).toEqual({ customer: { ...blankCustomer, ...expected }, modelState: {} });
});

test.each<[string, string, Record<string, string[]>, object]>([
  ["a mistake that another value comes after", '{"city":{},"city":"a"}', { "customer.city": [FAILED] }, { city: "a" }],
  [
    "a mistake that comes after a value, which stays",
    '{"city":"a","city":{}}',
    { "customer.city": [FAILED] },
    { city: "a" },
  ],
  ["a mistake twice", '{"id":"x","id":"y"}', { "customer.id": [FAILED, FAILED] }, {}],
  [
    "mistakes in both lists, each counted from its own start",
    '{"alternate_domains":["a",{}],"alternate_domains":[[],"b",{}]}',
    {
      "customer.alternate_domains[1]": [FAILED],
      "customer.alternate_domains[0]": [FAILED],
      "customer.alternate_domains[2]": [FAILED],
    },
    domains("a", "b"),
  ],
  [
    "an object for a list that is there",
    '{"alternate_domains":["a"],"alternate_domains":{"x":1}}',
    { "customer.alternate_domains.x": [FAILED] },
    domains("a"),
  ],
])("%s is noted", (_what, text, modelState, expected) => {
  expect(bindingOf(text)).toEqual({ customer: { ...blankCustomer, ...expected }, modelState });
});

function domains(...names: (string | null)[]) {
  return { alternate_domains: names };
}

test("a list that comes twice is stored whole", async () => {
  const at = await world();
  const text = '{"company_name":"Acme","custom_fields":[{"Name":"a"}],"custom_fields":[{"Name":"b"}]}';
  expect((await postAs(at + CREATE, "application/json", text)).body.is_valid).toBe(true);
  const { body } = await client.get(`${at}/api/Customer/1${TOKEN}`);
  expect(body.custom_fields).toEqual(fieldsNamed("a", "b"));
});

test("what no XML can carry is refused in a member that another one comes after, too", async () => {
  for (const list of ["alternate_domains", "notes"]) {
    const reply = await postAs(CREATE, "application/json", `{"${list}":["\\u0001"],"${list}":[]}`);
    expect([reply.status, reply.body]).toEqual([400, INVALID]);
  }
});

test("a list that comes very many times is bound in reasonable time", () => {
  const text = `{${Array.from({ length: 40_000 }, () => '"alternate_domains":["a"]').join(",")}}`;
  const startedAt = performance.now();
  expect(bindingOf(text).customer?.alternate_domains).toHaveLength(40_000);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test.each([
  ["{}", false],
  ['{"a":1,"b":[{"a":1},{"a":"b:"}]}', false],
  ['{"a":"http://b:1","b":{"c":"::: :"}}', true],
  ['{"a":"http://b:1","b":{"c":"b ::: :"}}', false],
  ['{"a":1,"a":2}', true],
  ['{"a":{"b":1, "b" : 2}}', true],
  ['[[{"a":1,"\\u0061":2}]]', true],
  ["[1,2]", false],
  ["null", false],
  ['"a:b"', false],
])("whether a member may come twice in %s: %s", (text, expected) => {
  expect(mayRepeatMembers(JSON.parse(text), text)).toBe(expected);
});

test("an object has the last of what comes twice, and tells all", () => {
  const members = [
    ["a", 1],
    ["__proto__", 2],
    ["a", 3],
  ] as const;
  const object = toObject(members);
  expect(JSON.stringify(object)).toBe('{"a":3,"__proto__":2}');
  expect(membersOf(object)).toEqual(members);
  expect(membersOf({ a: 1 })).toEqual([["a", 1]]);
});
