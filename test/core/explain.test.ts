import { fillPath } from "../../emulators/core/observe/explain/fill-path.ts";
import { explain } from "../../emulators/core/observe/explain/explain.ts";
import { lineOf } from "../../emulators/core/observe/explain/locate.ts";
import type { JournalEntry } from "../../emulators/core/observe/journal.ts";
import { tinyContract } from "../support/tiny-emulator.ts";

const entry: JournalEntry = {
  id: "1",
  time: "2026-01-01T00:00:00.000Z",
  method: "POST",
  path: "/things",
  operation: "createThing",
  user: "ann",
  sandbox: "default",
  status: 422,
  durationMs: 1,
  request: { headers: { "if-match": '"1"' }, body: '{\n  "tags": [],\n  "name": 7\n}' },
  answer: { headers: { etag: '"2"' }, body: "" },
  violations: [{ in: "request", at: "/name", rule: "type", message: "must be string" }],
  refusal: "The name is no text.",
  code: "invalid",
  remedy: null,
  fault: null,
};
const explained = (changes: Partial<JournalEntry>): ReturnType<typeof explain> =>
  explain(
    { ...entry, ...changes },
    {
      contract: tinyContract,
      protocol: { canonicalPath: (path) => path },
      errorEvidence: { invalid: { grade: "assumed", source: "tiny" } },
    },
  );

test("a refusal is explained by its sentence and place, its route, who asked, its rule, and what to change", () => {
  expect(explained({})).toEqual({
    id: "1",
    because: "The name is no text (/name, line 3).",
    evidence: { grade: "assumed", source: "tiny" },
    route: "createThing: POST /things",
    credential: "Signed on as ann.",
    sandbox: "default",
    rules: [{ in: "request", at: "/name", line: 3, rule: "type", message: "must be string" }],
    precondition: 'if-match: "1"; the answer was 422 with the ETag "2".',
    fault: null,
    nearest: { method: "POST", path: "/things", changes: ["Change what /name (line 3) must be string."] },
  });
});

test("what the emulator knows would have succeeded is the nearest request", () => {
  const remedy = { changes: ["Put it."], at: ["/tags"], method: "PUT", path: "/things/1" };
  const { rules, nearest } = explained({ remedy, violations: [], path: "/things?a=b" });
  expect(rules).toEqual([{ in: "request", at: "/tags", line: 2, rule: "invalid", message: "The name is no text." }]);
  expect(nearest).toEqual({ method: "PUT", path: "/things/1?a=b", changes: ["Put it."] });
});

test.each<[string, Partial<JournalEntry>, string]>([
  [
    "an unknown path",
    { operation: null, path: "/thing", method: "GET", status: 404, code: "not-found", violations: [] },
    "Ask for GET /things.",
  ],
  ["a missing sign-on", { code: "unauthenticated", user: null, violations: [] }, "Send the credentials of bearer."],
  [
    "a type that is not written",
    { code: "not-acceptable", violations: [] },
    "Accept one of application/json, application/xml.",
  ],
  ["a code of the vendor's", { violations: [] }, "Put right what the refusal says: The name is no text."],
])("the nearest request to %s says what to change", (_, changes, change) => {
  expect(explained(changes).nearest?.changes).toEqual([change]);
});

test.each<[string, string, string, string]>([
  ["required", "", "must have required property 'id'", "Add to the body what it must have: required property 'id'."],
  ["required", "/a/0", "must have required property 'id'", "Add to /a/0 what it must have: required property 'id'."],
  ["additionalProperties", "/x", "is no member", "Take out /x, which the schema does not name."],
  ["enum", "/name", 'must be one of: ["a"]', 'Change what /name (line 3) must be one of: ["a"].'],
  ["xsd", "/a/b", "Element '{urn:a}b': Not expected.", "Change what /a/b is not valid: Not expected."],
  [
    "xsd",
    "/a",
    "Element 'a', attribute 'c': The attribute 'c' is not allowed.",
    "Change what /a is not valid, attribute 'c': The attribute 'c' is not allowed.",
  ],
])("a broken rule %s at %j is to be changed so", (rule, at, message, change) => {
  const violations = [{ in: "request", at, rule, message }] as const;
  expect(explained({ violations }).nearest?.changes).toEqual([change]);
});

test("a fault that acted on the answer is the cause; what went well has no nearest request", () => {
  const { because, nearest } = explained({ status: 200, refusal: null, fault: { id: "fault-1", kind: "garbage" } });
  expect([because, nearest]).toEqual(["The garbage of fault-1 acted on the answer.", null]);
});

test("what cannot be seen is shown escaped", () => {
  expect(explained({ refusal: "No path /a\u00a0b.", violations: [] }).because).toBe("No path /a\\u{a0}b.");
});

test.each<[string, string, number | null]>([
  ["", '\n{"a":1}', 2],
  ["/a", '{"b":{"a":0},\n"a":1}', 2],
  ["/list/1/name", '{"list":[{"name":1},\n{"id":2,\n"name":2}]}', 3],
  ["/list/1", '{"list":[[1,2],\n3]}', 2],
  ["/a~1b", '{"x":"a/b",\n"a/b":1}', 2],
  ["/é", '{\n"\\u00e9":1}', 2],
  ["/text", '{"a":"\\"text\\":{[",\n"text":1}', 2],
  ["/z", '{"a":1,', null],
  ["/a/b", "<a>\n<b/></a>", 2],
  ["/a/b[2]/c", "<a><b><c/></b>\n<b>\n<d:c x='>'/></b></a>", 3],
  ["/a/d:b", '<?xml version="1.0"?><!-- <b/> --><a><![CDATA[<b/>]]>\n<n:b/></a>', 2],
  ["/a/x", "<a><b/>", null],
])("the line of %s in %j is %j", (at, body, line) => {
  expect(lineOf(at, body)).toBe(line);
});

test.each<[string, string, string]>([
  ["/a/{id}", "/a/1", "/a/1"],
  ["/a('{id}')/b", "/a('1')/c", "/a('1')/b"],
  ["/as('{id}')", "/a('1')", "/as('1')"],
  ["/v{n}/x", "/v2/y", "/v2/x"],
  ["/a/{id}", "/a", "/a/{id}"],
  ["/a('{id}')", "/a()", "/a('{id}')"],
])("the template %s takes from %s what makes it %s", (template, asked, filled) => {
  expect(fillPath(template, asked)).toBe(filled);
});
