import { FILTERS, select } from "../../emulators/core/observe/criteria.ts";
import { toCriteria, type Expectation } from "../../emulators/core/observe/expectation.ts";
import type { JournalEntry } from "../../emulators/core/observe/journal.ts";
import { nearMisses } from "../../emulators/core/observe/near-miss.ts";
import { subtleDifference, visible } from "../../emulators/core/observe/visible.ts";

const entry: JournalEntry = {
  id: "1",
  time: "2026-01-01T00:00:00.000Z",
  method: "POST",
  path: "/things?token=a&limit=2",
  operation: "createThing",
  user: "ann",
  sandbox: "default",
  status: 201,
  durationMs: 12,
  request: { headers: { accept: "application/json" }, body: '{"name":"Jörg","tags":["a/b"],"size":{"w":1}}' },
  answer: { headers: { etag: '"7"' }, body: '{"id":7}' },
  violations: [{ in: "request", at: "/name", rule: "maxLength", message: "too long" }],
  refusal: null,
  code: null,
  remedy: null,
  fault: { id: "fault-1", kind: "slow" },
};
const other: JournalEntry = {
  ...entry,
  id: "2",
  method: "GET",
  path: "/things",
  status: 404,
  fault: null,
  violations: [],
};

test.each<[keyof typeof FILTERS, string, readonly string[]]>([
  ["method", "post", ["1"]],
  ["path", "/things", ["1", "2"]],
  ["path", "/things?token=*", ["1"]],
  ["path", "/th*", ["1", "2"]],
  ["operation", "createThing", ["1", "2"]],
  ["operation", "getThing", []],
  ["user", "ann", ["1", "2"]],
  ["user", "bob", []],
  ["status", "201", ["1"]],
  ["status", "4xx", ["2"]],
  ["status", "4XX", ["2"]],
  ["slowerThan", "11", ["1", "2"]],
  ["slowerThan", "12", []],
  ["since", "2026-01-01T00:00:00Z", ["1", "2"]],
  ["since", "2026-01-01T00:00:01Z", []],
  ["requestHeader", "Accept: *json", ["1", "2"]],
  ["requestHeader", "Accept", ["1", "2"]],
  ["requestHeader", "Cookie", []],
  ["answerHeader", 'ETag: "7"', ["1", "2"]],
  ["requestBody", "Jörg", ["1", "2"]],
  ["requestBody", "Jorg", []],
  ["answerBody", '"id":7', ["1", "2"]],
  ["violation", "request", ["1"]],
  ["violation", "answer", []],
  ["violation", "maxLength", ["1"]],
  ["violation", "*", ["1"]],
  ["refusal", "x", []],
  ["fault", "fault-1", ["1"]],
  ["fault", "slow", ["1"]],
  ["fault", "*", ["1"]],
])("the journal asked for %s %s has %j", (name, text, ids) => {
  expect(select([entry, other], [FILTERS[name](text)]).map(({ id }) => id)).toEqual(ids);
});

test.each<[Expectation, readonly string[]]>([
  [{ method: "POST", path: "/things", status: 201, user: "a*", operation: "create*" }, []],
  [{ query: { limit: "2" }, headers: { ACCEPT: "application/*" } }, []],
  [{ body: { name: "J*", tags: ["a/b"], size: {} } }, ["body/size"]],
  [{ body: { name: "Jorg", size: { w: 1, h: 2 } } }, ["body/name", "body/size/h"]],
  [{ body: { tags: ["a~b"] } }, ["body/tags/0"]],
  [{ body: '{"name":*' }, []],
  [{ body: null }, ["body"]],
  [{ query: { offset: "0" }, headers: { "x-id": "*" }, status: 200 }, ["query.offset", "headers.x-id", "status"]],
])("of the expectation %j these fields are missed: %j", (expectation, missed) => {
  const [near] = nearMisses([entry], toCriteria(expectation));
  expect((near?.fields ?? []).filter(({ matches }) => !matches).map(({ field }) => field)).toEqual(missed);
});

test("the nearest comes first, and what meets all is no near miss", () => {
  const entries = [
    { ...entry, id: "far", method: "GET", path: "/elsewhere" },
    { ...entry, id: "near", path: "/thing" },
    { ...entry, id: "nearer", path: "/things/" },
    entry,
  ];
  const found = nearMisses(entries, toCriteria({ method: "POST", path: "/things" }));
  expect(found.map(({ id }) => id)).toEqual(["nearer", "near", "far"]);
});

test.each([
  ["plain text, Jörg", "plain text, Jörg"],
  ["a\u00a0b", "a\\u{a0}b"],
  ["a\u200bb", "a\\u{200b}b"],
  ["\ufeffa", "\\u{feff}a"],
  ["a\r\n", "a\\u{d}\\u{a}"],
  [" a  ", "\\u{20}a\\u{20}\\u{20}"],
  ["\u0000\u001b[31m", "\\u{0}\\u{1b}[31m"],
  ["\u202eabc", "\\u{202e}abc"],
  ["\ud800", "\\u{d800}"],
  ["😀", "😀"],
])("%j is shown as %s", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each([
  ["Acme", "acme", "only the case of letters differs"],
  ["/things", "/things/", "only a slash at the end differs"],
  ["a\nb", "a\r\nb", "only the ends of lines differ"],
  ["a b", "a\u00a0b", "only blanks or characters that cannot be seen differ"],
  ["Acme", "\ufeffAcme", "only blanks or characters that cannot be seen differ"],
  ["J\u00f6rg", "Jo\u0308rg", "only the way in which accents are written differs"],
  ["/a b", "/a%20b", "only percent-encoding differs"],
  ["one", "two", undefined],
])("between %j and %j %s", (expected, actual, words) => {
  expect(subtleDifference(expected, actual)).toBe(words);
});
