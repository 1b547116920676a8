/** A record of a file that CUSTOMER's fields look up. */
export interface LookupRecord {
  readonly description: string;
}

/** Sectors of persons that suites of the Browser type (t24-browserweb 12); the descriptions are ours. */
const FURTHER_INDIVIDUALS: Readonly<Record<string, string>> = {
  1002: "Individual - Non Resident",
  1003: "Individual - Staff",
  1004: "Individual - Minor",
  1005: "Individual - Senior",
  1006: "Individual - Student",
  1007: "Individual - Professional",
  1008: "Individual - Pensioner",
  1009: "Individual - Entrepreneur",
  1010: "Individual - Joint",
  1099: "Individual - Other",
};

/**
 * The files that the dictionary names, by T24 name. Seen in a source (fact sheet, 4.11, and record dumps): the ids
 * that live customers use, officer 1, industry 1000, target 999, language 1; sectors are agreed (9999 does not exist).
 * The other ids and all other descriptions are ours.
 */
export const lookupFiles: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  SECTOR: file({
    1000: "Individual",
    1001: "Individual - Resident",
    ...FURTHER_INDIVIDUALS,
    2001: "Corporate",
    3000: "Financial Institution",
    3002: "Financial Institution - Foreign",
    4001: "Government",
    9000: "Other",
  }),
  INDUSTRY: file({
    1000: "Private Person",
    1002: "Private Person - Self-employed",
    1100: "Agriculture",
    2000: "Manufacturing",
    2850: "Telecommunications",
    3000: "Banking",
    9999: "Other",
  }),
  TARGET: file({
    1: "Young",
    2: "Students",
    3: "Families",
    4: "High Net Worth",
    5: "Retail",
    7: "Large Corporate",
    999: "Others",
  }),
  "DEPT.ACCT.OFFICER": file({
    1: "Implementation",
    2: "Retail Banking",
    26: "Private Banking",
    27: "Private Banking Assistant",
    2002: "Corporate Banking",
  }),
  "CUSTOMER.STATUS": file({ 1: "Standard", 2: "Preferred", 3: "Staff", 4: "Private" }),
  COUNTRY: file({
    AD: "Andorra",
    AE: "United Arab Emirates",
    AF: "Afghanistan",
    CA: "Canada",
    CH: "Switzerland",
    DE: "Germany",
    EG: "Egypt",
    FR: "France",
    GB: "United Kingdom",
    GR: "Greece",
    IE: "Ireland",
    IN: "India",
    IT: "Italy",
    RO: "Romania",
    RW: "Rwanda",
    TN: "Tunisia",
    US: "United States",
  }),
  LANGUAGE: file({ 1: "English", 2: "French", 3: "German", 4: "Spanish" }),
  RELATION: file({ 1: "Parent", 2: "Child", 3: "Spouse", 11: "Guarantor", 12: "Guaranteed" }),
  // Nobody works in the second one (Q41).
  COMPANY: file({ GB0010001: "Model Bank", EU0010001: "Model Bank Europe" }),
  CURRENCY: file({ CHF: "Swiss Franc", EUR: "Euro", GBP: "Pound Sterling", USD: "US Dollar" }),
  "RISK.CLASS": file({ HIGH: "High", LOW: "Low", MEDIUM: "Medium" }),
  "CR.RELATIONSHIP": file({ "KYC.CORPORATE": "KYC Corporate", "KYC.RETAIL": "KYC Retail" }),
  "CR.PROFILE.TYPE": file({ "VALUED.CUSTOMER": "Valued Customer" }),
  "CR.PROFILE": file({ 14: "Gold" }),
  "EB.CHANNEL": file({ BRANCH: "Branch", EMAIL: "E-mail", INTERNET: "Internet", SMS: "Text Message" }),
  "EB.ROLE": file({ DIRECTOR: "Director", OWNER: "Owner", SIGNATORY: "Signatory" }),
  "EB.RATING": file({ A: "A", AA: "AA", AAA: "AAA", B: "B" }),
  "JOB.TITLE": file({ CLERK: "Clerk", ENGINEER: "Engineer", MANAGER: "Manager" }),
  "SPOKEN.LANGUAGE": file({ ENGLISH: "English", FRENCH: "French", GERMAN: "German" }),
  "ASSET.TYPE": file({ BONDS: "Bonds", SHARES: "Shares" }),
  "AM.SEGMENTS": file({ STANDARD: "Standard" }),
  // 4.11 shows 1001's; 1000's are the same by choice; 2001's are what customer 66052 has
  "CUSTOMER.DEFAULT": {
    1000: privatePerson(),
    1001: privatePerson(),
    ...Object.fromEntries(Object.keys(FURTHER_INDIVIDUALS).map((sector) => [sector, privatePerson()])),
    2001: {
      "ACCOUNT.OFFICER": "2002",
      INDUSTRY: "2850",
      TARGET: "7",
      "CUSTOMER.STATUS": "1",
      NATIONALITY: "US",
      RESIDENCE: "US",
      LANGUAGE: "1",
      "STREET.NON.MANDAT": "YES",
    },
  },
};

function file(descriptions: Readonly<Record<string, string>>): Readonly<Record<string, LookupRecord>> {
  return Object.fromEntries(Object.entries(descriptions).map(([id, description]) => [id, { description }]));
}

function privatePerson(): Readonly<Record<string, string>> {
  return {
    "ACCOUNT.OFFICER": "1",
    INDUSTRY: "1000",
    TARGET: "999",
    "CUSTOMER.STATUS": "1",
    NATIONALITY: "US",
    RESIDENCE: "US",
    LANGUAGE: "1",
    // 4.12: the seed document's customer has no street
    "STREET.NON.MANDAT": "YES",
  };
}
