import type { XmlElement } from "../../emulators/core/xml.ts";
import { allFields, fieldsOf, groups, scalars } from "../../emulators/t24/domain/dictionary.ts";
import { enquiries } from "../../emulators/t24/domain/enquiries.ts";
import { versions } from "../../emulators/t24/domain/version.ts";
import { ATOM, COMPANY, elementsIn, HAL, openT24, SERVICE, treeOf } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const call = await t24.world();
const { text, headers } = await call("GET", "$metadata", { accept: "application/xml" });
const edmx = treeOf(text);
const nameOf = ({ attributes }: XmlElement): string => attributes["Name"] ?? "";
const propertiesOf = (type: string): readonly XmlElement[] => {
  const found = [...elementsIn(edmx, "EntityType"), ...elementsIn(edmx, "ComplexType")].find(
    (candidate) => nameOf(candidate) === type,
  );
  return found?.children.filter(({ name }) => name === "Property") ?? [];
};

test("the EDMX is XML, whatever is acceptable", async () => {
  expect(headers["content-type"]).toBe("application/xml");
  for (const accept of [ATOM, HAL, "text/html", "*/*"]) {
    const answer = await call("GET", "$metadata", { accept });
    expect([answer.status, answer.headers["content-type"], answer.text]).toEqual([200, "application/xml", text]);
  }
});

test.each(versions.map(({ entity }) => entity))("%s has every property of the dictionary, its key first", (entity) => {
  const properties = propertiesOf(entity);
  expect(properties.map(nameOf)).toEqual([
    ...scalars.map(({ odata }) => odata),
    ...groups.map(({ odata }) => `${entity}_${odata}`),
    "Id",
  ]);
  expect(properties.filter(({ attributes }) => attributes["Nullable"] === "false").map(nameOf)).toEqual([
    "CustomerCode",
  ]);
});

/** The sample's: those whose values are listed, or looked up by number, have none, but for account officers. */
const NO_SEMANTIC =
  "Title Gender MaritalStatus Sector Industry Target CustomerStatus CustomerType Language SecureMessage ConfidTxt " +
  "InternetBankingService MobileBankingService KycComplete AmlCheck AmlResult IssueCheques AllowBulkProcess " +
  "NoUpdateCrm ReportTemplate DeptCode CommType EmploymentStatus RelationCode ReversRelCode RelDelivOpt " +
  "ResidenceStatus ResidenceType LegalDocName";
const OFFICERS = ["AccountOfficer", "OtherOfficer"];
const SEMANTIC = "{http://iris.temenos.com/odata-extensions}semanticType";

test("every field is a text, and says its business type where the sample has one", () => {
  const fields = [...propertiesOf("verCustomer_Input"), ...groups.flatMap(membersOf)];
  const without = new Set(NO_SEMANTIC.split(" "));
  for (const { odata, type } of allFields) {
    const found = fields.find((field) => nameOf(field) === odata);
    const expected = OFFICERS.includes(odata) ? "DAO" : without.has(odata) ? undefined : type;
    expect([odata, found?.attributes[SEMANTIC], found?.attributes["Type"]]).toEqual([odata, expected, "Edm.String"]);
  }
});

test("what is no field of a customer has no business type, an enquiry's columns that of their field", () => {
  const typesOf = (entity: string): object =>
    Object.fromEntries(propertiesOf(entity).map((property) => [nameOf(property), property.attributes[SEMANTIC]]));
  expect(typesOf("enqCustomerInfo")).toMatchObject({
    ...{ CusNo: "CUS", Mnem: "MNE", AcOfcr: "DAO", Natlty: "SSS", Res: "SSS", Sect: undefined, Ind: undefined },
    ...{ Hdr1: undefined, Id: undefined, Sector: undefined, Nationality: "SSS", AccountOfficer: "DAO" },
  });
  expect(typesOf("enqCustomerInfo_ShortNameMvGroup")).toMatchObject({ ShortName: "SWI" });
  expect(Object.values(typesOf("Errors_ErrorsMvGroup")).filter((type) => type !== undefined)).toEqual([]);
});

