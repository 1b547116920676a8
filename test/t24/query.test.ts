import fc from "fast-check";

import { createMemoryStore } from "../../emulators/core/store/memory.ts";
import type { Store } from "../../emulators/core/store/store.ts";
import type { CustomerRecord } from "../../emulators/t24/domain/record.ts";
import { customerTypeOf } from "../../emulators/t24/iris/customer-type.ts";
import { parseQuery, type QueryOptions } from "../../emulators/t24/iris/query.ts";
import { isMet } from "../../emulators/t24/iris/query-match.ts";
import { planOf } from "../../emulators/t24/iris/query-plan.ts";
import { selectRecords } from "../../emulators/t24/operations/select.ts";
import { liveCustomers } from "../../emulators/t24/seed/customers.ts";
import { seed } from "../../emulators/t24/seed.ts";

const customerType = customerTypeOf("verCustomer_Input");

const idsThatMeet = (filter: string): readonly string[] => {
  const { condition } = parseQuery({ $filter: filter }, customerType);
  return liveCustomers.filter((record) => condition !== undefined && isMet(condition, record)).map(({ id }) => id);
};

// 1.6: `eq ne lt le gt ge`, `and`, `or`, `substringof`; literals with or without quotes.
test.each([
  ["CustomerCode eq '100100'", ["100100"]],
  ["CustomerCode eq 100100", ["100100"]],
  ["CustomerCode eq foo", []],
  ["CustomerCode ne '100100'", ["66052", "100104", "100111", "190097"]],
  ["CustomerCode lt '100104'", ["66052", "100100"]],
  ["CustomerCode le 100104", ["66052", "100100", "100104"]],
  ["CustomerCode gt '100104'", ["100111", "190097"]],
  ["CustomerCode ge 100104", ["100104", "100111", "190097"]],
  ["Mnemonic eq 'CRISP'", ["100100"]],
  ["Mnemonic eq 'crisp'", []],
  ["Mnemonic lt 'B'", ["100104", "190097"]],
  ["substringof('OKOYE',Mnemonic)", ["100111"]],
  ["substringof( 'O' , Mnemonic )", ["66052", "100111", "190097"]],
  ["substringof(Okoye,FamilyName)", ["100111"]],
  ["Sector eq 2001", ["66052"]],
  ["AccountOfficer lt 26", ["100104", "100111"]],
  ["AccountOfficer gt 26", ["66052"]],
  ["Gender eq ''", ["66052"]],
  ["Gender ne ''", ["100100", "100104", "100111", "190097"]],
  ["ShortName eq 'NOKIA US'", ["66052"]],
  ["substringof('Suite',Address)", ["100100"]],
  ["Override ne ''", ["66052"]],
  ["GivenNames eq 'O''Brien'", []],
  ["Gender eq MALE and Nationality eq US", ["100100", "190097"]],
  ["Gender eq MALE or Nationality eq US", ["66052", "100100", "100111", "190097"]],
  ["Mnemonic eq CRISP or Gender eq MALE and Nationality eq GB", ["100100", "100111"]],
  ["(Mnemonic eq CRISP or Gender eq MALE) and Nationality eq GB", ["100111"]],
  ["((Sector eq 1001)) and (substringof('A',Mnemonic))", ["100104", "190097"]],
  ["CustomerCode\teq\n100100", ["100100"]],
])("$filter=%s is met by %j", (filter, ids) => {
  expect(idsThatMeet(filter)).toEqual(ids);
});

