import { allFields } from "../../emulators/t24/domain/dictionary.ts";
import { customer, errorsIn, inputJohn, JOHN_SNOW, openT24, type Answer } from "./calls.ts";
import { openFields, systemFields, type TableField } from "./field-table.ts";

const t24 = await openT24();
afterAll(() => t24.close());

/** The longest value of each type, beginning as it must. */
const LONGEST: Readonly<Record<string, (length: number) => string>> = {
  A: (length) => "é".repeat(length),
  AMT: (length) => `${"1".repeat(length - 3)}.25`,
  ANY: (length) => "é".repeat(length),
  CCY: (length) => "Z".repeat(length),
  COM: (length) => "Z".repeat(length),
  CUS: (length) => "1".repeat(length),
  // The table has room for another form of a date than the stored one, which has eight digits.
  D: () => "20200229",
  FQU: (length) => `20240229M${"1".repeat(length - 9)}`,
  MNE: (length) => `Z.${"1".repeat(length - 2)}`,
  N: (length) => "1".repeat(length),
  S: (length) => "-".repeat(length),
  SSS: (length) => "Z".repeat(length),
  SWI: (length) => `/-?:().,'+ azAZ09${"x".repeat(length)}`.slice(0, length),
};

/** What a type does not take, and T24's text for it; those without a row take anything. */
const WRONG: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  AMT: [["1,5", "NOT NUMERIC"]],
  CCY: [["eur", "INVALID CHARACTER"]],
  CUS: [["1A", "NOT NUMERIC"]],
  D: [
    ["20200230", "INVALID DATE"],
    ["29 FEB 2020", "INVALID DATE"],
  ],
  FQU: [["20240229", "INVALID FREQUENCY"]],
  MNE: [
    ["ZA", "TOO FEW CHARACTERS"],
    ["1ZA", "FIRST CHARACTER MUST BE ALPHA"],
    ["zab", "FIRST CHARACTER MUST BE ALPHA"],
    ["ZA-B", "INVALID CHARACTER"],
  ],
  N: [["-1", "NOT NUMERIC"]],
  S: [["é", "INVALID CHARACTER"]],
  SSS: [["1Z", "INVALID CHARACTER"]],
  SWI: [
    ["-x", "NO LEADING MINUS WITH SWIFT"],
    ["x*", "INVALID CHARACTER"],
  ],
};

/** Values that other fields forbid, with what makes them possible. */
const COMPANIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  MRS: { Gender: "FEMALE" },
  MS: { Gender: "FEMALE" },
  MISS: { Gender: "FEMALE" },
  FEMALE: { Title: "DR" },
};

const call = await t24.world({ embeddedResources: "small", activeCustomerType: "keep" });

/** Puts a record under the id into the file, so that the value is one that can be looked up. */
async function provide(file: string, id: string): Promise<void> {
  const { store } = call.world;
  if ((await store.get(file, id)) !== undefined) return;
  await store.commit([{ collection: file, id, expected: 0, value: { description: id } }]);
}

/** A body with the value at the field's place. */
function bodyWith({ path }: TableField, value: string): object {
  const [field = "", ...outwards] = path.toReversed();
  const groups = outwards.toReversed();
  const inner = groups.reduceRight<object>(
    (within, group, depth) => {
      return { [`${group}${depth === 0 ? "Mv" : "Sv"}Group`]: [within] };
    },
    { [field]: value },
  );
  return { ...JOHN_SNOW, StreetMvGroup: [{ Street: "THE WALL" }], ...COMPANIONS[value], ...inner };
}

/** Where the errors of the field are said to be; the first value of a field that is kept by language is English. */
function infoOf({ path }: TableField): string {
  const groups = path.slice(0, -1).map((name, depth) => `verCustomer_Input_${name}${depth === 0 ? "Mv" : "Sv"}Group`);
  const index = BY_LANGUAGE.has(path.at(-1) ?? "") ? "en" : "1";
  return `${["verCustomer_Input", ...groups, path.at(-1)].join(".")}:${index}:1`;
}

const BY_LANGUAGE = new Set("ShortName Name1 Name2 Street Address TownCountry PostCode Country".split(" "));

