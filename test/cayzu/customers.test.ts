import {
  addCustomer,
  findCustomer,
  listCustomers,
  removeCustomer,
  replaceCustomer,
} from "../../emulators/cayzu/customers.ts";
import { claimedName, creationErrors } from "../../emulators/cayzu/domain/creation.ts";
import { blankCustomer, blankField, parseInt32 } from "../../emulators/cayzu/domain/customer.ts";
import type { Options } from "../../emulators/cayzu/options.ts";
import type { Store } from "../../emulators/core/store/store.ts";
import { contextWith, optionsWith } from "./context.ts";

/** The numbers from 1. */
const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const named = (company_name: string | null) => ({ ...blankCustomer, company_name });

test("ids are given one after the other, whatever the client asked for", async () => {
  const context = contextWith({});
  expect((await addCustomer({ ...named("Acme"), id: 99 }, context)).id).toBe(1);
  expect((await addCustomer(named("Acme"), context)).id).toBe(2);
  expect(await findCustomer(1, context.store)).toEqual({ ...named("Acme"), id: 1 });
  expect(await findCustomer(99, context.store)).toBeUndefined();
});

test("an id that a record from outside has is passed over", async () => {
  const context = contextWith();
  for (const id of ["1", "2"]) {
    await context.store.commit([
      { collection: "customers", id, expected: 0, value: { ...named("Acme"), id: Number(id) } },
    ]);
  }
  expect((await addCustomer(named("Initech"), context)).id).toBe(3);
  expect((await findCustomer(1, context.store))?.company_name).toBe("Acme");
});

test("of many who create one unique name at the same time, one succeeds", async () => {
  const context = contextWith({ companyNameUnique: true });
  const spellings = ["Acme", "ACME", " acme ", "aCmE"];
  const all = Array.from({ length: 20 }, (_, index) => named(spellings[index % spellings.length] ?? ""));
  const results = await Promise.all(all.map((customer) => addCustomer(customer, context)));
  expect(results.filter(({ is_valid }) => is_valid)).toHaveLength(1);
  expect(results.filter(({ id, errors }) => id === 0 && errors[0]?.field === "company_name")).toHaveLength(19);
  expect(await context.store.count("customers")).toBe(1);
});

test("of many who create one name that need not be unique, all succeed", async () => {
  const context = contextWith({});
  const results = await Promise.all(Array.from({ length: 20 }, () => addCustomer(named("Acme"), context)));
  expect(results.every(({ is_valid }) => is_valid)).toBe(true);
  expect(results.map(({ id }) => id).sort((one, other) => one - other)).toEqual(numbersTo(20));
  expect(await context.store.count("customers")).toBe(20);
});

test("a name that was given before the option was on is taken", async () => {
  const { store } = contextWith({});
  await addCustomer(named("Acme"), contextWith({}, store));
  expect((await addCustomer(named("acme"), contextWith({ companyNameUnique: true }, store))).is_valid).toBe(false);
});

test("customers without a name take no name from each other", async () => {
  const context = contextWith({ companyNameUnique: true });
  expect((await addCustomer(named(null), context)).is_valid).toBe(true);
  expect((await addCustomer(named(" "), context)).is_valid).toBe(true);
});

test.each([
  [null, true, 1],
  ["", true, 1],
  [" \t", true, 1],
  ["Acme", true, 0],
  [null, false, 0],
])("company name %j, required %j: %d errors", (companyName, companyNameRequired, count) => {
  expect(creationErrors(named(companyName), optionsWith({ companyNameRequired }))).toHaveLength(count);
});

test.each<[string, Partial<Options>, object, readonly string[]]>([
  ["texts may be of any length", { textLimit: 0 }, { notes: "x".repeat(100_000) }, []],
  ["a text at the limit", { textLimit: 4 }, { notes: "1234" }, []],
  ["texts beyond the limit", { textLimit: 4 }, { notes: "12345", city: "12345" }, ["city", "notes"]],
  ["any custom field is taken", { customFieldNameRequired: false }, { custom_fields: [blankField, null] }, []],
  [
    "custom fields without a name",
    { customFieldNameRequired: true },
    { custom_fields: [{ ...blankField, Name: "a" }, { ...blankField, Name: " " }, null] },
    ["custom_fields[1].Name", "custom_fields[2].Name"],
  ],
  ["custom fields of any type", { customFieldTypes: "" }, { custom_fields: [{ ...blankField, Type: "x" }] }, []],
  [
    "custom fields of no listed type",
    { customFieldTypes: "text, number" },
    { custom_fields: [{ ...blankField, Type: "number" }, { ...blankField, Type: "Text" }, blankField, null] },
    ["custom_fields[1].Type", "custom_fields[2].Type", "custom_fields[3].Type"],
  ],
  ["an id plays no role", { clientId: "ignored" }, { id: 7 }, []],
  ["an id is refused", { clientId: "refused" }, { id: 7 }, ["id"]],
  ["no id is none to refuse", { clientId: "refused" }, {}, []],
])("%s", (_what, options, members, fields) => {
  const customer = { ...named("Acme"), ...members };
  expect(creationErrors(customer, optionsWith(options)).map(({ field }) => field)).toEqual(fields);
});

