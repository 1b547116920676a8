import { toElements } from "../domain/record.ts";
import type { CustomerRecord, GroupElement } from "../domain/record.ts";

const STORED_DEFAULTS = {
  LANGUAGE: "1",
  "COMPANY.BOOK": "GB0010001",
  "AML.CHECK": "NULL",
  "AML.RESULT": "NULL",
  "INTERNET.BANKING.SERVICE": "NULL",
  "MOBILE.BANKING.SERVICE": "NULL",
};

const HARRY_CRISP = {
  scalars: {
    ...STORED_DEFAULTS,
    TITLE: "MR",
    "GIVEN.NAMES": "Harry Crisp",
    MNEMONIC: "CRISP",
    GENDER: "MALE",
    SECTOR: "1001",
    "ACCOUNT.OFFICER": "26",
    INDUSTRY: "1000",
    TARGET: "4",
    "CUSTOMER.STATUS": "4",
    NATIONALITY: "US",
    RESIDENCE: "US",
    "DATE.OF.BIRTH": "19710222",
    "ISSUE.CHEQUES": "YES",
  },
  groups: {
    "SHORT.NAME": inEnglish("SHORT.NAME", "Harry Crisp"),
    "NAME.1": inEnglish("NAME.1", "Harry Crisp"),
    "NAME.2": inEnglish("NAME.2", "Harry Crisp"),
    STREET: inEnglish("STREET", "1000 - 2nd Ave"),
    ADDRESS: address("Suite 2200"),
    "TOWN.COUNTRY": inEnglish("TOWN.COUNTRY", "Seattle"),
    "POST.CODE": inEnglish("POST.CODE", "98104-1049"),
    COUNTRY: inEnglish("COUNTRY", "United States of America"),
    "OTHER.OFFICER": toElements("OTHER.OFFICER", ["27"]),
    "CR.PROFILE.TYPE": element({ "CR.PROFILE.TYPE": "VALUED.CUSTOMER", "CR.PROFILE": "14" }),
    "PHONE.1": element({ "PHONE.1": "206 553-6944", "SMS.1": "206 553-6944", "EMAIL.1": "harrycrisp@gmail.com" }),
  },
};

/**
 * Live customers. 66052, 100100 and 190097 are as public samples show them (9), but for 190097's title, names of its own
 * and gender, without which it could not be amended; the other two are ours.
 */
export const liveCustomers: readonly CustomerRecord[] = [
  customer("66052", "20609_OFFICER", "1504010550", {
    scalars: {
      ...STORED_DEFAULTS,
      MNEMONIC: "NOKIAUS",
      SECTOR: "2001",
      "ACCOUNT.OFFICER": "2002",
      INDUSTRY: "2850",
      TARGET: "7",
      "CUSTOMER.STATUS": "1",
      NATIONALITY: "US",
      RESIDENCE: "US",
      "CUSTOMER.LIABILITY": "66052",
    },
    groups: {
      "SHORT.NAME": inEnglish("SHORT.NAME", "NOKIA US"),
      "NAME.1": inEnglish("NAME.1", "NOKIA US"),
      STREET: inEnglish("STREET", "200 SOUTH MATIDLA AVENUE"),
      ADDRESS: address("94086 SUNNYVALE"),
      "TOWN.COUNTRY": inEnglish("TOWN.COUNTRY", "CALIFORNIA"),
      OVERRIDE: toElements("OVERRIDE", [
        "INCORP/CUS*200 FROM 66052 NOT RECEIVED",
        "MEMORANDUM/CUS*200 FROM 66052 NOT RECEIVED",
      ]),
    },
  }),
  customer("100100", "13156_OFFICER", "2406020947", {
    scalars: { ...HARRY_CRISP.scalars, "CURR.NO": "2" },
    groups: {
      ...HARRY_CRISP.groups,
      "EMPLOYMENT.STATUS": element({
        "CUSTOMER.CURRENCY": "USD",
        SALARY: "500000.00",
        "ANNUAL.BONUS": "1000000.00",
        "SALARY.DATE.FREQ": "20240601M0101",
      }),
    },
  }),
  customer("100104", "20609_OFFICER", "1504010551", person("MRS", "Anna", "Keller", "AKELLER")),
  customer("100111", "20609_OFFICER", "1504010552", person("MR", "David", "Okoye", "DOKOYE")),
  customer("190097", "46272_OFFICER", "2004281447", {
    scalars: {
      ...STORED_DEFAULTS,
      TITLE: "MR",
      "GIVEN.NAMES": "Aaron",
      "FAMILY.NAME": "Fleming",
      MNEMONIC: "AARONF",
      GENDER: "MALE",
      SECTOR: "1001",
      "ACCOUNT.OFFICER": "26",
      INDUSTRY: "1000",
      TARGET: "999",
      "CUSTOMER.STATUS": "2",
      NATIONALITY: "US",
      RESIDENCE: "US",
      "DATE.OF.BIRTH": "19780812",
    },
    groups: {
      "SHORT.NAME": inEnglish("SHORT.NAME", "Aaron Fleming"),
      "NAME.1": inEnglish("NAME.1", "Aaron Fleming"),
      STREET: inEnglish("STREET", "98 MAIN ST"),
      "TOWN.COUNTRY": inEnglish("TOWN.COUNTRY", "SEATTLE WA 28236 USA"),
    },
  }),
];

/** History, by `id;n`: what 100100 was before its employment was input. */
export const historyCustomers: Readonly<Record<string, CustomerRecord>> = {
  "100100;1": customer("100100", "50576_OFFICER", "2406020106", HARRY_CRISP),
};

type Content = Omit<CustomerRecord, "id">;

/** A record that a version without authorisers made live: one user's stamp in both places (3.3). */
function customer(id: string, processAndUser: string, dateTime: string, { scalars, groups }: Content): CustomerRecord {
  return {
    id,
    scalars: {
      "CURR.NO": "1",
      ...scalars,
      AUTHORISER: `${processAndUser}_OFS_SEAT`,
      "CO.CODE": "GB0010001",
      "DEPT.CODE": "1",
    },
    groups: {
      ...groups,
      INPUTTER: toElements("INPUTTER", [`${processAndUser}__OFS_SEAT`]),
      "DATE.TIME": toElements("DATE.TIME", [dateTime]),
    },
  };
}

function person(title: string, givenNames: string, familyName: string, mnemonic: string): Content {
  return {
    scalars: {
      ...STORED_DEFAULTS,
      TITLE: title,
      "GIVEN.NAMES": givenNames,
      "FAMILY.NAME": familyName,
      MNEMONIC: mnemonic,
      GENDER: title === "MR" ? "MALE" : "FEMALE",
      SECTOR: "1001",
      "ACCOUNT.OFFICER": "1",
      INDUSTRY: "1000",
      TARGET: "999",
      "CUSTOMER.STATUS": "1",
      NATIONALITY: "GB",
      RESIDENCE: "GB",
    },
    groups: {
      "SHORT.NAME": inEnglish("SHORT.NAME", givenNames),
      "NAME.1": inEnglish("NAME.1", `${givenNames} ${familyName}`),
    },
  };
}

function inEnglish(field: string, value: string): readonly GroupElement[] {
  return element({ [field]: value, LANGUAGE: "en" });
}

function address(line: string): readonly GroupElement[] {
  return [{ values: {}, subGroups: { ADDRESS: inEnglish("ADDRESS", line) } }];
}

function element(values: Readonly<Record<string, string>>): readonly GroupElement[] {
  return [{ values, subGroups: {} }];
}
