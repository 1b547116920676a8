import {
  allFields,
  fieldByName,
  groupByOdata,
  groups,
  scalarByOdata,
  scalars,
} from "../../emulators/t24/domain/dictionary.ts";
import { seed } from "../../emulators/t24/seed.ts";

/** 4.5, as the public sample of customer 66052 has them. */
const PROPERTY_ORDER =
  "CustomerCode Title GivenNames FamilyName Mnemonic Gender MaritalStatus AccountOfficer Sector Industry Target " +
  "CustomerStatus Nationality Residence CustomerType DateOfBirth Language SecureMessage CustomerLiability " +
  "CustomerSince NoOfDependents NetMonthlyIn NetMonthlyOut ConfidTxt InternetBankingService MobileBankingService " +
  "ContactDate Introducer KycRelationship KycComplete LastKycReviewDate AutoNextKycReviewDate " +
  "ManualNextKycReviewDate LastSuitReviewDate AutoNextSuitReviewDate ManualNextSuitReviewDate AmlCheck AmlResult " +
  "LastAmlResultDate CalcRiskClass ManualRiskClass OverrideReason CompanyBook IssueCheques AllowBulkProcess " +
  "NoUpdateCrm ReportTemplate RecordStatus CurrNo Authoriser CoCode DeptCode AuditorCode AuditDateTime";

const GROUP_ORDER =
  "OtherNationality FurtherDetails PostCode CommType FormerVisType EmploymentStatus HoldingsPivot OtherOfficer " +
  "DateTime RelationCode Interests ShortName Fax1 TownCountry CrProfileType Phone1 Override VisType ResidenceStatus " +
  "PreviousName Country Name2 Pastimes CustomerRating Street Address SpokenLanguage RiskAssetType Inputter LegalId " +
  "TaxId Name1 OffPhone";

test("scalars come in Atom's property order", () => {
  expect(scalars.map(({ odata }) => odata)).toEqual(PROPERTY_ORDER.split(" "));
});

test("groups come in Atom's group order", () => {
  expect(groups.map(({ odata }) => odata)).toEqual(GROUP_ORDER.split(" ").map((name) => `${name}MvGroup`));
});

test("the OData name is the T24 name in words", () => {
  for (const { name, odata } of allFields) {
    expect(odata).toBe(name.replace(/(\w)(\w*)\.?/g, (_, first: string, rest: string) => first + rest.toLowerCase()));
  }
});

test("no name and no field number occurs twice", () => {
  expect(new Set(allFields.map(({ name }) => name)).size).toBe(allFields.length);
  expect(new Set(allFields.map(({ position }) => position)).size).toBe(allFields.length);
});

test("a group is named after its first field", () => {
  for (const group of groups) {
    const first = group.fields[0] ?? group.subGroups[0]?.fields[0];
    expect([group.name, group.odata]).toEqual([first?.name, `${first?.odata ?? ""}MvGroup`]);
  }
});

test("the fields kept by language are the names and the address", () => {
  const names = allFields.filter(({ language }) => language).map(({ name }) => name);
  expect(names).toEqual([
    "SHORT.NAME",
    "NAME.1",
    "NAME.2",
    "STREET",
    "ADDRESS",
    "TOWN.COUNTRY",
    "POST.CODE",
    "COUNTRY",
  ]);
});

test("what the dictionary demands of every version", () => {
  const mandatory = allFields.filter((field) => field.mandatory);
  expect(mandatory.map(({ name }) => name)).toEqual([
    "CUSTOMER.CODE",
    "MNEMONIC",
    "SHORT.NAME",
    "NAME.1",
    "SECTOR",
    "LANGUAGE",
  ]);
});

test("look-ups by T24 name and by OData name find the same field", () => {
  expect(fieldByName.get("MNEMONIC")).toBe(scalarByOdata.get("Mnemonic"));
  expect(fieldByName.get("SHORT.NAME")).toBe(groupByOdata.get("ShortNameMvGroup")?.fieldByOdata.get("ShortName"));
  expect(fieldByName.get("REL.DELIV.OPT")).toBe(
    groupByOdata.get("RelationCodeMvGroup")?.subGroupByOdata.get("RelDelivOptSvGroup")?.fields[0],
  );
});

test("every file that a field looks up is there in a fresh world", () => {
  const files = Object.keys(seed().records);
  expect(files).toEqual(expect.arrayContaining(allFields.flatMap(({ file }) => file ?? [])));
});
