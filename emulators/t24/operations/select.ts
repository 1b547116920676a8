import { setImmediate } from "node:timers/promises";

import type { Store } from "../../core/store/store.ts";
import type { CustomerRecord } from "../domain/record.ts";
import { comparator, isMet } from "../iris/query-match.ts";
import { planOf, type Bound, type Key, type Plan } from "../iris/query-plan.ts";
import type { Query } from "../iris/query-types.ts";
import { LIVE, readClaim, UNAUTHORISED } from "./files.ts";

/** What of a query chooses records; what to show of them is another matter. */
export type Choice = Pick<Query, "condition" | "order" | "top" | "skip">;

/**
 * The records of a file that a query asks for, in its order; by id unless it says otherwise (Q28). A page costs what is
 * on it: keys and ranges of them are looked up, only other conditions and orders look at records one by one.
 */
export async function selectRecords(store: Store, file: string, choice: Choice): Promise<readonly CustomerRecord[]> {
  const plan = planOf(choice.condition);
  if (plan.kind === "keys") return page(await readKeys(store, file, plan.keys), choice);
  const stretch = await stretchOf(store, file, plan);
  const direction = directionOf(choice);
  if (plan.isExact && direction !== undefined) return readStretch(store, file, cut(stretch, direction, choice));
  return scan({ store, file, stretch }, choice);
}

/**
 * The same of each customer's newest record, unauthorised or live (Q29): of those that keys lead to, or of all, for what
 * a range of one file says of the other is not known.
 */
export async function selectNewest(store: Store, choice: Choice): Promise<readonly CustomerRecord[]> {
  const plan = planOf(choice.condition);
  const read = (file: string): Promise<readonly CustomerRecord[]> =>
    plan.kind === "keys" ? readKeys(store, file, plan.keys) : selectRecords(store, file, ALL);
  const live = await read(LIVE);
  const unauthorised = await read(UNAUTHORISED);
  const newest = new Map([...live, ...unauthorised].map((record) => [record.id, record]));
  return page([...newest.values()], choice);
}

const ALL: Choice = { condition: undefined, order: [], top: Infinity, skip: 0 };

async function readKeys(store: Store, file: string, keys: readonly Key[]): Promise<readonly CustomerRecord[]> {
  const ids = await Promise.all(
    keys.map(async ({ index, value }) => (index === "id" ? value : await readClaim(store, value))),
  );
  const distinct = [...new Set(ids)].filter((id) => id !== undefined);
  const records = await Promise.all(distinct.map((id) => store.get<CustomerRecord>(file, id)));
  return records.flatMap((record) => record?.value ?? []);
}

/** A stretch of a file by position: from the first to before the last. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

async function stretchOf(store: Store, file: string, { from, to }: Extract<Plan, { kind: "range" }>): Promise<Stretch> {
  const count = await store.count(file);
  const first = from === undefined ? 0 : await positionOf(store, file, from, !from.isInclusive);
  const last = to === undefined ? count : await positionOf(store, file, to, to.isInclusive);
  return { from: first, to: Math.max(first, last) };
}

/** Where a bound cuts the file; `isAfter` the record of that very id, if there is one, or before it. */
async function positionOf(store: Store, file: string, { id }: Bound, isAfter: boolean): Promise<number> {
  const rank = await store.rank(file, id);
  return isAfter && (await store.get(file, id)) !== undefined ? rank + 1 : rank;
}

/** How the file is to be walked if its own order is what is asked for; ids differ, so that further keys decide nothing. */
function directionOf({ order: [first] }: Choice): "up" | "down" | undefined {
  if (first === undefined) return "up";
  if (first.property.index !== "id") return undefined;
  return first.isDescending ? "down" : "up";
}

interface Walk extends Stretch {
  readonly isDown: boolean;
}

function cut({ from, to }: Stretch, direction: "up" | "down", { top, skip }: Choice): Walk {
  if (direction === "up") {
    const first = Math.min(from + skip, to);
    return { from: first, to: Math.min(first + top, to), isDown: false };
  }
  const last = Math.max(to - skip, from);
  return { from: Math.max(last - top, from), to: last, isDown: true };
}

async function readStretch(store: Store, file: string, { from, to, isDown }: Walk): Promise<readonly CustomerRecord[]> {
  const records = (await store.list<CustomerRecord>(file, { skip: from, limit: to - from })).map(({ value }) => value);
  return isDown ? records.reverse() : records;
}

/** How many records are looked at before other requests get their turn. */
const BATCH = 1_000;

/** Looks at all records of a stretch, or as many as fill the page; never keeps more than the page needs. */
async function scan(
  { store, file, stretch }: { readonly store: Store; readonly file: string; readonly stretch: Stretch },
  choice: Choice,
): Promise<readonly CustomerRecord[]> {
  const { condition, skip, top } = choice;
  const direction = directionOf(choice);
  const wanted = skip + top;
  const byOrder = comparator(choice.order);
  const meets = testOf(condition);
  let found: CustomerRecord[] = [];
  for (let done = 0; done < stretch.to - stretch.from; done += BATCH) {
    const walk = cut(stretch, direction ?? "up", { ...choice, skip: done, top: BATCH });
    const records = await readStretch(store, file, walk);
    for (const record of records) if (meets(record)) found.push(record);
    if (direction !== undefined && found.length >= wanted) break;
    if (direction === undefined && found.length > wanted) found = found.toSorted(byOrder).slice(0, wanted);
    await setImmediate();
  }
  return (direction === undefined ? found.toSorted(byOrder) : found).slice(skip, wanted);
}

function page(records: readonly CustomerRecord[], choice: Choice): readonly CustomerRecord[] {
  const { condition, order, skip, top } = choice;
  return records
    .filter(testOf(condition))
    .toSorted(comparator(order))
    .slice(skip, skip + top);
}

function testOf(condition: Choice["condition"]): (record: CustomerRecord) => boolean {
  return condition === undefined ? () => true : (record) => isMet(condition, record);
}
