import type { XmlElement } from "../../emulators/core/xml.ts";
import { allFields, fieldsOf, groups, scalars } from "../../emulators/t24/domain/dictionary.ts";
import { enquiries } from "../../emulators/t24/domain/enquiries.ts";
import { versions } from "../../emulators/t24/domain/version.ts";
import { ATOM, COMPANY, elementsIn, HAL, openT24, SERVICE, treeOf } from "./calls.ts";

const MODEL = "Prospect-modelsModel";

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

test.each(Object.values(enquiries))("$entity has its columns, its key first, and a way in", ({ entity, columns }) => {
  const names = propertiesOf(entity).map((property) => nameOf(property).replace(`${entity}_`, ""));
  const shown = columns.map((column) => ("group" in column ? column.group : column.name));
  expect(names.slice(0, columns.length)).toEqual(shown);
  expect(names.slice(columns.length)).toEqual(markedIn(entity, "filterOnly"));
  // As the sample's enqDePreviews: what only a link leads to is no set.
  const isLinked = entity.startsWith("enqlist");
  const named = (of: string, type: string) =>
    elementsIn(edmx, of).map(({ attributes }) => [attributes["Name"], attributes[type]]);
  const way = [`${entity}s`, `${MODEL}.${entity}`];
  expect(named("EntitySet", "EntityType").some((set) => set.join() === way.join())).toBe(!isLinked);
  expect(named("FunctionImport", "ReturnType").some((set) => set.join() === way.join())).toBe(isLinked);
});

test("what an enquiry shows without selecting by it, or the other way round, is marked", () => {
  const described = ["AccountOfficer", "Nat", "Res", "TargetName", "SectorName"];
  expect(markedIn("enqCustomerList", "displayOnly")).toEqual(described);
  expect(markedIn("enqCustomerList", "filterOnly")).toEqual(expect.arrayContaining(["Nationality", "DateOfBirth"]));
  expect(markedIn("enqCustomerInfo", "displayOnly")).toEqual(["Hdr1"]);
  const selected = ["Sector", "Nationality", "AccountOfficer", "Residence", "Industry"];
  expect(markedIn("enqCustomerInfo", "filterOnly")).toEqual(selected);
  expect(propertiesOf("enqCustomerInfo_ShortNameMvGroup").map(nameOf)).toEqual(["ShortName"]);
});

test("the container has the versions', the enquiries' and the errors' sets, functions without parameters, and no association sets", () => {
  const [container] = elementsIn(edmx, "EntityContainer");
  expect(Object.values(container?.attributes ?? {})).toEqual(["Prospect-models", "true"]);
  expect(new Set(container?.children.map(({ name }) => name))).toEqual(new Set(["EntitySet", "FunctionImport"]));
  expect(elementsIn(edmx, "EntitySet").map(nameOf)).toEqual([
    ...["verCustomer_Inputs", "verCustomer_Corps", "verCustomers", "verCustomer_Duals"],
    ...["enqCustomerLists", "enqCustomerDetailss", "enqCustomerInfos", "Errors"],
  ]);
  expect(
    elementsIn(edmx, "FunctionImport").map(({ attributes, children }) => [...Object.values(attributes), children]),
  ).toEqual([
    ...versions.map(({ entity }) => [`${entity}_metadata`, `${MODEL}.T24FieldMetadata`, "GET", []]),
    ...["enqlistCustomer", "enqlistCustomerUnauth", "enqlistCustomerHist"].map((enquiry) => [
      ...[`${enquiry}s`, `${MODEL}.${enquiry}`, "GET", []],
    ]),
  ]);
});

test.each([
  ["Entity", "name", ["t24Name", "name", "Id"]],
  ["NextState", "Id", ["ShortTitle", "NextState", "Id"]],
])("%s, which pages lead to, has the key %s", (entity, keyName, names) => {
  const type = elementsIn(edmx, "EntityType").find((candidate) => nameOf(candidate) === entity);
  expect(type && elementsIn(type, "PropertyRef").map(nameOf)).toEqual([keyName]);
  expect(new Set(propertiesOf(entity).map(nameOf))).toEqual(new Set(names));
  const keys = propertiesOf(entity).filter(({ attributes }) => attributes["Nullable"] === "false");
  expect(keys.map(nameOf)).toEqual([keyName]);
});

