import { toDump } from "../../emulators/core/store/image.ts";
import type { Change, Store } from "../../emulators/core/store/store.ts";

interface Thing {
  readonly name: string;
  readonly tags?: readonly string[];
}

const put = (id: string, expected: number, name = id): Change => ({
  collection: "things",
  id,
  expected,
  value: { name },
});
const remove = (id: string, expected: number): Change => ({ collection: "things", id, expected, value: null });

const idsIn = async (store: Store, page?: { skip?: number; limit?: number }): Promise<readonly string[]> =>
  (await store.list("things", page)).map(({ id }) => id);

const conflict = (id: string, collection = "things"): object =>
  expect.objectContaining({ name: "DomainError", code: "version-conflict", details: { collection, id } }) as object;

/** What every store must do, as tests: `open` gives an empty store each time. */
export function testStore(name: string, open: () => Store | Promise<Store>): void {
  test(`${name}: a record comes out as it went in, at version 1`, async () => {
    const store = await open();
    await store.commit([{ collection: "things", id: "1", expected: 0, value: { name: "a", tags: ["x"] } }]);
    expect(await store.get("things", "1")).toEqual({ id: "1", version: 1, value: { name: "a", tags: ["x"] } });
  });

  test(`${name}: a record that is not there is undefined, whatever its name`, async () => {
    const store = await open();
    for (const id of ["1", "", "__proto__", "constructor"]) expect(await store.get("things", id)).toBeUndefined();
    await store.commit([put("__proto__", 0), put("constructor", 0)]);
    expect(await store.get("things", "__proto__")).toMatchObject({ version: 1, value: { name: "__proto__" } });
    expect(await store.get("__proto__", "constructor")).toBeUndefined();
    expect(await store.count("constructor")).toBe(0);
  });

  test(`${name}: each change adds one to a record's version`, async () => {
    const store = await open();
    for (const expected of [0, 1, 2]) await store.commit([put("1", expected, `at ${expected}`)]);
    expect(await store.get("things", "1")).toMatchObject({ version: 3, value: { name: "at 2" } });
  });

  test.each<[string, Change]>([
    ["changing what is not there", put("9", 1)],
    ["creating what is there", put("1", 0)],
    ["changing what has changed since", put("1", 1)],
    ["changing ahead of time", put("1", 3)],
    ["removing what has changed since", remove("1", 1)],
    ["removing what is not there", remove("9", 1)],
  ])(`${name}: %s is a version conflict and changes nothing`, async (_what, change) => {
    const store = await open();
    await store.commit([put("1", 0)]);
    await store.commit([put("1", 1, "second")]);
    const before = await store.dump();
    await expect(store.commit([change])).rejects.toEqual(conflict(change.id));
    expect(await store.dump()).toEqual(before);
  });

  test(`${name}: one stale change undoes the whole commit, wherever it stands`, async () => {
    const store = await open();
    await store.commit([put("1", 0), put("2", 0), put("3", 0)]);
    const before = await store.dump();
    const good = [put("1", 1, "changed"), remove("2", 1), put("4", 0)];
    for (const changes of [
      [put("3", 7), ...good],
      [...good, put("3", 7)],
    ]) {
      await expect(store.commit(changes)).rejects.toEqual(conflict("3"));
      expect(await store.dump()).toEqual(before);
    }
    await store.commit(good);
    expect(await idsIn(store)).toEqual(["1", "3", "4"]);
  });

  test(`${name}: a commit may span collections`, async () => {
    const store = await open();
    await store.commit([put("1", 0), { ...put("1", 0), collection: "names" }]);
    expect([await store.count("things"), await store.count("names")]).toEqual([1, 1]);
    await expect(store.commit([put("2", 0), { ...put("1", 0), collection: "names" }])).rejects.toEqual(
      conflict("1", "names"),
    );
    expect(await store.count("things")).toBe(1);
  });

  test(`${name}: two changes of one record in a commit must follow from one another`, async () => {
    const store = await open();
    await expect(store.commit([put("1", 0, "first"), put("1", 0, "second")])).rejects.toEqual(conflict("1"));
    expect(await store.get("things", "1")).toBeUndefined();
    await store.commit([put("1", 0, "first"), put("1", 1, "second")]);
    expect(await store.get("things", "1")).toMatchObject({ version: 2, value: { name: "second" } });
    await store.commit([remove("1", 2), put("1", 0, "afresh")]);
    expect(await store.get("things", "1")).toMatchObject({ version: 1, value: { name: "afresh" } });
  });

  test(`${name}: of many writers at one version one wins`, async () => {
    const store = await open();
    await store.commit([put("1", 0)]);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, number) => store.commit([put("1", 1, String(number))])),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await store.get("things", "1")).toMatchObject({ version: 2 });
  });

  test(`${name}: a removed record is gone and may be created again`, async () => {
    const store = await open();
    await store.commit([put("1", 0)]);
    await store.commit([remove("1", 1)]);
    expect([await store.get("things", "1"), await store.count("things"), await idsIn(store)]).toEqual([
      undefined,
      0,
      [],
    ]);
    await store.commit([put("1", 0, "again")]);
    expect(await store.get("things", "1")).toMatchObject({ version: 1, value: { name: "again" } });
  });

  test(`${name}: an empty commit changes nothing`, async () => {
    const store = await open();
    await store.commit([]);
    expect(await store.dump()).toEqual({ records: {}, sequences: {} });
  });

  test(`${name}: records are listed by id, shorter ids first, in whatever order they came`, async () => {
    const store = await open();
    const ids = ["10", "9", "b", "a", "100", "B", "ä", "2", "aa"];
    for (const id of ids) await store.commit([put(id, 0)]);
    expect(await idsIn(store)).toEqual(["2", "9", "B", "a", "b", "ä", "10", "aa", "100"]);
    await store.commit([remove("a", 1), put("2", 1, "changed"), put("1", 0)]);
    expect(await idsIn(store)).toEqual(["1", "2", "9", "B", "b", "ä", "10", "aa", "100"]);
    expect(await store.count("things")).toBe(9);
  });

  test.each<[{ skip?: number; limit?: number } | undefined, readonly string[]]>([
    [undefined, ["1", "2", "3", "4", "5"]],
    [{}, ["1", "2", "3", "4", "5"]],
    [{ limit: 2 }, ["1", "2"]],
    [{ skip: 2 }, ["3", "4", "5"]],
    [{ skip: 1, limit: 3 }, ["2", "3", "4"]],
    [{ skip: 4, limit: 3 }, ["5"]],
    [{ skip: 5, limit: 1 }, []],
    [{ skip: 1_000_000_000 }, []],
    [{ limit: 0 }, []],
  ])(`${name}: the page %j of five records is %j`, async (page, ids) => {
    const store = await open();
    await store.commit(["3", "1", "5", "2", "4"].map((id) => put(id, 0)));
    expect(await idsIn(store, page)).toEqual(ids);
  });

  test.each([
    ["2", 0],
    ["5", 0],
    ["7", 1],
    ["A", 1],
    ["10", 1],
    ["100", 2],
    ["101", 3],
    ["", 0],
  ])(`${name}: of 5, 10, 100 and 2, which is removed, the rank of "%s" is %d`, async (id, rank) => {
    const store = await open();
    for (const known of ["100", "2", "10", "5"]) await store.commit([put(known, 0)]);
    await store.commit([remove("2", 1)]);
    expect(await store.rank("things", id)).toBe(rank);
  });

  test(`${name}: a rank is where a page begins, however many records came out of order`, async () => {
    const store = await open();
    const ids = Array.from({ length: 100 }, (_, index) => String((index * 37) % 100));
    for (const id of ids.slice(0, 90)) await store.commit([put(id, 0)]);
    await store.list("things", { limit: 1 });
    for (const id of ids.slice(90)) await store.commit([put(id, 0)]);
    for (const id of ["0", "7", "42", "99"]) {
      expect(await idsIn(store, { skip: await store.rank("things", id), limit: 1 })).toEqual([id]);
    }
    expect(await store.rank("nothing", "1")).toBe(0);
  });

  test(`${name}: what comes out cannot be changed, and what went in neither`, async () => {
    const store = await open();
    const value = { name: "a", tags: ["x"] };
    await store.commit([{ collection: "things", id: "1", expected: 0, value }]);
    const read = await store.get<Thing>("things", "1");
    const [listed] = await store.list<Thing>("things");
    for (const thing of [read?.value, listed?.value]) {
      expect(() => Object.assign(thing ?? {}, { name: "b" })).toThrow(TypeError);
      expect(() => (thing?.tags as string[]).push("y")).toThrow(TypeError);
    }
    expect(await store.get("things", "1")).toMatchObject({ value: { name: "a", tags: ["x"] } });
  });

  test(`${name}: a sequence starts at 1 and hands out each number once`, async () => {
    const store = await open();
    const numbers = await Promise.all(Array.from({ length: 50 }, () => store.next("ids")));
    expect([...numbers].sort((one, other) => one - other)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await store.next("others")).toBe(1);
    expect(await store.next("__proto__")).toBe(1);
  });

  test.each([
    [5, 6],
    [1, 3],
    [2, 3],
    [3, 4],
    [0, 3],
  ])(`${name}: a sequence at 3, moved past %d, goes on with %d`, async (past, expected) => {
    const store = await open();
    await store.next("ids");
    await store.next("ids");
    await store.skipPast("ids", past);
    expect([await store.next("ids"), await store.next("ids")]).toEqual([expected, expected + 1]);
  });

  test(`${name}: a sequence that nobody has used can be moved too`, async () => {
    const store = await open();
    await store.skipPast("ids", 190_244);
    expect(await store.next("ids")).toBe(190_245);
  });

  test(`${name}: a dump, loaded elsewhere, gives the same records and sequences`, async () => {
    const [store, other] = [await open(), await open()];
    await store.commit([put("1", 0), put("10", 0), put("2", 0), { ...put("x", 0), collection: "names" }]);
    await store.commit([put("1", 1, "changed"), remove("2", 1)]);
    await store.next("ids");
    const dump = await store.dump();
    expect(dump).toEqual({
      records: { things: { "1": { name: "changed" }, "10": { name: "10" } }, names: { x: { name: "x" } } },
      sequences: { ids: 2 },
    });
    await other.load(JSON.parse(JSON.stringify(dump)) as typeof dump);
    expect(await other.dump()).toEqual(dump);
    expect([await other.next("ids"), await idsIn(other)]).toEqual([2, ["1", "10"]]);
    expect(await other.get("things", "1")).toMatchObject({ version: 1 });
  });

  test(`${name}: loading replaces everything that was there`, async () => {
    const store = await open();
    await store.commit([put("1", 0), { ...put("x", 0), collection: "names" }]);
    await store.next("ids");
    await store.load({ records: { things: { "7": { name: "seven" } } }, sequences: { others: 40 } });
    expect([
      await idsIn(store),
      await store.count("names"),
      await store.next("ids"),
      await store.next("others"),
    ]).toEqual([["7"], 0, 1, 40]);
  });

  test(`${name}: a dump is not changed by what comes later`, async () => {
    const store = await open();
    await store.commit([put("1", 0)]);
    const dump = await store.dump();
    await store.commit([put("1", 1, "changed"), put("2", 0)]);
    expect(dump.records).toEqual({ things: { "1": { name: "1" } } });
  });

  test(`${name}: an image is not changed by what comes later, and its records go on from their versions`, async () => {
    const store = await open();
    await store.commit([put("1", 0), put("3", 0)]);
    await store.commit([put("1", 1, "second")]);
    await store.next("ids");
    const image = store.image();
    await store.commit([put("1", 2, "third"), remove("3", 1), put("2", 0), { ...put("x", 0), collection: "names" }]);
    await store.next("ids");
    expect(toDump(image)).toEqual({
      records: { things: { "1": { name: "second" }, "3": { name: "3" } } },
      sequences: { ids: 2 },
    });
    expect(image.collections.get("things")?.get("1")?.version).toBe(2);
    expect(await idsIn(store)).toEqual(["1", "2"]);
  });

  test(`${name}: while it is held nothing is written, though it can be read; then what waited is written in order`, async () => {
    const store = await open();
    await store.commit([put("1", 0)]);
    const before = await store.dump();
    const release = store.hold();
    const written = [store.commit([put("1", 1, "second")]), store.commit([put("1", 2, "third")]), store.next("ids")];
    const stale = store.commit([put("1", 0)]);
    expect(await store.get("things", "1")).toMatchObject({ version: 1 });
    expect(await store.dump()).toEqual(before);
    release();
    expect(await Promise.all(written)).toEqual([undefined, undefined, 1]);
    await expect(stale).rejects.toEqual(conflict("1"));
    expect(await store.get("things", "1")).toMatchObject({ version: 3, value: { name: "third" } });
  });

  test(`${name}: looking does not make collections`, async () => {
    const store = await open();
    await store.list("things");
    await store.count("things");
    await store.rank("things", "1");
    await store.get("things", "1");
    expect(await store.dump()).toEqual({ records: {}, sequences: {} });
  });
}