test("a customer that is replaced keeps its id, and gives its name free", async () => {
  const context = contextWith({ companyNameUnique: true });
  await addCustomer(named("Acme"), context);
  expect(await replaceCustomer(1, { ...named("Initech"), id: 99 }, context)).toEqual({
    id: 1,
    errors: [],
    is_valid: true,
  });
  expect(await findCustomer(1, context.store)).toEqual({ ...named("Initech"), id: 1 });
  expect((await addCustomer(named("Acme"), context)).id).toBe(2);
  expect((await replaceCustomer(1, named("ACME"), context))?.is_valid).toBe(false);
  expect((await replaceCustomer(1, named(" initech "), context))?.is_valid).toBe(true);
  expect(await replaceCustomer(3, named("Globex"), context)).toBeUndefined();
});

test("a customer that is removed is gone, and its name is free once the last one who had it is gone", async () => {
  const { store } = contextWith();
  const unique = contextWith({ companyNameUnique: true }, store);
  for (const name of ["Acme", "ACME", "Globex"]) await addCustomer(named(name), contextWith({}, store));
  expect(await removeCustomer(1, store)).toBe(true);
  expect((await addCustomer(named("acme"), unique)).is_valid).toBe(false);
  expect([await removeCustomer(2, store), await removeCustomer(2, store)]).toEqual([true, false]);
  expect((await addCustomer(named("acme"), unique)).id).toBe(4);
  expect((await listCustomers({}, store)).map(({ id }) => id)).toEqual([3, 4]);
  expect((await listCustomers({ skip: 1, limit: 1 }, store)).map(({ id }) => id)).toEqual([4]);
});

/** A store that keeps account of what it is asked. */
function watch(store: Store): { readonly store: Store; readonly asked: string[] } {
  const asked: string[] = [];
  const get: Store["get"] = (collection, id) => {
    asked.push(`get ${collection}`);
    return store.get(collection, id);
  };
  return {
    asked,
    store: {
      ...store,
      get,
      list: (collection, page) => {
        asked.push(`list ${collection}`);
        return store.list(collection, page);
      },
      count: (collection) => {
        asked.push(`count ${collection}`);
        return store.count(collection);
      },
      commit: (changes) => {
        asked.push(`commit ${changes.map(({ collection }) => collection).join(", ")}`);
        return store.commit(changes);
      },
      next: (sequence) => {
        asked.push(`next ${sequence}`);
        return store.next(sequence);
      },
    },
  };
}

test("with a hundred thousand customers a create and a get ask the store for as much as with none, by id alone", async () => {
  const context = contextWith({ companyNameUnique: true });
  const work = async (name: string): Promise<readonly string[]> => {
    const { store, asked } = watch(context.store);
    const { id } = await addCustomer(named(name), { ...context, store });
    expect((await findCustomer(id, store))?.company_name).toBe(name);
    return asked;
  };
  const first = await work("first");
  expect(first).toEqual(["get company-names", "next customers", "commit customers, company-names", "get customers"]);
  // One value for all, since what is in them plays no role.
  const records = (value: object) => Object.fromEntries(numbersTo(100_000).map((id) => [`${id}`, value]));
  const customers = records(Object.freeze({ ...named("Company"), id: 0 }));
  const names = records(Object.freeze({ count: 1 }));
  await context.store.load({ records: { customers, "company-names": names }, sequences: { customers: 100_001 } });
  expect(await work("last")).toEqual(first);
});

test.each([
  [null, undefined],
  ["  ", undefined],
  [" ACME Ltd ", "acme ltd"],
])("the name %j is taken as %j", (name, expected) => {
  expect(claimedName(name)).toBe(expected);
});

test.each([
  ["1", 1],
  [" +12 ", 12],
  ["-1", -1],
  ["2147483647", 2147483647],
  ["2147483648", undefined],
  ["-2147483649", undefined],
  ["1.0", undefined],
  ["1e3", undefined],
  ["0x1", undefined],
  ["", undefined],
])("%j as a 32-bit integer is %j", (text, expected) => {
  expect(parseInt32(text)).toBe(expected);
});