test("Errors has its group for a key; groups of IRIS' own have positions, too", () => {
  const errors = elementsIn(edmx, "EntityType").find((type) => nameOf(type) === "Errors");
  expect(errors && elementsIn(errors, "PropertyRef").map(nameOf)).toEqual(["Errors_ErrorsMvGroup"]);
  expect(errors && elementsIn(errors, "Property").map(({ attributes }) => attributes)).toEqual([
    {
      Name: "Errors_ErrorsMvGroup",
      Type: "Prospect-modelsModel.Errors_ErrorsMvGroup",
      Nullable: "false",
      CollectionKind: "Bag",
    },
    { Name: "Id", Type: "Edm.String", Nullable: "true" },
  ]);
  for (const [group, names] of [
    ["Errors_ErrorsMvGroup", ["Code", "Type", "Text", "Info"]],
    ["T24FieldMetadata_PossibleValuesMvGroup", ["Value", "Description"]],
    ["T24FieldMetadata_EnrichmentsMvGroup", ["FieldNumber", "FieldValue", "Enrichment"]],
  ] as const) {
    expect(propertiesOf(group).map(nameOf)).toEqual(["valuePosition", "subValuePosition", ...names]);
  }
  expect(propertiesOf("T24FieldMetadata").map(nameOf)).toContain("T24FieldMetadata_AAPropertiesMvGroup");
});

test("a group is a Bag of a complex type, which holds its fields, positions and sub-groups", () => {
  const bags = propertiesOf("verCustomer_Input").filter(({ attributes }) => attributes["CollectionKind"] === "Bag");
  expect(bags.map(({ attributes }) => attributes["Type"])).toEqual(
    groups.map(({ odata }) => `Prospect-modelsModel.verCustomer_Input_${odata}`),
  );
  expect(propertiesOf("verCustomer_Input_AddressSvGroup").map(nameOf)).toEqual([
    "valuePosition",
    "subValuePosition",
    "LanguageCode",
    "Address",
  ]);
});

/** The names of the properties that an entity's type lists by an extension, with commas between, as the sample has it. */
const markedIn = (entity: string, extension: "displayOnly" | "filterOnly"): readonly string[] => {
  const type = elementsIn(edmx, "EntityType").find((candidate) => nameOf(candidate) === entity);
  const marked = type?.attributes[`{http://iris.temenos.com/odata-extensions}${extension}`];
  return marked === undefined ? [] : marked.split(",");
};

test.each(Object.values(enquiries))("$entity has its columns, its key first, and a set", ({ entity, columns }) => {
  const names = propertiesOf(entity).map((property) => nameOf(property).replace(`${entity}_`, ""));
  const shown = columns.map((column) => ("group" in column ? column.group : column.name));
  expect(names.slice(0, columns.length)).toEqual(shown);
  expect(names.slice(columns.length)).toEqual(markedIn(entity, "filterOnly"));
  const sets = elementsIn(edmx, "EntitySet").map(({ attributes }) => [attributes["Name"], attributes["EntityType"]]);
  expect(sets).toContainEqual([`${entity}s`, `Prospect-modelsModel.${entity}`]);
});

test("what an enquiry shows without selecting by it, or the other way round, is marked", () => {
  const shown = ["AccountOfficer", "Nat", "Res", "TargetName", "SectorName", "CusType", "CusBranchName"];
  expect(markedIn("enqCustomerList", "displayOnly")).toEqual(shown);
  expect(markedIn("enqCustomerList", "filterOnly")).toEqual(expect.arrayContaining(["Nationality", "DateOfBirth"]));
  expect(propertiesOf("enqCustomerInfo_ShortNameMvGroup").map(nameOf)).toEqual(["LanguageCode", "ShortName"]);
});

test("every type that is referred to is there", () => {
  const known = new Set([...elementsIn(edmx, "EntityType"), ...elementsIn(edmx, "ComplexType")].map(nameOf));
  const named = ["Property", "EntitySet", "FunctionImport"].flatMap((name) =>
    elementsIn(edmx, name).flatMap(({ attributes: { Type = "", EntityType = "", ReturnType = "" } }) => [
      Type,
      EntityType,
      ReturnType,
    ]),
  );
  const ours = named.filter((type) => type !== "" && type !== "Edm.String");
  expect(ours.filter((type) => !known.has(type.replace("Prospect-modelsModel.", "")))).toEqual([]);
  expect(ours.length).toBeGreaterThan(groups.length);
});

test("without a company it is found below the default one", async () => {
  const answer = await call("GET", `${SERVICE}/$metadata`);
  expect([answer.status, answer.text]).toEqual([303, ""]);
  expect(new URL(answer.headers["location"] ?? "").pathname).toBe(`/~${call.world.name}${COMPANY}/$metadata`);
});

test("a company that is not the user's has none to show", async () => {
  expect((await call("GET", `${SERVICE}/US0010001/$metadata`)).status).toBe(401);
});

function membersOf(group: (typeof groups)[number]): readonly XmlElement[] {
  const names = new Set(fieldsOf(group).map(({ odata }) => odata));
  const types = [group, ...group.subGroups].flatMap(({ odata }) => propertiesOf(`verCustomer_Input_${odata}`));
  return types.filter((property) => names.has(nameOf(property)));
}
