import type { RecordKind } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import { differences, type Difference } from "../../core/state/diff.ts";
import type { Store, Versioned } from "../../core/store/store.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";
import { parseRecordQuery, type ShownRecord } from "../record-query.ts";

/** What a sandbox holds: its collections, their records by state, and what a record was before. */
export function recordOperations(
  control: Control,
): Pick<AdminOperations, "getRecord" | "listCollections" | "listRecords"> {
  const { recordKinds = {} } = control.emulator;
  const kindOf = (collection: string): RecordKind | undefined =>
    Object.hasOwn(recordKinds, collection) ? recordKinds[collection] : undefined;

  return {
    async listCollections(_request, context) {
      const { store } = await worldOf(control, context);
      const names = await store.names();
      const collections = names.map(async (name) => ({
        name,
        count: await store.count(name),
        ...statesIn(kindOf(name), await store.list(name)),
      }));
      return { status: 200, resource: { collections: await Promise.all(collections) } };
    },

    async listRecords({ params: { collection }, query }, context) {
      const asked = parseRecordQuery(query);
      const { store } = await worldOf(control, context);
      await assertCollection(store, collection);
      const kind = kindOf(collection);
      const { skip, limit, fits } = asked;
      if (fits === undefined) {
        const page = await store.list(collection, { skip, limit });
        const records = page.map((record) => toResource(record, kind));
        return { status: 200, resource: { collection, total: await store.count(collection), records } };
      }
      const all = (await store.list(collection)).map((record) => toResource(record, kind)).filter(fits);
      return { status: 200, resource: { collection, total: all.length, records: all.slice(skip, skip + limit) } };
    },

    async getRecord({ params: { collection, id } }, context) {
      const { store, seed } = await worldOf(control, context);
      await assertCollection(store, collection);
      const record = await store.get(collection, id);
      if (record === undefined) throw noSuchRecord(collection, id);
      const kind = kindOf(collection);
      const sinceSeed = differences(seed.collections.get(collection)?.get(id)?.value, record.value);
      const history = kind?.history === undefined ? [] : await historyOf(record, kind.history, { store, kindOf });
      return { status: 200, resource: { collection, record: toResource(record, kind), sinceSeed, history } };
    },
  };
}

function toResource({ id, version, value }: Versioned<object>, kind: RecordKind | undefined): ShownRecord {
  return { id, version, ...(kind !== undefined && { state: kind.stateOf(value) }), value };
}

function statesIn(
  kind: RecordKind | undefined,
  records: readonly Versioned<object>[],
): { states?: Record<string, number> } {
  if (kind === undefined) return {};
  const states: Record<string, number> = {};
  for (const { value } of records) {
    const state = kind.stateOf(value);
    states[state] = (states[state] ?? 0) + 1;
  }
  return { states };
}

interface Place {
  readonly store: Store;
  readonly kindOf: (collection: string) => RecordKind | undefined;
}

/** What the record was before, the latest first, each with what led from it to what came after it. */
async function historyOf(record: Versioned<object>, collection: string, { store, kindOf }: Place): Promise<object[]> {
  const prefix = `${record.id};`;
  // Shorter ids come first, so 10 comes after 9.
  const earlier = (await store.list(collection)).filter(({ id }) => id.startsWith(prefix)).toReversed();
  return earlier.map((former, index) => ({
    collection,
    record: toResource(former, kindOf(collection)),
    changes: withoutId(differences(former.value, (earlier[index - 1] ?? record).value)),
  }));
}

/** The id of a former record has its number behind it, which is no change of the record. */
function withoutId(changes: readonly Difference[]): readonly Difference[] {
  return changes.filter(({ at }) => at !== "/id");
}

async function assertCollection(store: Store, collection: string): Promise<void> {
  if ((await store.count(collection)) > 0) return;
  const names = (await store.names()).join(", ") || "none";
  throw new DomainError("no-such-collection", `No collection "${collection}" holds a record; those that do: ${names}.`);
}

function noSuchRecord(collection: string, id: string): DomainError {
  return new DomainError("no-such-record", `${collection} has no record "${id}".`);
}