test.each<[QueryOptions, string]>([
  [{ $filter: "" }, "The end came where a property was expected"],
  [{ $filter: "Mnemonic" }, "an operator after Mnemonic"],
  [{ $filter: "Mnemonic eq" }, "a value after eq"],
  [{ $filter: "Mnemonic is CRISP" }, '"is" is no operator'],
  [{ $filter: "Mnemonic EQ CRISP" }, "eq, ne, lt, le, gt, ge"],
  [{ $filter: "Mnemonic eq 'CRISP" }, "The quote at character 13 is not closed"],
  [{ $filter: "Mnemonic eq ‘CRISP’" }, "typographic quotes"],
  [{ $filter: "Mnemonic eq CRISP Gender" }, '"Gender" came where "and", "or" or the end'],
  [{ $filter: "Mnemonic eq CRISP and" }, "The end came"],
  [{ $filter: "(Mnemonic eq CRISP" }, 'The end came where ")"'],
  [{ $filter: "Mnemonic eq CRISP)" }, '")" came'],
  [{ $filter: "and Mnemonic eq CRISP" }, 'no property "and"'],
  [{ $filter: "Mnemonic eq (CRISP)" }, '"(" came where a value'],
  [{ $filter: "startswith(Mnemonic,'C')" }, "The function startswith is not supported"],
  [{ $filter: "substringof('C')" }, '")" came where ","'],
  [{ $filter: "substringof('C',Nothing)" }, 'no property "Nothing"'],
  [{ $filter: "__proto__ eq 1" }, 'verCustomer_Input has no property "__proto__"'],
  [{ $filter: "ShortNameMvGroup eq 'JOHN'" }, "for display only"],
  [{ $filter: `Mnemonic eq ${"A".repeat(4_000)}` }, "It has 4012 characters"],
  [{ $filter: `${"(".repeat(21)}Mnemonic eq A${")".repeat(21)}` }, "deeper than 20"],
  [{ $orderby: "" }, 'no property ""'],
  [{ $orderby: "Nothing" }, 'no property "Nothing"'],
  [{ $orderby: "Mnemonic up" }, '"Mnemonic up" is no key'],
  [{ $orderby: "Mnemonic asc desc" }, "is no key"],
  [{ $orderby: "Mnemonic,," }, 'no property ""'],
  [{ $select: "" }, 'no property ""'],
  [{ $select: "CustomerCode,Nothing" }, 'no property "Nothing"'],
  [{ $top: "" }, "from 0 to 2147483647"],
  [{ $top: "-1" }, "from 0 to 2147483647"],
  [{ $top: "ten" }, "from 0 to 2147483647"],
  [{ $top: "1.5" }, "from 0 to 2147483647"],
  [{ $top: "2147483648" }, "from 0 to 2147483647"],
  [{ $skip: "-1" }, "from 0 to 2147483647"],
  [{ $skip: "١" }, "from 0 to 2147483647"],
])("%j is refused in the engine's words", (sent, why) => {
  const [name = "", value = ""] = Object.entries(sent).flat();
  expect(() => parseQuery(sent, customerType)).toThrow(
    expect.objectContaining({
      code: "malformed",
      message: expect.stringContaining(`Invalid query option in '{${name}=[${value.slice(0, 200)}`) as string,
    }),
  );
  expect(() => parseQuery(sent, customerType)).toThrow(why);
});

test("a refusal says nothing that XML could not carry", () => {
  const sent = { $filter: "\u0000\uD800\uFFFF eq 1" };
  expect(() => parseQuery(sent, customerType)).toThrow("{$filter=[\uFFFD\uFFFD\uFFFD eq 1]}");
});

test("whatever a $filter says, it is read or refused in the engine's words", () => {
  const words = ["Mnemonic", "eq", "and", "or", "'A'", "(", ")", ",", "substringof", " ", "'", "x", "é"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words)), (parts) => {
      try {
        parseQuery({ $filter: parts.join(" ") }, customerType);
      } catch (error) {
        expect((error as Error).message).toMatch(/^Invalid query option in /);
      }
    }),
  );
});

test.each<[string, object]>([
  ["CustomerCode eq 1", { kind: "keys", keys: [{ index: "id", value: "1" }] }],
  ["Mnemonic eq A", { kind: "keys", keys: [{ index: "mnemonic", value: "A" }] }],
  ["Sector eq 1001 and Mnemonic eq A", { kind: "keys", keys: [{ index: "mnemonic", value: "A" }] }],
  [
    "CustomerCode eq 1 or Mnemonic eq A",
    {
      kind: "keys",
      keys: [
        { index: "id", value: "1" },
        { index: "mnemonic", value: "A" },
      ],
    },
  ],
  ["CustomerCode gt 1", range({ id: "1", isInclusive: false }, undefined, true)],
  ["CustomerCode le 9", range(undefined, { id: "9", isInclusive: true }, true)],
  [
    "CustomerCode ge 1 and CustomerCode lt 9 and CustomerCode gt 1 and CustomerCode le 9",
    range({ id: "1", isInclusive: false }, { id: "9", isInclusive: false }, true),
  ],
  ["CustomerCode ge 2 and Sector eq 1001", range({ id: "2", isInclusive: true }, undefined, false)],
  ["CustomerCode ge 2 or CustomerCode eq 1", range({ id: "1", isInclusive: true }, undefined, false)],
  [
    "CustomerCode gt 2 and CustomerCode lt 4 or CustomerCode ge 2 and CustomerCode lt 3 or CustomerCode eq 3",
    range({ id: "2", isInclusive: true }, { id: "4", isInclusive: false }, false),
  ],
  ["CustomerCode lt 3 or Mnemonic eq A", range(undefined, undefined, false)],
  ["CustomerCode ne 2", range(undefined, undefined, false)],
  ["Mnemonic gt A", range(undefined, undefined, false)],
  ["substringof('1',CustomerCode)", range(undefined, undefined, false)],
])("to find what meets %s, look at %j", (filter, plan) => {
  expect(planOf(parseQuery({ $filter: filter }, customerType).condition)).toEqual(plan);
});

function range(from: object | undefined, to: object | undefined, isExact: boolean): object {
  return { kind: "range", from, to, isExact };
}

