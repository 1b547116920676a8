import { parseForm, redactForm } from "../../emulators/core/form.ts";

test("fields come in their order, and twice if they came twice", () => {
  expect(parseForm("b=1&a=2&b=%C3%A4+%2B&c")).toEqual([
    ["b", "1"],
    ["a", "2"],
    ["b", "ä +"],
    ["c", ""],
  ]);
});

test.each([
  ["", []],
  ["?a=1", [["?a", "1"]]],
  ["a=%zz", [["a", "%zz"]]],
  ["__proto__=1", [["__proto__", "1"]]],
])("the form %j is read as %j", (text, fields) => {
  expect(parseForm(text)).toEqual(fields);
});

test.each([
  ["user=a&password=b&c=d", "user=a&password=(redacted)&c=d"],
  ["pass%77ord=b", "pass%77ord=(redacted)"],
  ["password=", "password=(redacted)"],
  ["c=password", "c=password"],
])("of the form %j the journal keeps %j", (text, kept) => {
  expect(redactForm(text, ["password"], "(redacted)")).toBe(kept);
});
