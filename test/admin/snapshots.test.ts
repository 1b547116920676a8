import { createHash } from "node:crypto";

import request from "supertest";

import { MAX_SNAPSHOTS } from "../../emulators/core/state/snapshots.ts";
import type { SnapshotFile } from "../../emulators/core/state/snapshot-file.ts";
import { openEmulator } from "../support/open-emulator.ts";

const { app, worlds, close } = await openEmulator("cayzu");
afterAll(close);

const create = async (sandbox: string, company: string): Promise<number> => {
  const { body } = await request(app)
    .post(`/~${sandbox}/api/Customer?token=cayzu-sandbox-token`)
    .send({ company_name: company, is_active: true })
    .expect(200);
  return Number(body.id);
};
const read = async (sandbox: string, id: number): Promise<unknown> => {
  const { body } = await request(app).get(`/~${sandbox}/api/Customer/Get/${id}?token=cayzu-sandbox-token`);
  return body.company_name;
};
const call = (sandbox: string, method: "delete" | "get" | "post" | "put", path: string): request.Test =>
  request(app)[method](`/~${sandbox}/__admin/${path}`);
const stateOf = async (sandbox: string): Promise<SnapshotFile> =>
  (await call(sandbox, "get", "snapshot").expect(200)).body as SnapshotFile;
const putState = (sandbox: string, file: unknown): request.Test =>
  call(sandbox, "put", "snapshot").set("Content-Type", "application/json").send(JSON.stringify(file));
const diff = async (sandbox: string, query = ""): Promise<unknown> =>
  (await call(sandbox, "get", `diff${query}`).expect(200)).body;

// Snapshots.

test("what a snapshot kept comes back: records, sequences, options, clock and chance", async () => {
  expect(await create("kept", "First")).toBe(1);
  await call("kept", "put", "snapshots/base").expect(201);
  const before = await stateOf("kept");
  expect(await create("kept", "Second")).toBe(2);
  await call("kept", "put", "options").send({ companyNameUnique: true }).expect(200);
  await call("kept", "put", "clock").send({ freeze: "2026-01-01T00:00:00Z" }).expect(200);
  await call("kept", "post", "snapshots/base/restore").expect(204);
  expect(await stateOf("kept")).toEqual(before);
  expect([await read("kept", 1), await read("kept", 2)]).toEqual(["First", undefined]);
  expect(await create("kept", "Another second")).toBe(2);
});

test("a snapshot can be restored again and again", async () => {
  await call("again", "put", "snapshots/empty").expect(201);
  for (const company of ["One", "Two", "Three"]) {
    expect(await create("again", company)).toBe(1);
    await call("again", "post", "snapshots/empty/restore").expect(204);
  }
  expect(await read("again", 1)).toBeUndefined();
});

test("snapshots belong to their sandbox", async () => {
  await call("mine", "put", "snapshots/base").expect(201);
  const { status, body } = await call("yours", "post", "snapshots/base/restore");
  expect([status, body]).toEqual([
    404,
    { code: "no-such-snapshot", message: 'Sandbox "yours" has no snapshot "base"; there are: none.' },
  ]);
});

test.each(["Base", "..", "a%2Fb", "-", "%20"])("%s is no name for a snapshot", async (name) => {
  const { status, body } = await call("names", "put", `snapshots/${name}`);
  expect([status, body.code]).toEqual([400, "malformed"]);
  expect((await call("names", "get", "snapshots")).body).toEqual({ snapshots: [] });
});

test("beyond the cap a new name is refused and none is given up; a known name can be taken again", async () => {
  for (let number = 0; number < MAX_SNAPSHOTS; number += 1)
    await call("full", "put", `snapshots/s${number}`).expect(201);
  const { status, body } = await call("full", "put", "snapshots/one-more");
  expect([status, body]).toEqual([
    409,
    {
      code: "too-many-snapshots",
      message: 'Sandbox "full" has 100 snapshots, the most that one keeps; DELETE /__admin/snapshots/{name} frees one.',
    },
  ]);
  expect((await call("full", "get", "snapshots")).body.snapshots).toHaveLength(MAX_SNAPSHOTS);
  await call("full", "put", "snapshots/s0").expect(204);
  await call("full", "delete", "snapshots/s0").expect(204);
  await call("full", "put", "snapshots/one-more").expect(201);
});

// Files.

test("a state put back gives the same file byte for byte, here and in another sandbox", async () => {
  await create("bytes", "First");
  await create("bytes", "Second");
  const { text } = await call("bytes", "get", "snapshot").expect(200);
  for (const sandbox of ["bytes", "other-bytes"]) {
    await create(sandbox, "Third");
    await putState(sandbox, JSON.parse(text)).expect(204);
    expect((await call(sandbox, "get", "snapshot")).text).toBe(text);
  }
});

