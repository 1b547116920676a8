import { check as checkBy, referencesOf } from "../../emulators/t24/domain/application.ts";
import type { Lookups, Manner } from "../../emulators/t24/domain/application.ts";
import { assertCustomerId, numberToSkip } from "../../emulators/t24/domain/ids.ts";
import { blankRecord, merge, saysTheSame } from "../../emulators/t24/domain/record.ts";
import type { CustomerRecord, GroupElement } from "../../emulators/t24/domain/record.ts";
import type { T24Error } from "../../emulators/t24/domain/refusal.ts";
import { versionOf } from "../../emulators/t24/domain/version.ts";
import { seed } from "../../emulators/t24/seed.ts";

const { records } = seed();
const world: Lookups = {
  has: (file, id) => Object.hasOwn(records[file] ?? {}, id),
  defaultsOfSector: (sector) => records["CUSTOMER.DEFAULT"]?.[sector] as Readonly<Record<string, string>> | undefined,
  mnemonicTaken: (mnemonic, ownId) => {
    const claim = records["CUSTOMER-MNEMONIC"]?.[mnemonic] as { customer: string } | undefined;
    return claim !== undefined && claim.customer !== ownId;
  },
  live: undefined,
  company: "GB0010001",
  today: "20260101",
};

/** The check of CUSTOMER,INPUT, where no other version is named. */
function check(
  record: CustomerRecord,
  lookups: Lookups,
  thoroughness: Manner["thoroughness"] = "full",
  entity = "verCustomer_Input",
): CustomerRecord {
  return checkBy(record, lookups, { version: versionOf(entity), thoroughness });
}

/** 4.12: what the seed document types into the new record. */
const JOHN_SNOW: CustomerRecord = {
  id: "190245",
  scalars: { MNEMONIC: "JSNOW", SECTOR: "1001", GENDER: "MALE", TITLE: "MR", "GIVEN.NAMES": "JOHN" },
  groups: { "SHORT.NAME": english("SHORT.NAME", "JOHN"), "NAME.1": english("NAME.1", "JOHN SNOW") },
};

test("the seed document's values pass, and the defaults of sector 1001 are filled", () => {
  const record = check(JOHN_SNOW, world);
  expect(record.groups).toEqual(JOHN_SNOW.groups);
  expect(record.scalars).toEqual({
    ...JOHN_SNOW.scalars,
    LANGUAGE: "1",
    "COMPANY.BOOK": "GB0010001",
    "ACCOUNT.OFFICER": "1",
    INDUSTRY: "1000",
    TARGET: "999",
    "CUSTOMER.STATUS": "1",
    NATIONALITY: "US",
    RESIDENCE: "US",
    "AML.CHECK": "NULL",
    "AML.RESULT": "NULL",
    "INTERNET.BANKING.SERVICE": "NULL",
    "MOBILE.BANKING.SERVICE": "NULL",
  });
});

test("the failing validate that was seen has its five errors in their order", () => {
  const record = { ...blankRecord("190409"), scalars: { "GIVEN.NAMES": "Peter", LANGUAGE: "1" } };
  expect(errorsOf(record)).toEqual([
    nonFatal("NO SPECIFIED VALUE", "verCustomer_Input.Title:1:1"),
    nonFatal("INPUT MISSING", "verCustomer_Input.Mnemonic:1:1"),
    nonFatal("INPUT MISSING", "verCustomer_Input.verCustomer_Input_ShortNameMvGroup.ShortName:en:1"),
    nonFatal("INPUT MISSING", "verCustomer_Input.verCustomer_Input_Name1MvGroup.Name1:en:1"),
    nonFatal("INPUT MISSING", "verCustomer_Input.Gender:1:1"),
  ]);
});

test("the first error of an empty record is the missing mnemonic", () => {
  expect(errorsOf(blankRecord("190245"))[0]).toEqual(nonFatal("INPUT MISSING", "verCustomer_Input.Mnemonic:1:1"));
});

