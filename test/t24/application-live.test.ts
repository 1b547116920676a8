import { check } from "../../emulators/t24/domain/application.ts";
import type { Lookups } from "../../emulators/t24/domain/application.ts";
import type { CustomerRecord } from "../../emulators/t24/domain/record.ts";
import type { T24Error } from "../../emulators/t24/domain/refusal.ts";
import { versionOf } from "../../emulators/t24/domain/version.ts";
import { seed } from "../../emulators/t24/seed.ts";

const { records } = seed();
const live = records["CUSTOMER"]?.["100104"] as CustomerRecord;
const world: Lookups = {
  has: (file, id) => Object.hasOwn(records[file] ?? {}, id),
  defaultsOfSector: (sector) => records["CUSTOMER.DEFAULT"]?.[sector] as Readonly<Record<string, string>> | undefined,
  mnemonicTaken: () => false,
  live,
  company: "GB0010001",
  today: "20260101",
};

/** The texts and places of what is wrong with a live customer whose fields are changed, by one version. */
function errorsOf(changes: Readonly<Record<string, string>>, before: object = {}, entity = "verCustomer_Input") {
  const stored = { ...live, scalars: { ...live.scalars, ...before } };
  const record = { ...stored, scalars: { ...stored.scalars, ...changes } };
  try {
    check(record, { ...world, live: stored }, { version: versionOf(entity), thoroughness: "full" });
    return [];
  } catch (error) {
    const { errors } = (error as { details: { errors: readonly T24Error[] } }).details;
    return errors.map(({ text, info }) => `${text} ${info}`);
  }
}

test("a customer's liability is set once, and stays", () => {
  expect(errorsOf({ "CUSTOMER.LIABILITY": "66052" })).toEqual([]);
  expect(errorsOf({ "CUSTOMER.LIABILITY": "66052" }, { "CUSTOMER.LIABILITY": "66052" })).toEqual([]);
  expect(errorsOf({ "CUSTOMER.LIABILITY": "100104" }, { "CUSTOMER.LIABILITY": "66052" })).toEqual([
    "NOCHANGE FIELD verCustomer_Input.CustomerLiability:1:1",
  ]);
});

test("a user sets cheques to NO or NULL only, and leaves a YES that T24 has set", () => {
  expect(errorsOf({ "ISSUE.CHEQUES": "NO" })).toEqual([]);
  expect(errorsOf({ "ISSUE.CHEQUES": "YES" }, { "ISSUE.CHEQUES": "YES" })).toEqual([]);
  expect(errorsOf({ "ISSUE.CHEQUES": "YES" })).toEqual(["NO SPECIFIED VALUE verCustomer_Input.IssueCheques:1:1"]);
});

test.each([
  ["1001", []],
  ["3000", ["INPUT MISSING verCustomer_Input.verCustomer_Input_StreetMvGroup.Street:en:1"]],
  ["9999", ["MISSING SECTOR - RECORD verCustomer_Input.Sector:1:1"]],
])("in sector %s a customer without a street has the errors %j", (sector, errors) => {
  expect(errorsOf({ SECTOR: sector })).toEqual(errors);
});

test.each(["verCustomer_Input", "verCustomer_Corp", "verCustomer", "verCustomer_Dual"])(
  "the errors of %s stand at its own paths",
  (entity) => {
    expect(errorsOf({ MNEMONIC: "" }, {}, entity)).toEqual([`INPUT MISSING ${entity}.Mnemonic:1:1`]);
  },
);

test("what the routine of title and gender finds is no matter to a version without it", () => {
  expect(errorsOf({ GENDER: "MALE" })).toEqual(["GENDER DOES NOT MATCH TITLE verCustomer_Input.Gender:1:1"]);
  expect(errorsOf({ GENDER: "MALE" }, {}, "verCustomer_Corp")).toEqual([]);
});
