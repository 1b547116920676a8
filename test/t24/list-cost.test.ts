import { createMemoryStore } from "../../emulators/core/store/memory.ts";
import type { Store } from "../../emulators/core/store/store.ts";
import { customerTypeOf } from "../../emulators/t24/iris/customer-type.ts";
import { parseQuery, type QueryOptions } from "../../emulators/t24/iris/query.ts";
import { selectNewest, selectRecords } from "../../emulators/t24/operations/select.ts";

const customerType = customerTypeOf("verCustomer_Input");

const COUNT = 20_000;
const id = (index: number): string => String(300_000 + index);

/** Many customers with a mnemonic each, as they are stored. */
const store = createMemoryStore();
beforeAll(() => {
  const ids = Array.from({ length: COUNT }, (_, index) => id(index));
  const claims = Object.fromEntries(ids.map((customer) => [`C${customer}`, { customer }]));
  const customers = ids.map((customer) => {
    return [customer, { id: customer, scalars: { MNEMONIC: `C${customer}`, SECTOR: "1001" }, groups: {} }];
  });
  return store.load({
    records: { CUSTOMER: Object.fromEntries(customers), "CUSTOMER-MNEMONIC": claims, CUSTOMER$NAU: {} },
    sequences: {},
  });
});

/** The store, with a count of the records that are read from it. */
function counted(): { readonly store: Store; readonly reads: () => number } {
  let reads = 0;
  return {
    reads: () => reads,
    store: {
      ...store,
      get: (collection, key) => {
        reads += 1;
        return store.get(collection, key);
      },
      list: async (collection, page) => {
        const records = await store.list<never>(collection, page);
        reads += records.length;
        return records;
      },
    },
  };
}

const FAR = id(COUNT - 100);

/** What is asked, how many customers that gives, and how many records may be read for it. */
const pages: readonly (readonly [QueryOptions, number, number])[] = [
  [{ $top: "20" }, 20, 20],
  [{ $top: "20", $skip: String(COUNT - 30) }, 20, 20],
  [{ $top: "20", $orderby: "CustomerCode desc" }, 20, 20],
  [{ $filter: `CustomerCode eq ${FAR}` }, 1, 1],
  [{ $filter: `CustomerCode gt ${FAR}`, $top: "20" }, 20, 21],
  [{ $filter: `CustomerCode ge ${FAR} and CustomerCode lt ${id(COUNT - 90)}`, $orderby: "Mnemonic desc" }, 10, 11],
  [{ $filter: `CustomerCode ge ${FAR} or CustomerCode eq ${id(COUNT - 110)}` }, 101, 110],
  [{ $filter: `Mnemonic eq 'C${FAR}'` }, 1, 2],
  [{ $filter: `Mnemonic eq C${FAR} and Sector eq 1001` }, 1, 2],
  [{ $filter: `Sector eq 1001 and (Mnemonic eq C${FAR})`, $orderby: "Sector" }, 1, 2],
  [{ $filter: `Sector eq 1001 and CustomerCode gt 5 and Mnemonic eq 'C${FAR}'` }, 1, 2],
  [{ $filter: `Mnemonic eq 'C${FAR}' or Mnemonic eq 'C${id(7)}'`, $top: "1", $skip: "1" }, 1, 4],
  [{ $filter: `(Mnemonic eq 'C${FAR}' or CustomerCode eq ${id(7)}) and Sector ne 5` }, 2, 3],
  [{ $filter: `Mnemonic eq 'c${FAR}'` }, 0, 1],
  [{ $filter: "Mnemonic eq 'NOBODY' and Sector eq 1001" }, 0, 1],
];

test.each(pages)(
  "%j of many customers gives %s of them, and reads no more than %s records",
  async (sent, size, most) => {
    const { store: read, reads } = counted();
    const found = await selectRecords(read, "CUSTOMER", parseQuery(sent, customerType));
    expect(found).toHaveLength(size);
    expect(reads()).toBeLessThanOrEqual(most);
  },
);

test.each([`Mnemonic eq 'C${FAR}'`, `CustomerCode eq ${FAR} and Sector eq 1001`])(
  "the newest record is found by %s without a look at the others",
  async ($filter) => {
    const { store: read, reads } = counted();
    expect(await selectNewest(read, parseQuery({ $filter }, customerType))).toHaveLength(1);
    expect(reads()).toBeLessThanOrEqual(4);
  },
);

test("what no index knows is looked for only until the page is full", async () => {
  const { store: read, reads } = counted();
  const query = parseQuery({ $filter: "Sector eq 1001", $top: "20" }, customerType);
  expect(await selectRecords(read, "CUSTOMER", query)).toHaveLength(20);
  expect(reads()).toBeLessThanOrEqual(1_000);
});