const all = liveCustomers.map(({ id }) => id);

test.each<[QueryOptions, readonly string[]]>([
  [{}, all],
  [{ $top: "2" }, ["66052", "100100"]],
  [{ $top: "0" }, []],
  [{ $skip: "3" }, ["100111", "190097"]],
  [{ $skip: "5" }, []],
  [{ $skip: "2147483647", $top: "2147483647" }, []],
  [{ $top: "2", $skip: "1" }, ["100100", "100104"]],
  [{ $orderby: "CustomerCode desc" }, [...all].reverse()],
  [{ $orderby: "CustomerCode desc", $top: "2", $skip: "1" }, ["100111", "100104"]],
  [{ $orderby: "CustomerCode desc", $skip: "4", $top: "9" }, ["66052"]],
  [{ $orderby: "Mnemonic" }, ["190097", "100104", "100100", "100111", "66052"]],
  [{ $orderby: "Mnemonic asc", $top: "2", $skip: "1" }, ["100104", "100100"]],
  [{ $orderby: "Nationality desc, Mnemonic asc" }, ["190097", "100100", "66052", "100104", "100111"]],
  [{ $orderby: "Gender", $top: "3" }, ["66052", "100104", "100100"]],
  [{ $filter: "CustomerCode gt 66052 and CustomerCode lt 190097", $top: "2", $skip: "1" }, ["100104", "100111"]],
  [{ $filter: "CustomerCode ge 66052", $orderby: "CustomerCode desc", $top: "1" }, ["190097"]],
  [{ $filter: "CustomerCode gt 70000 and CustomerCode le 100104" }, ["100100", "100104"]],
  [{ $filter: "CustomerCode gt 2 and CustomerCode lt 1" }, []],
  [{ $filter: "Sector eq 1001", $skip: "1", $top: "2" }, ["100104", "100111"]],
  [{ $filter: "Sector eq 1001", $orderby: "CustomerCode desc", $top: "2" }, ["190097", "100111"]],
  [{ $filter: "Sector eq 1001", $orderby: "Mnemonic desc", $top: "1" }, ["100111"]],
  [{ $filter: "Mnemonic eq CRISP or CustomerCode eq 66052 or CustomerCode eq 100100" }, ["66052", "100100"]],
  [{ $filter: "Mnemonic eq CRISP and Sector eq 2001" }, []],
  [{ $filter: "Mnemonic eq NOBODY" }, []],
])("%j of the seed's live customers gives %j", async (sent, ids) => {
  const records = await selectRecords(await seeded(), "CUSTOMER", parseQuery(sent, customerType));
  expect(records.map(({ id }) => id)).toEqual(ids);
});

test("what an index finds is what looking at each record finds", async () => {
  const store = await seeded();
  const bound = fc.constantFrom("0", "66052", "70000", "100100", "100104", "190097", "9999999999");
  const comparison = fc.tuple(fc.constantFrom("eq", "ne", "lt", "le", "gt", "ge"), bound);
  const terms = fc.array(comparison, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(terms, fc.constantFrom(" and ", " or "), async (parts, join) => {
      const $filter = parts.map(([operator, id]) => `CustomerCode ${operator} ${id}`).join(join);
      const records = await selectRecords(store, "CUSTOMER", parseQuery({ $filter }, customerType));
      expect(records.map(({ id }) => id)).toEqual(idsThatMeet($filter));
    }),
  );
});

test("pages of a long list join up to the whole, whatever must be looked at", async () => {
  const store = createMemoryStore();
  const ids = Array.from({ length: 2_500 }, (_, index) => String(index));
  await store.load({ records: { CUSTOMER: Object.fromEntries(ids.map((id) => [id, bare(id)])) }, sequences: {} });
  const odd = ids.filter((id) => Number(id) % 2 === 1);
  const queries: readonly (readonly [QueryOptions, readonly string[]])[] = [
    [{}, ids],
    [{ $filter: "Sector eq 1" }, odd],
    [{ $filter: "Sector eq 1", $orderby: "CustomerCode desc" }, [...odd].reverse()],
    [{ $filter: "Sector eq 1", $orderby: "Sector" }, odd],
  ];
  for (const [sent, expected] of queries) {
    const pages: string[] = [];
    for (let skip = 0; skip < expected.length + 700; skip += 700) {
      const query = parseQuery({ ...sent, $top: "700", $skip: String(skip) }, customerType);
      pages.push(...(await selectRecords(store, "CUSTOMER", query)).map(({ id }) => id));
    }
    expect(pages).toEqual(expected);
  }
});

function bare(id: string): CustomerRecord {
  return { id, scalars: { SECTOR: String(Number(id) % 2) }, groups: {} };
}

async function seeded(): Promise<Store> {
  const store = createMemoryStore();
  await store.load(seed());
  return store;
}