test("a missing sector is reported only once the first pass is clean", () => {
  expect(errorsOf(withScalars({ SECTOR: "" }))).toEqual([nonFatal("INPUT MISSING", "verCustomer_Input.Sector:1:1")]);
  expect(errorsOf(withScalars({ SECTOR: "", GENDER: "" }))).toEqual([
    nonFatal("INPUT MISSING", "verCustomer_Input.Gender:1:1"),
  ]);
});

test.each([
  ["TITLE", "LORD", "NO SPECIFIED VALUE", "Title"],
  ["TITLE", "", "NO SPECIFIED VALUE", "Title"],
  ["MNEMONIC", "ABCDEFGHIJK", "TOO MANY CHARACTERS", "Mnemonic"],
  ["MNEMONIC", "JS", "TOO FEW CHARACTERS", "Mnemonic"],
  ["MNEMONIC", "1SNOW", "FIRST CHARACTER MUST BE ALPHA", "Mnemonic"],
  ["MNEMONIC", "J-SNOW", "INVALID CHARACTER", "Mnemonic"],
  ["MNEMONIC", "NOKIAUS", "DUPLICATE MNEMONIC", "Mnemonic"],
  ["GENDER", "OTHER", "NO SPECIFIED VALUE", "Gender"],
  ["GENDER", "FEMALE", "GENDER DOES NOT MATCH TITLE", "Gender"],
  ["SECTOR", "9999", "MISSING SECTOR - RECORD", "Sector"],
  ["SECTOR", "abc", "NOT NUMERIC", "Sector"],
  ["SECTOR", "10010", "TOO MANY CHARACTERS", "Sector"],
  ["ACCOUNT.OFFICER", "77", "MISSING DEPT.ACCT.OFFICER - RECORD", "AccountOfficer"],
  ["NATIONALITY", "ZZ", "MISSING COUNTRY - RECORD", "Nationality"],
  ["NATIONALITY", "us", "INVALID CHARACTER", "Nationality"],
  ["CUSTOMER.LIABILITY", "555", "MISSING CUSTOMER - RECORD", "CustomerLiability"],
  ["COMPANY.BOOK", "XX0010001", "MISSING COMPANY - RECORD", "CompanyBook"],
  ["FAMILY.NAME", "-SNOW", "NO LEADING MINUS WITH SWIFT", "FamilyName"],
  ["FAMILY.NAME", "SNÖW", "INVALID CHARACTER", "FamilyName"],
  ["FAMILY.NAME", "S".repeat(51), "TOO MANY CHARACTERS", "FamilyName"],
  ["DATE.OF.BIRTH", "19710230", "INVALID DATE", "DateOfBirth"],
  ["DATE.OF.BIRTH", "1971-02-22", "INVALID DATE", "DateOfBirth"],
  ["DATE.OF.BIRTH", "19000229", "INVALID DATE", "DateOfBirth"],
  ["DATE.OF.BIRTH", "20260102", "DATE AFTER TODAY", "DateOfBirth"],
  ["CONTACT.DATE", "20260102", "DATE AFTER TODAY", "ContactDate"],
  ["NET.MONTHLY.IN", "12,5", "NOT NUMERIC", "NetMonthlyIn"],
  ["NO.OF.DEPENDENTS", "two", "TOO MANY CHARACTERS", "NoOfDependents"],
  ["NO.OF.DEPENDENTS", "-1", "NOT NUMERIC", "NoOfDependents"],
])("%s = %j is refused: %s", (field, value, text, odata) => {
  expect(errorsOf(withScalars({ [field]: value }))).toEqual([nonFatal(text, `verCustomer_Input.${odata}:1:1`)]);
});

test.each([
  ["DATE.OF.BIRTH", "20000229"],
  ["DATE.OF.BIRTH", "20260101"],
  ["CUSTOMER.LIABILITY", "190245"],
  ["CUSTOMER.LIABILITY", "66052"],
  ["NET.MONTHLY.IN", "1250.50"],
  ["FAMILY.NAME", "O'NEILL-SNOW (JR.)"],
  ["MNEMONIC", "J.SNOW2"],
  ["LAST.KYC.REVIEW.DATE", "20990101"],
])("%s = %j passes", (field, value) => {
  expect(check(withScalars({ [field]: value }), world).scalars[field]).toBe(value);
});

