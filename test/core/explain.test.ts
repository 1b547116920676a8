import { explain } from "../../emulators/core/observe/explain.ts";
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
  fault: null,
};
const explained = (changes: Partial<JournalEntry>): ReturnType<typeof explain> =>
  explain({ ...entry, ...changes }, { contract: tinyContract, protocol: { canonicalPath: (path) => path } });

test("a refusal is explained by its sentence, its route, who asked, its rule and line, and what to change", () => {
  expect(explained({})).toEqual({
    id: "1",
    because: "The name is no text.",
    route: "createThing: POST /things",
    credential: "Signed on as ann.",
    sandbox: "default",
    rules: [{ in: "request", at: "/name", line: 3, rule: "type", message: "must be string" }],
    precondition: 'if-match: "1"; the answer was 422 with the ETag "2".',
    fault: null,
    nearest: { method: "POST", path: "/things", changes: ["Change /name: it must be string."] },
  });
});

test.each<[string, Partial<JournalEntry>, string]>([
  [
    "an unknown path",
    { operation: null, path: "/thing", method: "GET", status: 404, violations: [] },
    "Ask for GET /things.",
  ],
  ["a missing sign-on", { status: 401, user: null, violations: [] }, "Send the credentials of bearer."],
  ["a type that is not written", { status: 406, violations: [] }, "Accept one of application/json, application/xml."],
  ["an old ETag", { status: 412, violations: [] }, "Send the ETag of the record as it is now in If-Match."],
])("the nearest request to %s says what to change", (_, changes, change) => {
  expect(explained(changes).nearest?.changes).toEqual([change]);
});

test("a fault that acted on the answer is the cause; what went well has no nearest request", () => {
  const { because, nearest } = explained({ status: 200, refusal: null, fault: { id: "fault-1", kind: "garbage" } });
  expect([because, nearest]).toEqual(["The garbage of fault-1 acted on the answer.", null]);
});

test("what cannot be seen is shown escaped", () => {
  expect(explained({ refusal: "No path /a\u00a0b." }).because).toBe("No path /a\\u{a0}b.");
});