const validate = (field: TableField, value: string): Promise<Answer> =>
  call("POST", customer("190245", "validate"), { body: bodyWith(field, value) });

/** What validate says of the value, none being that it is taken and comes back as it is. */
async function textsOf(field: TableField, value: string): Promise<readonly (string | undefined)[]> {
  const answer = await validate(field, value);
  if (answer.status === 400) {
    return errorsIn(answer).map(({ Text, Info }) => (Info === infoOf(field) ? Text : `${Text} at ${Info}`));
  }
  expect([answer.status, valueIn(field, answer)]).toEqual([200, value]);
  return [];
}

function valueIn({ path }: TableField, { json }: Answer): unknown {
  const [field = "", ...outwards] = path.toReversed();
  const element = outwards.toReversed().reduce<Answer["json"]>((within, group, depth) => {
    return within[`${group}${depth === 0 ? "Mv" : "Sv"}Group`][0];
  }, json);
  return element[field];
}

const named = (fields: readonly TableField[]) => fields.map((field) => [field.path.join("/"), field] as const);
const typed = openFields.filter(({ values }) => values === undefined);
const listed = openFields.filter(({ values }) => values !== undefined);

test("the dictionary has the fields of the table under their numbers, and no other", () => {
  const numbers = [...openFields, ...systemFields].map(({ path, number }) => [path.at(-1), number]);
  expect(allFields.map(({ odata, position }) => [odata, position])).toEqual([["CustomerCode", 0], ...numbers]);
});

test.each(named(typed))("%s takes a value as long as the table says, and none that is longer", async (_, field) => {
  const { type, length, file } = field;
  const longest = LONGEST[type]?.(length) ?? "";
  expect(longest.length).toBe(type === "D" ? 8 : length);
  if (file !== undefined) await provide(file, longest);
  expect(await textsOf(field, longest)).toEqual([]);
  expect(await textsOf(field, longest.padEnd(length + 1, "1"))).toEqual(["TOO MANY CHARACTERS"]);
});

test.each(named(typed.filter(({ type }) => WRONG[type] !== undefined)))(
  "%s takes nothing that is not of its type",
  async (_, field) => {
    const fitting = (WRONG[field.type] ?? []).filter(([value]) => value.length <= field.length);
    expect(fitting).not.toEqual([]);
    for (const [value, text] of fitting) expect(await textsOf(field, value)).toEqual([text]);
  },
);

test.each(named(typed.filter(({ file }) => file !== undefined)))("%s must be in its file", async (_, field) => {
  const value = LONGEST[field.type]?.(2).replace(/[1Z]/g, (sign) => (sign === "1" ? "7" : "Q")) ?? "";
  const padded = field.type === "CCY" ? "QQQ" : value;
  expect(await textsOf(field, padded)).toEqual([`MISSING ${field.file ?? ""} - RECORD`]);
});

/** 4.10: a user may set cheques to NO or NULL only; a check that is sent for has its result forced. */
const NOT_FOR_USERS = ["IssueCheques=YES"];

test.each(named(listed))("%s takes the values of the table, and no other", async (name, field) => {
  for (const value of field.values ?? []) {
    const expected = NOT_FOR_USERS.includes(`${name}=${value}`) ? ["NO SPECIFIED VALUE"] : [];
    expect([value, await textsOf(field, value)]).toEqual([value, expected]);
  }
  for (const value of ["X", (field.values?.[0] ?? "").toLowerCase()]) {
    const isValue = field.values?.includes(value) === true;
    if (!isValue) expect([value, await textsOf(field, value)]).toEqual([value, ["NO SPECIFIED VALUE"]]);
  }
});

test("what T24 alone sets it sets, whatever is posted", async () => {
  const fresh = await t24.world({ embeddedResources: "small" });
  const body = Object.assign({}, JOHN_SNOW, ...systemFields.map((field) => bodyWith(field, "9"))) as object;
  const { json } = await inputJohn(fresh, { body });
  expect(json).toMatchObject({ RecordStatus: "INAU", CurrNo: "1", CoCode: "GB0010001", DeptCode: "1" });
  for (const field of systemFields) expect(valueIn(field, { status: 201, headers: {}, text: "", json })).not.toBe("9");
});