test("a title without gender of its own goes with either", () => {
  expect(check(withScalars({ TITLE: "DR", GENDER: "FEMALE" }), world).scalars["GENDER"]).toBe("FEMALE");
});

test("a mnemonic is the customer's own to keep", () => {
  const nokia = { ...withScalars({ MNEMONIC: "NOKIAUS" }), id: "66052" };
  expect(check(nokia, world).scalars["MNEMONIC"]).toBe("NOKIAUS");
});

test("errors in groups name multi-value and sub-value, in the order of the dictionary", () => {
  const record = withGroups({
    "PHONE.1": [element({ "PHONE.1": "1" }), element({ "EMAIL.1": "x".repeat(51) })],
    "OTHER.NATIONALITY": [element({ "OTHER.NATIONALITY": "ZZ" })],
    STREET: [element({ LANGUAGE: "fr", STREET: "-rue" })],
    ADDRESS: [
      { values: {}, subGroups: { ADDRESS: [...english("ADDRESS", "x"), ...english("ADDRESS", "y".repeat(36))] } },
    ],
    "VIS.TYPE": [{ values: {}, subGroups: { "VIS.COMMENT": [element({ "VIS.COMMENT": "z".repeat(36) })] } }],
  });
  expect(errorsOf(record)).toEqual([
    nonFatal("NO LEADING MINUS WITH SWIFT", "verCustomer_Input.verCustomer_Input_StreetMvGroup.Street:fr:1"),
    nonFatal(
      "TOO MANY CHARACTERS",
      "verCustomer_Input.verCustomer_Input_AddressMvGroup.verCustomer_Input_AddressSvGroup.Address:en:2",
    ),
    nonFatal("TOO MANY CHARACTERS", "verCustomer_Input.verCustomer_Input_Phone1MvGroup.Email1:2:1"),
    nonFatal(
      "MISSING COUNTRY - RECORD",
      "verCustomer_Input.verCustomer_Input_OtherNationalityMvGroup.OtherNationality:1:1",
    ),
    nonFatal(
      "TOO MANY CHARACTERS",
      "verCustomer_Input.verCustomer_Input_VisTypeMvGroup.verCustomer_Input_VisCommentSvGroup.VisComment:1:1",
    ),
  ]);
});

test("a hold asks for nothing that is missing and fills no defaults, but checks what there is", () => {
  const record = { ...blankRecord("190245"), scalars: { "GIVEN.NAMES": "JOHN" } };
  expect(check(record, world, "hold")).toEqual(record);
  expect(errorsOf(withScalars({ SECTOR: "9999" }), "hold")).toHaveLength(1);
});

test("what only T24 may set, what it does not know and what is empty are left out", () => {
  const record = withScalars({ "RECORD.STATUS": "INAU", "CURR.NO": "9", UNKNOWN: "x", INTRODUCER: "" });
  const withAudit = { ...record, groups: { ...record.groups, INPUTTER: [element({ INPUTTER: "1_X__OFS_SEAT" })] } };
  expect(check(withAudit, world)).toEqual(check(JOHN_SNOW, world));
});

test("the first value of a language field without a code is English", () => {
  const record = withGroups({ "NAME.1": [element({ "NAME.1": "JOHN SNOW" })] });
  expect(check(record, world)).toEqual(check(JOHN_SNOW, world));
});

test("an AML check that is sent for awaits its result", () => {
  expect(check(withScalars({ "AML.CHECK": "SENT", "AML.RESULT": "NULL" }), world).scalars["AML.RESULT"]).toBe(
    "RESULT.AWAITED",
  );
});

test("a value that is there keeps a default away", () => {
  expect(check(withScalars({ RESIDENCE: "GB", LANGUAGE: "2" }), world).scalars).toMatchObject({
    RESIDENCE: "GB",
    LANGUAGE: "2",
  });
});

test("the files that a record points at are known before it is checked", () => {
  expect(referencesOf(withGroups({ "OTHER.OFFICER": [element({ "OTHER.OFFICER": "26" })] }))).toEqual([
    { file: "SECTOR", id: "1001" },
    { file: "DEPT.ACCT.OFFICER", id: "26" },
  ]);
});