/** The associations of a version by the end of their names, each with the type at its other end. */
const associationsOf = (entity: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    elementsIn(edmx, "Association")
      .filter(({ children }) => children[0]?.attributes["Type"] === `${MODEL}.${entity}`)
      .map((association) => [
        nameOf(association)
          .slice(entity.length + 1)
          .replace(new RegExp(`^${entity}(?=_|$)`), "~"),
        `${association.children[1]?.attributes["Type"]} ${association.children[1]?.attributes["Multiplicity"]}`,
      ]),
  );

/** Those of the sample's verCustomer_Input: to the types of other entities, and to its own, which `~` stands for. */
const OTHERS = {
  T24FieldMetadata: `${MODEL}.T24FieldMetadata *`,
  Entity: `${MODEL}.Entity 1`,
  Errors: `${MODEL}.Errors 1`,
  NextState: `${MODEL}.NextState 1`,
};
const OWN = "~ ~_IAuth ~_HAuth ~_input ~_validate ~_hold ~_authorise ~_audit ~_reverse ~_delete ~_changedValues".split(
  " ",
);

/** What this RIM's pages lead to besides; the sample is of an older one. */
const OWN_SINCE = "~_silent ~_new ~_Live ~_RAuth ~_Held ~_Reversed ~_restore ~_copy ~_paste ~_ContextEnquiries".split(
  " ",
);
const OTHERS_SINCE = {
  Messages: `${MODEL}.Messages 1`,
  enqlistCustomer: `${MODEL}.enqlistCustomer *`,
  enqlistCustomerUnauth: `${MODEL}.enqlistCustomerUnauth *`,
  enqlistCustomerHist: `${MODEL}.enqlistCustomerHist *`,
};

test.each(versions.map(({ entity }) => entity))("%s is associated with what its pages lead to", (entity) => {
  const own = [...OWN, ...OWN_SINCE].map((name) => [name, `${MODEL}.${entity} 1`]);
  expect(associationsOf(entity)).toEqual({ ...Object.fromEntries(own), ...OTHERS, ...OTHERS_SINCE });
});

test("an association has two roles, and many of what there is one page for, or of one that a list is for", () => {
  for (const { attributes, children } of elementsIn(edmx, "Association")) {
    const [source, target] = children.map((end) => end.attributes);
    expect([source?.["Role"], target?.["Role"]]).toEqual([
      `${attributes["Name"]}_Source`,
      `${attributes["Name"]}_Target`,
    ]);
    expect([source?.["Multiplicity"], target?.["Multiplicity"]].sort()).toEqual(["*", "1"]);
  }
});

const navigationsOf = (entity: string): readonly string[] => {
  const type = elementsIn(edmx, "EntityType").find((candidate) => nameOf(candidate) === entity);
  return type === undefined ? [] : elementsIn(type, "NavigationProperty").map(nameOf);
};

test.each(versions.map(({ entity }) => entity))(
  "%s has a page's links by their titles, as often as there are pages",
  (entity) => {
    const names = navigationsOf(entity);
    const held = [
      "metadata",
      "Messages",
      "input deal",
      "validate deal",
      "hold deal",
      "delete",
      "Copy deal",
      "Paste deal",
    ];
    expect(names.join("|")).toContain([...held, "All Context Enquiries", "Context Enquiries"].join("|"));
    // The sample's has seven of each of the first two: its RIM is an older one.
    const count = (title: string) => names.filter((name) => name === title).length;
    expect([count("metadata"), count("Context Enquiries"), count("changed values"), count("errors")]).toEqual([
      9, 10, 1, 1,
    ]);
    const files = ["List Live File", "List Unauth File", "List History File"];
    expect(names.filter((name) => / File$/.test(name))).toEqual([
      ...files,
      ...files.map((name) => name.replace("List", "Search")),
    ]);
  },
);

