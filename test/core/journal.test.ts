import {
  capBody,
  createJournal,
  MAX_BODY,
  MAX_ENTRIES,
  type JournalEntry,
} from "../../emulators/core/observe/journal.ts";

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
  ["x".repeat(MAX_BODY + 1_000), `${"x".repeat(MAX_BODY)}… (1000 characters more)`],
])("a body is kept up to the cap, with a mark that says how much is missing", (body, kept) => {
  expect(capBody(body)).toBe(kept);
});

test("a journal is bounded in characters, too; the newest exchange stays, however large", () => {
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