test("what is sent replaces, what is sent empty clears, what is not sent stays", () => {
  const stored: CustomerRecord = {
    id: "66052",
    scalars: { MNEMONIC: "NOKIAUS", TARGET: "7", INDUSTRY: "2850", "CURR.NO": "3" },
    groups: { STREET: english("STREET", "OLD"), "FAX.1": [element({ "FAX.1": "1" })] },
  };
  const posted: CustomerRecord = {
    id: "66052",
    scalars: { TARGET: "4", INDUSTRY: "", "CURR.NO": "99" },
    groups: { "FAX.1": [element({ "FAX.1": "" })], INTERESTS: [element({ INTERESTS: "ART" })] },
  };
  expect(merge(stored, posted)).toEqual({
    id: "66052",
    scalars: { MNEMONIC: "NOKIAUS", TARGET: "4", "CURR.NO": "3" },
    groups: { STREET: english("STREET", "OLD"), INTERESTS: [element({ INTERESTS: "ART" })] },
  });
});

test("records that differ in their audit fields only say the same", () => {
  const other = withScalars({ "CURR.NO": "2", "RECORD.STATUS": "INAU" });
  expect(saysTheSame(JOHN_SNOW, other)).toBe(true);
  expect(saysTheSame(JOHN_SNOW, withScalars({ "FAMILY.NAME": "SNOW" }))).toBe(false);
  expect(saysTheSame(JOHN_SNOW, withGroups({ "NAME.1": english("NAME.1", "JON SNOW") }))).toBe(false);
});

test.each(["1", "190245", "9999999999", "0"])("%s can be a customer number", (id) => {
  expect(() => {
    assertCustomerId(id, "verCustomer_Input");
  }).not.toThrow();
});

test.each([
  ["ABC", "INP NOT NUMERIC"],
  ["", "INP NOT NUMERIC"],
  ["19 02", "INP NOT NUMERIC"],
  ["-1", "INP NOT NUMERIC"],
  ["١٢", "INP NOT NUMERIC"],
  ["12345678901", "TOO MANY CHARACTERS"],
])("%j cannot be a customer number: %s", (id, code) => {
  expect(() => {
    assertCustomerId(id, "verCustomer_Input");
  }).toThrow(expect.objectContaining({ code }));
});

test("a chosen number is skipped, unless the generator would run out", () => {
  expect(numberToSkip("200000")).toBe(200000);
  expect(numberToSkip("9999999999")).toBeUndefined();
});

test("every live customer of a fresh world has its look-ups, lengths and characters right", () => {
  const customers = Object.values(records["CUSTOMER"] ?? {}) as readonly CustomerRecord[];
  expect(customers.map(({ id }) => id)).toEqual(expect.arrayContaining(["66052", "100100"]));
  for (const customer of customers) {
    const checked = check(customer, { ...world, live: customer }, "hold");
    expect(saysTheSame(checked, customer)).toBe(true);
  }
});

function errorsOf(record: CustomerRecord, thoroughness: Manner["thoroughness"] = "full"): readonly T24Error[] {
  try {
    check(record, world, thoroughness);
  } catch (error) {
    return (error as { details: { errors: readonly T24Error[] } }).details.errors;
  }
  return [];
}

function nonFatal(text: string, info: string): T24Error {
  return { code: text, type: "NON_FATAL_ERROR", text, info };
}

function withScalars(scalars: Readonly<Record<string, string>>): CustomerRecord {
  return { ...JOHN_SNOW, scalars: { ...JOHN_SNOW.scalars, ...scalars } };
}

function withGroups(groups: Readonly<Record<string, readonly GroupElement[]>>): CustomerRecord {
  return { ...JOHN_SNOW, groups: { ...JOHN_SNOW.groups, ...groups } };
}

function element(values: Readonly<Record<string, string>>): GroupElement {
  return { values, subGroups: {} };
}

function english(field: string, value: string): readonly GroupElement[] {
  return [element({ [field]: value, LANGUAGE: "en" })];
}
