import { addCustomer, findCustomer } from "../../emulators/cayzu/customers.ts";
import { claimedName, creationErrors } from "../../emulators/cayzu/domain/creation.ts";
import { blankCustomer, parseInt32 } from "../../emulators/cayzu/domain/customer.ts";
import { options as declarations, type Options } from "../../emulators/cayzu/options.ts";
import type { Context } from "../../emulators/core/emulator.ts";
import { createRandom } from "../../emulators/core/random.ts";
import { createMemoryStore } from "../../emulators/core/store/memory.ts";

const defaults: Options = {
  token: declarations.token.default,
  planEntitled: true,
  authenticationOrder: "afterRouting",
  nullBody: "guarded",
  companyNameRequired: true,
  companyNameUnique: false,
  unknownCustomer: "message",
};

function contextWith(options: Partial<Options>, store = createMemoryStore()): Context<Options> {
  return {
    sandbox: "default",
    store,
    now: new Date(0),
    random: createRandom("1"),
    options: { ...defaults, ...options },
  };
}

const named = (company_name: string | null) => ({ ...blankCustomer, company_name });

test("ids are given one after the other, whatever the client asked for", async () => {
  const context = contextWith({});
  expect((await addCustomer({ ...named("Acme"), id: 99 }, context)).id).toBe(1);
  expect((await addCustomer(named("Acme"), context)).id).toBe(2);
  expect(await findCustomer(1, context.store)).toEqual({ ...named("Acme"), id: 1 });
  expect(await findCustomer(99, context.store)).toBeUndefined();
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
  expect(new Set(results.map(({ id }) => id)).size).toBe(20);
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
  expect(creationErrors(named(companyName), { companyNameRequired })).toHaveLength(count);
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
