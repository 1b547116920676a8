import { frozenClock } from "../../emulators/core/clock.ts";
import { createWorlds, DEFAULT_WORLD, type WorldsSettings } from "../../emulators/core/worlds.ts";
import { tinyEmulator } from "../support/tiny-emulator.ts";

const worldsOf = (settings: Partial<WorldsSettings> = {}): ReturnType<typeof createWorlds> =>
  createWorlds({ emulator: tinyEmulator(), seed: "1", ...settings });

const thing = (id: string) => ({ collection: "things", id, expected: 0, value: { name: id } }) as const;

test("a world is made from the seed when it is first named, and is the same from then on", async () => {
  const worlds = worldsOf();
  expect(worlds.names()).toEqual([]);
  const world = await worlds.open("a");
  expect(await world.store.get("things", "seeded")).toMatchObject({ version: 1, value: { name: "Seeded" } });
  expect(await worlds.open("a")).toBe(world);
  expect(worlds.names()).toEqual(["a"]);
});

test("a world that two ask for at once is one", async () => {
  const worlds = worldsOf();
  const [one, other] = await Promise.all([worlds.open("a"), worlds.open("a")]);
  expect(one).toBe(other);
});

test("two worlds share neither records nor sequences, options, journal or chance", async () => {
  const worlds = worldsOf();
  const [a, b] = [await worlds.open("a"), await worlds.open("b")];
  await a.store.commit([thing("1")]);
  await a.store.next("ids");
  worlds.setOptions(a, { loud: true });
  expect(await b.store.get("things", "1")).toBeUndefined();
  expect(await b.store.next("ids")).toBe(100);
  expect(b.options).toEqual({ loud: false, mood: "calm" });
  expect(b.journal).not.toBe(a.journal);
  expect(a.random.uuid()).not.toBe(b.random.uuid());
});

test("chance follows from the seed and the name of the world", async () => {
  const uuidOf = async (seed: string, name: string): Promise<string> =>
    (await worldsOf({ seed }).open(name)).random.uuid();
  expect(await uuidOf("1", "a")).toBe(await uuidOf("1", "a"));
  expect(await uuidOf("1", "a")).not.toBe(await uuidOf("1", "b"));
  expect(await uuidOf("1", "a")).not.toBe(await uuidOf("2", "a"));
});

test("a reset takes records, sequences, options, chance and journal back to the seed", async () => {
  const worlds = worldsOf();
  const world = await worlds.open("a");
  const seed = await world.store.dump();
  const uuid = world.random.uuid();
  await world.store.commit([thing("1"), { collection: "things", id: "seeded", expected: 1, value: null }]);
  await world.store.next("ids");
  worlds.setOptions(world, { loud: true, mood: "wild" });
  worlds.reset(world);
  expect(await world.store.dump()).toEqual(seed);
  expect(world.options).toEqual({ loud: false, mood: "calm" });
  expect(world.random.uuid()).toBe(uuid);
  expect(world.journal.list()).toEqual([]);
});

test("a reset of one world leaves others alone", async () => {
  const worlds = worldsOf();
  const [a, b] = [await worlds.open("a"), await worlds.open("b")];
  await b.store.commit([thing("1")]);
  worlds.setOptions(b, { loud: true });
  worlds.reset(a);
  expect(await b.store.count("things")).toBe(2);
  expect(b.options).toEqual({ loud: true, mood: "calm" });
});

test("options are set all or none", async () => {
  const worlds = worldsOf();
  const world = await worlds.open("a");
  expect(worlds.setOptions(world, { loud: true, mood: "sad" })).toBe(
    'Option "mood" takes one of ["calm","wild"]; "sad" came.',
  );
  expect(world.options).toEqual({ loud: false, mood: "calm" });
  expect(worlds.setOptions(world, { loud: true, mood: "wild" })).toBeUndefined();
  expect(world.options).toEqual({ loud: true, mood: "wild" });
  expect(worlds.setOptions(world, {})).toBeUndefined();
});

test.each(["a", "0", "default", "a.b_c-d", "x".repeat(63), "team-7.nightly"])("%s is a sandbox name", async (name) => {
  expect((await worldsOf().open(name)).name).toBe(name);
});

test.each([
  "",
  "A",
  "-a",
  ".",
  "..",
  "_a",
  "a b",
  "a/b",
  "a\n",
  "ä",
  "a,b",
  "a%20b",
  "x".repeat(64),
  "__proto__",
  "~a",
])("%j is no sandbox name", async (name) => {
  const worlds = worldsOf();
  await expect(async () => worlds.open(name)).rejects.toMatchObject({
    code: "malformed",
    message: `${JSON.stringify(name)} is no sandbox name: it takes 1 to 63 of a-z, 0-9, dot, underscore and hyphen, a letter or digit first.`,
    details: { syntax: "sandbox" },
  });
  expect(worlds.names()).toEqual([]);
});

test("a removed world is made afresh when it is named again", async () => {
  const worlds = worldsOf();
  const world = await worlds.open("a");
  await world.store.commit([thing("1")]);
  expect([worlds.remove("a"), worlds.remove("a"), worlds.remove("b")]).toEqual([true, false, false]);
  expect(worlds.names()).toEqual([]);
  expect(await (await worlds.open("a")).store.count("things")).toBe(1);
});

test("beyond the cap a new name is refused and none is evicted", async () => {
  const worlds = worldsOf({ maxWorlds: 2 });
  await worlds.open("a");
  await worlds.open("b");
  await expect(async () => worlds.open("c")).rejects.toMatchObject({
    code: "too-many-sandboxes",
    message: "There are 2 sandboxes, the most that one process holds; DELETE /__admin/sandboxes/{name} frees one.",
  });
  expect((await worlds.open("a")).name).toBe("a");
  worlds.remove("b");
  expect((await worlds.open("c")).name).toBe("c");
  expect(worlds.names()).toEqual(["a", "c"]);
});

test("the default world can be opened at the cap too, so that refusals can be worded and sandboxes freed", async () => {
  const worlds = worldsOf({ maxWorlds: 1 });
  await worlds.open("a");
  expect((await worlds.open(DEFAULT_WORLD)).name).toBe("default");
});

test("names come in order", async () => {
  const worlds = worldsOf();
  for (const name of ["b", "a", "c"]) await worlds.open(name);
  expect(worlds.names()).toEqual(["a", "b", "c"]);
});

test("a frozen clock stands still, and nobody can move it", async () => {
  const instant = new Date("2026-01-01T00:00:00Z");
  const { clock } = await worldsOf({ clock: frozenClock(instant) }).open("a");
  clock.now().setFullYear(1970);
  expect(clock.now()).toEqual(new Date("2026-01-01T00:00:00Z"));
});

test("unless told otherwise a world has the machine's time", async () => {
  const before = Date.now();
  const { clock } = await worldsOf().open("a");
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(before);
  expect(clock.now().getTime()).toBeLessThanOrEqual(Date.now());
});
