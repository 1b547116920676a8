import fc from "fast-check";

import { createJournal, MAX_ENTRIES, type JournalEntry } from "../../emulators/core/observe/journal.ts";
import { MAX_BODY } from "../../emulators/core/observe/packed-entry.ts";

const entry = (id: string): JournalEntry => ({
  id,
  time: "2026-01-01T00:00:00.000Z",
  method: "GET",
  path: "/",
  operation: null,
  user: null,
  sandbox: "default",
  status: 200,
  durationMs: 1,
  request: { headers: {}, body: "" },
  answer: { headers: {}, body: "" },
  violations: [],
  refusal: null,
  code: null,
  remedy: null,
  fault: null,
});

const journalOf = (size: number, count: number): ReturnType<typeof createJournal> => {
  const journal = createJournal(size);
  for (let number = 1; number <= count; number += 1) journal.add(entry(String(number)));
  return journal;
};

test.each<[number, number, readonly string[]]>([
  [3, 0, []],
  [3, 1, ["1"]],
  [3, 2, ["2", "1"]],
  [3, 3, ["3", "2", "1"]],
  [3, 4, ["4", "3", "2"]],
  [3, 5, ["5", "4", "3"]],
  [3, 6, ["6", "5", "4"]],
  [3, 7, ["7", "6", "5"]],
  [1, 5, ["5"]],
])("a journal of %d has, after %d exchanges, the newest first: %j", (size, count, ids) => {
  expect(
    journalOf(size, count)
      .list()
      .map(({ id }) => id),
  ).toEqual(ids);
});

test("a list may be shorter than the journal", () => {
  expect(
    journalOf(3, 5)
      .list(2)
      .map(({ id }) => id),
  ).toEqual(["5", "4"]);
  expect(journalOf(3, 5).list(0)).toEqual([]);
});

test("an exchange can be had by its id until it is too old", () => {
  const journal = journalOf(3, 5);
  expect(journal.get("3")).toEqual(entry("3"));
  expect(journal.get("2")).toBeUndefined();
  expect(journal.get("9")).toBeUndefined();
});

test("a cleared journal is empty and goes on", () => {
  const journal = journalOf(3, 5);
  journal.clear();
  expect(journal.list()).toEqual([]);
  journal.add(entry("6"));
  expect(journal.list().map(({ id }) => id)).toEqual(["6"]);
});

test("a list is not changed by what comes later", () => {
  const journal = journalOf(3, 3);
  const list = journal.list();
  journal.add(entry("4"));
  expect(list.map(({ id }) => id)).toEqual(["3", "2", "1"]);
});

test("unless told otherwise a journal holds 1000 exchanges", () => {
  const journal = createJournal();
  for (let number = 0; number <= MAX_ENTRIES; number += 1) journal.add(entry(String(number)));
  expect([journal.list().length, journal.list().at(-1)?.id]).toEqual([1_000, "1"]);
});

test.each([
  ["", ""],
  ["x".repeat(MAX_BODY), "x".repeat(MAX_BODY)],
  ["x".repeat(MAX_BODY + 1), `${"x".repeat(MAX_BODY)}… (1 characters more)`],
  ["é".repeat(MAX_BODY + 1_000), `${"é".repeat(MAX_BODY)}… (1000 characters more)`],
])("a body is kept up to the cap, with a mark that says how much is missing", (body, kept) => {
  const journal = createJournal(3);
  journal.add({ ...entry("1"), request: { headers: {}, body }, answer: { headers: {}, body: "short" } });
  journal.add({ ...entry("2"), request: { headers: {}, body: "short" }, answer: { headers: {}, body } });
  expect(journal.list().map(({ request, answer }) => [request.body, answer.body])).toEqual([
    ["short", kept],
    [kept, "short"],
  ]);
});

const headers = fc.dictionary(
  fc.stringMatching(/^[a-z][a-z-]{0,8}$/),
  fc.stringMatching(/^[\x21-\x7E\xA1-\xFF :]{0,20}$/),
);
const message = fc.record({
  headers,
  body: fc.string({ unit: "grapheme", maxLength: MAX_BODY / 8 }),
});
const exchanges = fc.array(fc.record({ path: fc.webPath(), request: message, answer: message }), { maxLength: 60 });

test("entries come back as they were added, whatever has come and gone meanwhile", () => {
  const holds = fc.property(exchanges, fc.integer({ min: 1, max: 20 }), (added, room) => {
    const journal = createJournal(room, 100_000);
    const entries = added.map((parts, index) => ({ ...entry(String(index)), ...parts }));
    for (const each of entries) {
      journal.add(each);
      expect(journal.get(each.id)).toEqual(each);
    }
    const kept = journal.list();
    expect(kept).toEqual(entries.slice(entries.length - kept.length).reverse());
    expect(kept.length + journal.dropped()).toBe(entries.length);
    journal.clear();
    journal.add(entry("after"));
    expect(journal.list()).toEqual([entry("after")]);
  });
  fc.assert(holds, { numRuns: 200 });
});

test("a journal is bounded in bytes, too; the newest exchange stays, however large", () => {
  const journal = createJournal(100, 1_000);
  const large = (id: string, size: number): JournalEntry => ({
    ...entry(id),
    request: { headers: { accept: "*/*" }, body: "x".repeat(size) },
  });
  for (const id of ["1", "2", "3"]) journal.add(large(id, 400));
  expect(journal.list().map(({ id }) => id)).toEqual(["3", "2"]);
  journal.add(large("4", 5_000));
  expect(journal.list().map(({ id }) => id)).toEqual(["4"]);
});

test.each<[string, Partial<JournalEntry>]>([
  ["refusal", { refusal: "x".repeat(90) }],
  ["violations' places", { violations: [{ in: "request", at: "x".repeat(90), rule: "type", message: "" }] }],
  ["violations' words", { violations: [{ in: "request", at: "", rule: "type", message: "x".repeat(90) }] }],
  ["remedy", { remedy: { changes: ["x".repeat(90)] } }],
])("a %s that quotes a long request counts among the bytes", (_what, words) => {
  const journal = createJournal(10, 200);
  for (const id of ["1", "2", "3"]) journal.add({ ...entry(id), ...words });
  expect(journal.list().map(({ id }) => id)).toEqual(["3"]);
});

test("a journal says how many have gone to make room, until it is cleared", () => {
  const journal = journalOf(3, 5);
  expect(journal.dropped()).toBe(2);
  journal.clear();
  expect(journal.dropped()).toBe(0);
});

test("who waits is told of the next exchange, or that the time is over", async () => {
  const journal = createJournal(3);
  const waiting = journal.next(60_000);
  journal.add(entry("1"));
  await waiting;
  await journal.next(1);
  expect(journal.list()).toHaveLength(1);
});
