import type { Change, Store } from "../../emulators/core/store/store.ts";
import { operations } from "../../emulators/control-center/operations.ts";
import { options, type Options } from "../../emulators/control-center/options.ts";
import { seed } from "../../emulators/control-center/seed.ts";
import type { User } from "../../emulators/control-center/domain/account.ts";
import { toCustomer } from "../../emulators/control-center/domain/customer.ts";
import { nameKey, withHolder } from "../../emulators/control-center/domain/names.ts";
import { createRandom } from "../../emulators/core/random.ts";
import { defaultsOf } from "../../emulators/core/options.ts";
import { createMemoryStore } from "../../emulators/core/store/memory.ts";
import { SAMPLE } from "./caller.ts";

const { records } = seed();
const user = records["users"]?.["sandbox"] as User;

/** A store that holds so many customers, and tells how often it is asked and how much it is given. */
async function storeOf(count: number): Promise<{ readonly store: Store; readonly asked: string[] }> {
  const inner = createMemoryStore();
  await inner.load(seed());
  for (let first = 0; first < count; first += 1000) {
    await inner.commit(
      Array.from({ length: Math.min(1000, count - first) }, (_, index) => stored(10_000 + first + index)).flat(),
    );
  }
  const asked: string[] = [];
  const store: Store = {
    ...inner,
    get: async <T extends object>(collection: string, id: string) => {
      const found = await inner.get<T>(collection, id);
      asked.push(`get ${collection}: ${found === undefined ? "nothing" : sizeOf(found.value)}`);
      return found;
    },
    list: () => Promise.reject(new Error("No operation lists customers.")),
    commit: (changes) => {
      asked.push(...changes.map(({ collection, value }) => `put ${collection}: ${value === null ? 0 : sizeOf(value)}`));
      return inner.commit(changes);
    },
  };
  return { store, asked };
}

function stored(customerId: number): readonly Change[] {
  const name = `Customer ${customerId}`;
  const customer = toCustomer({ name, accountName: "Acme" }, customerId);
  const holders = withHolder([], { customerId, accountName: "Acme", name });
  return [
    { collection: "customers", id: String(customerId), expected: 0, value: customer },
    { collection: "customer-names", id: nameKey(name), expected: 0, value: holders },
  ];
}

function sizeOf(value: object): number {
  return JSON.stringify(value).length;
}

/** What the store is asked for while customers are created, got, edited and refused. */
async function workOn(count: number): Promise<readonly string[]> {
  const { store, asked } = await storeOf(count);
  const context = {
    ...{ sandbox: "growth", store, now: new Date(0), random: createRandom("1") },
    options: defaultsOf(options) as Options,
  };
  const request = {
    ...{ id: "1", method: "POST", origin: "", path: "", search: "", headers: {}, query: {}, user },
    body: SAMPLE,
  };
  await operations.createCustomer({ ...request, params: { apiVersion: "1" } }, context);
  const params = { apiVersion: "1", customerId: "1234" };
  await operations.getCustomerDetails({ ...request, params }, context);
  await operations.editCustomerDetails({ ...request, params, body: { ...SAMPLE, name: "Renamed" } }, context);
  await expect(
    operations.createCustomer({ ...request, params, body: { ...SAMPLE, name: "renamed" } }, context),
  ).rejects.toThrow("no other customer's");
  return asked;
}

test("a hundred thousand customers make no operation ask the store for more, or give it more, than two do", async () => {
  const few = await workOn(0);
  expect(few.length).toBeGreaterThan(10);
  expect(await workOn(100_000)).toEqual(few);
}, 60_000);
