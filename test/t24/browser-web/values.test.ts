import { openT24 } from "../calls.ts";
import { signOn } from "./browser.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

const call = await emulator.world();
const browser = await signOn(call);
const form = await browser.command("CUSTOMER,INPUT I F3");

const JOHN = {
  "fieldName:MNEMONIC": "JSNOW",
  "fieldName:GENDER": "MALE",
  "fieldName:SECTOR": "1001",
  "fieldName:SHORT.NAME:1": "JOHN",
  "fieldName:NAME.1:1": "JOHN SNOW",
  "fieldName:STREET:1": "Wall",
};

/** The errors of a good record with other values. */
async function errorsWith(values: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await browser.submit(form, { ...JOHN, ...values, ofsOperation: "VALIDATE" })).errors;
}

const COUNTRIES = ["AD", "AE", "AF", "CA", "EG", "US", "IN", "RW", "TN", "GB"];
const SECTORS = [
  "1000",
  "1001",
  "1002",
  "1003",
  "1004",
  "1005",
  "1006",
  "1007",
  "1008",
  "1009",
  "1010",
  "1099",
  "3002",
];

test.each([
  ["SECTOR", SECTORS],
  ["INDUSTRY", ["1000", "1002"]],
  ["TARGET", ["999", "2", "3", "4"]],
  ["CUSTOMER.STATUS", ["1", "3"]],
  ["ACCOUNT.OFFICER", ["1"]],
  ["NATIONALITY", COUNTRIES],
  ["RESIDENCE", COUNTRIES],
  ["LANGUAGE", ["1", "2"]],
  ["TITLE", ["MR", "DR"]],
  ["MARITAL.STATUS", ["MARRIED"]],
  ["CUSTOMER.TYPE", ["ACTIVE"]],
])("%s takes what suites fill in: %j (12)", async (field, values) => {
  for (const value of values) expect([value, await errorsWith({ [`fieldName:${field}`]: value })]).toEqual([value, []]);
});

test.each([
  ["NATIONALITY", "ZZ", "Nationality MISSING COUNTRY - RECORD"],
  ["DATE.OF.BIRTH", "01 JAN 2999", "Date of Birth DATE AFTER TODAY"],
  ["DATE.OF.BIRTH", "29990101", "Date of Birth DATE AFTER TODAY"],
])("%s does not take %s (12)", async (field, value, error) => {
  expect(await errorsWith({ [`fieldName:${field}`]: value })).toEqual([error]);
});

test.each([
  ["DATE.OF.BIRTH", "13 MAY 1980"],
  ["DATE.OF.BIRTH", "19800513"],
])("%s takes a day as %s (6.1)", async (field, value) => {
  expect(await errorsWith({ [`fieldName:${field}`]: value })).toEqual([]);
});