/** The file with other options, and the checksum that it has then. */
function withOptions(file: SnapshotFile, changes: object): object {
  const state = { ...file.state, options: { ...file.state.options, ...changes } };
  return { ...file, state, checksum: createHash("sha256").update(JSON.stringify(state)).digest("hex") };
}

const edited = async (edit: (file: SnapshotFile) => unknown): Promise<unknown> => edit(await stateOf("source"));

test.each<[string, (file: SnapshotFile) => unknown, string]>([
  ["another format", (file) => ({ ...file, format: "tar" }), 'Its format is "tar", not "service-emulators/snapshot".'],
  [
    "a newer version",
    (file) => ({ ...file, version: 2 }),
    "It is of version 2, newer than 1, the newest that this release reads.",
  ],
  [
    "a changed record",
    (file) => ({ ...file, state: { ...file.state, records: { customers: { "1": { company_name: "Mine" } } } } }),
    "It is damaged: what it holds does not have the checksum that it names.",
  ],
  [
    "a changed checksum",
    (file) => ({ ...file, checksum: "0".repeat(64) }),
    "It is damaged: what it holds does not have the checksum that it names.",
  ],
  ["another emulator's name", (file) => ({ ...file, emulator: "t24" }), "It is a snapshot of t24, and this is cayzu."],
  [
    "an option out of its range",
    (file) => withOptions(file, { textLimit: -1.5 }),
    'Option "textLimit" takes a whole number from 0 to 1048576; -1.5 came.',
  ],
  [
    "an option's value that is none",
    (file) => withOptions(file, { nullBody: "maybe" }),
    'Option "nullBody" takes one of ["guarded","unguarded"]; "maybe" came.',
  ],
])("a file with %s is refused, and nothing changes", async (_what, edit, reason) => {
  await create("target", "Kept");
  const before = await stateOf("target");
  const { status, body } = await putState("target", await edited(edit));
  expect([status, body]).toEqual([
    400,
    { code: "unreadable-snapshot", message: `The snapshot is refused, and nothing has changed. ${reason}` },
  ]);
  expect(await stateOf("target")).toEqual(before);
});

test.each<[string, (text: string) => string]>([
  ["cut off", (text) => text.slice(0, -20)],
  ["empty but for a brace", () => "{"],
  ["a list", () => "[]"],
  ["without its state", (text) => JSON.stringify({ ...(JSON.parse(text) as object), state: undefined })],
  ["with a member more", (text) => JSON.stringify({ ...(JSON.parse(text) as object), more: 1 })],
])("a file that is %s is refused, and nothing changes", async (_what, spoil) => {
  const before = await stateOf("spoilt");
  const spoilt = spoil(JSON.stringify(await stateOf("source")));
  const { status, body } = await call("spoilt", "put", "snapshot").set("Content-Type", "application/json").send(spoilt);
  expect([status, body.code]).toEqual([400, expect.stringMatching(/^malformed|contract-violation$/)]);
  expect(await stateOf("spoilt")).toEqual(before);
});

test("no body is no snapshot", async () => {
  const { status, body } = await call("spoilt", "put", "snapshot");
  expect([status, body.code]).toEqual([400, "contract-violation"]);
});

test("a dry run refuses what the call would, and changes nothing", async () => {
  const file = await stateOf("source");
  await create("dry", "Kept");
  await call("dry", "put", "snapshot?dryRun=true").send(file).expect(204);
  expect(await read("dry", 1)).toBe("Kept");
  await call("dry", "put", "snapshot?dryRun=true")
    .send({ ...file, version: 9 })
    .expect(400);
  await call("dry", "put", "snapshot?dryRun=perhaps").send(file).expect(400);
});

test("a file beyond the limit of other bodies is read", async () => {
  const { store } = await worlds.open("large");
  const notes = "x".repeat(2_000);
  await store.commit(
    Array.from({ length: 1_000 }, (_, number) => ({
      collection: "customers",
      id: String(number + 1),
      expected: 0,
      value: { notes },
    })),
  );
  const { text } = await call("large", "get", "snapshot");
  expect(text.length).toBeGreaterThan(2_000_000);
  await putState("large-copy", JSON.parse(text)).expect(204);
  expect((await call("large-copy", "get", "snapshot")).text).toBe(text);
});

// Forks.

test("a fork has what its origin has and hands out the same next numbers; then each goes its own way", async () => {
  await create("origin", "First");
  await call("origin", "post", "fork").send({ into: "fork" }).expect(201, { sandbox: "fork", origin: "origin" });
  expect([await read("fork", 1), await create("fork", "Of the fork"), await read("origin", 2)]).toEqual([
    "First",
    2,
    undefined,
  ]);
  expect(await create("origin", "Of the origin")).toBe(2);
  expect([await read("fork", 2), await read("origin", 2)]).toEqual(["Of the fork", "Of the origin"]);
});