test("a way that has no title is named after where it leads, numbered through the service from the second on", () => {
  const all = versions.flatMap(({ entity }) => navigationsOf(entity));
  const untitled = all.filter((name) => /^(ver|nextState)/.test(name));
  const first = untitled.filter((name) => !/_\d+$/.test(name));
  expect(first).toEqual([...new Set(first)]);
  expect(first.filter((name) => name === "nextState")).toHaveLength(1);
  for (const { entity } of versions) {
    for (const state of ["", "_IAuth", "_HAuth", "_Live", "_Held"]) expect(first).toContain(entity + state);
  }
  const numbers = untitled.filter((name) => !first.includes(name)).map((name) => Number(/_(\d+)$/.exec(name)?.[1]));
  expect(numbers).toEqual(numbers.map((_, index) => index));
});

test("what is no version leads nowhere", () => {
  for (const { entity } of Object.values(enquiries)) expect([entity, navigationsOf(entity)]).toEqual([entity, []]);
  for (const entity of ["Errors", "Messages", "T24FieldMetadata", "Entity", "NextState"]) {
    expect([entity, navigationsOf(entity)]).toEqual([entity, []]);
  }
});

describe("it holds together", () => {
  const known = new Set([...elementsIn(edmx, "EntityType"), ...elementsIn(edmx, "ComplexType")].map(nameOf));
  const namesOf = (element: string): readonly string[] => elementsIn(edmx, element).map(nameOf);

  test("every type that is referred to is there", () => {
    const named = ["Property", "EntitySet", "FunctionImport", "End"].flatMap((name) =>
      elementsIn(edmx, name).flatMap(({ attributes: { Type = "", EntityType = "", ReturnType = "" } }) => [
        Type,
        EntityType,
        ReturnType,
      ]),
    );
    const ours = named.filter((type) => type !== "" && type !== "Edm.String");
    expect(ours.filter((type) => !type.startsWith(`${MODEL}.`) || !known.has(type.slice(MODEL.length + 1)))).toEqual(
      [],
    );
    expect(ours.length).toBeGreaterThan(groups.length);
  });

  test("every navigation property has a relationship, which starts at its own type and has both roles", () => {
    const associations = new Map(elementsIn(edmx, "Association").map((each) => [`${MODEL}.${nameOf(each)}`, each]));
    let count = 0;
    for (const type of elementsIn(edmx, "EntityType")) {
      for (const { attributes } of elementsIn(type, "NavigationProperty")) {
        const ends = associations.get(attributes["Relationship"] ?? "")?.children.map((end) => end.attributes);
        expect([attributes["FromRole"], attributes["ToRole"]]).toEqual(ends?.map((end) => end["Role"]));
        expect(ends?.[0]?.["Type"]).toBe(`${MODEL}.${nameOf(type)}`);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(associations.size);
  });

  test("every association is some navigation property's", () => {
    const used = new Set(elementsIn(edmx, "NavigationProperty").map(({ attributes }) => attributes["Relationship"]));
    expect(namesOf("Association").filter((name) => !used.has(`${MODEL}.${name}`))).toEqual([]);
  });

  test("a key is a property of its type, and never null", () => {
    for (const type of elementsIn(edmx, "EntityType")) {
      const required = propertiesOf(nameOf(type)).filter(({ attributes }) => attributes["Nullable"] === "false");
      expect([nameOf(type), elementsIn(type, "PropertyRef").map(nameOf)]).toEqual([nameOf(type), required.map(nameOf)]);
    }
  });

  test.each(["EntityType", "ComplexType", "Association", "EntitySet", "FunctionImport"])(
    "no %s is there twice",
    (name) => {
      const names = namesOf(name);
      expect(names.length).toBeGreaterThan(0);
      expect(names).toEqual([...new Set(names)]);
    },
  );

  test("no type has a property twice", () => {
    for (const type of known) {
      const names = propertiesOf(type).map(nameOf);
      expect([type, names]).toEqual([type, [...new Set(names)]]);
    }
  });
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