test("a fork can go on from a snapshot, and replaces what the sandbox held", async () => {
  await create("early", "First");
  await call("early", "put", "snapshots/one").expect(201);
  await create("early", "Second");
  await create("late", "Other");
  await call("early", "post", "fork").send({ into: "late", snapshot: "one" }).expect(200);
  expect([await read("late", 1), await read("late", 2)]).toEqual(["First", undefined]);
  expect((await call("late", "get", "requests")).body.requests).toHaveLength(2);
});

test.each<[unknown, number, string]>([
  [{ into: "itself" }, 400, "invalid-fork"],
  [{ into: "Large" }, 400, "malformed"],
  [{ into: "x", snapshot: "none" }, 404, "no-such-snapshot"],
  [{ snapshot: "one" }, 400, "contract-violation"],
  [undefined, 400, "contract-violation"],
])("a fork of %j is %d %s", async (asked, status, code) => {
  const answer = await call("itself", "post", "fork").send(asked as object);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

// Differences.

test("a diff tells what was added, changed and removed, and down to which member", async () => {
  await create("diff", "First");
  await create("diff", "Second");
  await call("diff", "put", "snapshots/before").expect(201);
  const world = await worlds.open("diff");
  const { value } = (await world.store.get<{ company_name: string }>("customers", "1")) ?? {};
  await world.store.commit([
    { collection: "customers", id: "1", expected: 1, value: { ...value, company_name: "Changed" } },
    { collection: "customers", id: "2", expected: 1, value: null },
  ]);
  expect(await create("diff", "Third")).toBe(3);
  expect(await diff("diff", "?from=snapshot:before")).toMatchObject({
    from: "snapshot:before",
    to: "now",
    records: [
      {
        collection: "customers",
        id: "1",
        change: "changed",
        values: [{ at: "/company_name", from: "First", to: "Changed" }],
      },
      { collection: "customers", id: "2", change: "removed", values: [{ at: "", from: { company_name: "Second" } }] },
      { collection: "customers", id: "3", change: "added", values: [{ at: "", to: { company_name: "Third" } }] },
      { collection: "company-names", change: "added" },
    ],
    sequences: [{ at: "/customers", from: 3, to: 4 }],
    options: [],
    clock: [],
  });
});

test("a state does not differ from itself", async () => {
  await create("same", "First");
  expect(await diff("same", "?from=now")).toEqual({
    from: "now",
    to: "now",
    records: [],
    sequences: [],
    options: [],
    clock: [],
    chance: false,
  });
});

test.each(["?from=yesterday", "?to=snapshot", "?from=sandbox:", "?from=now:x", "?from="])(
  "a diff of %s is refused",
  async (query) => {
    const { status, body } = await call("same", "get", `diff${query}`);
    expect([status, body.code]).toEqual([400, "invalid-query"]);
  },
);

// The barrier.

test("while a sandbox is held writes wait and reads are answered; others are not held", async () => {
  await create("held", "First");
  await call("held", "put", "hold").expect(204);
  const waiting = create("held", "Second");
  expect([await read("held", 1), await create("not-held", "Free")]).toEqual(["First", 1]);
  await call("held", "put", "snapshots/barrier").expect(201);
  expect((await call("held", "get", "hold").expect(200)).body).toEqual({ held: true, leftMs: expect.any(Number) });
  await call("held", "delete", "hold").expect(204);
  expect((await call("held", "get", "hold").expect(200)).body).toEqual({ held: false });
  expect(await waiting).toBe(2);
  expect(await diff("held", "?from=snapshot:barrier")).toMatchObject({ records: [{ id: "2", change: "added" }, {}] });
});

test("what waited for a sandbox that was reset meanwhile does not come back into it", async () => {
  await call("reset-held", "put", "hold").expect(204);
  const waiting = create("reset-held", "Too late");
  await create("not-held", "Any other");
  await call("reset-held", "post", "reset").expect(204);
  const next = create("reset-held", "First");
  await call("reset-held", "delete", "hold").expect(204);
  expect([await waiting, await next, await read("reset-held", 1)]).toEqual([1, 1, "First"]);
});

test("a hold that nobody releases comes to an end by itself", async () => {
  await call("forgotten", "put", "hold?atMost=PT0.05S").expect(204);
  expect(await create("forgotten", "First")).toBe(1);
  await call("forgotten", "put", "hold").expect(204);
  await call("forgotten", "delete", "hold").expect(204);
});

test.each(["PT61S", "PT0S", "-PT1S", "5"])("a hold of %s is refused", async (atMost) => {
  const { status, body } = await call("forgotten", "put", `hold?atMost=${atMost}`);
  expect([status, body.code]).toEqual([400, "invalid-query"]);
});
