import { allFields, scalars } from "../../emulators/t24/domain/dictionary.ts";
import { ATOM, customer, elementsIn, HAL, inputJohn, openT24, RELS, treeOf } from "./calls.ts";
import { attributesOf, childrenOf, firstIn, titlesOf } from "./structure.ts";

/*
 * The public samples (fact sheet, 9), each told by its structure in our own words: which elements and attributes come in
 * which order. What a sample has otherwise than the emulator, because it is of another build, is said beside it.
 */

const t24 = await openT24();
afterAll(() => t24.close());

const ENTRY = ["id", "title", "updated", "author", "link*", "category", "content"];

test("the feed with customer 66052 (July 2016)", async () => {
  const call = await t24.world();
  const { text } = await call("GET", "verCustomer_Inputs()", { accept: ATOM });
  const feed = treeOf(text);
  expect(attributesOf(text, /<feed[^>]*>/)).toEqual(["xmlns", "xmlns:m", "xmlns:d", "xml:base"]);
  expect(attributesOf(text, /<link rel="self"[^>]*>/)).toEqual(["rel", "title", "href"]);
  expect(attributesOf(text, /<link rel="[^"]*rels\/see"[^>]*>/)).toEqual(["rel", "type", "title", "href"]);
  expect(childrenOf(feed)).toEqual(["title", "id", "updated", "link*", "entry*"]);
  expect(titlesOf(feed)).toEqual(["verCustomer_Inputs", "create new deal", "populate existing deal"]);
  const entry = firstIn(feed, "entry");
  expect(childrenOf(entry)).toEqual(ENTRY);
  expect(titlesOf(entry)).toEqual(["verCustomer_Input", "see record", "input deal", "audit deal", "reverse deal"]);
  const properties = firstIn(entry, "properties").children.map(({ name }) => name);
  expect(properties.slice(0, 6)).toEqual(["CustomerCode", "Title", "GivenNames", "FamilyName", "Mnemonic", "Gender"]);
  // The EDMX, of another build, has OverrideReason as a group; this sample, and ours, as a scalar.
  const riskClass = properties.indexOf("ManualRiskClass");
  expect(properties.slice(riskClass + 1, riskClass + 3)).toEqual(["OverrideReason", "CompanyBook"]);
  expect(properties.slice(scalars.length - 2, scalars.length)).toEqual(["AuditorCode", "AuditDateTime"]);
  expect(childrenOf(firstIn(firstIn(entry, "verCustomer_Input_ShortNameMvGroup"), "element"))).toEqual([
    "LanguageCode",
    "ShortName",
  ]);
  const languages = (group: string) => elementsIn(firstIn(entry, group), "LanguageCode").map(({ text }) => text);
  const ofGroups = ["ShortName", "Address", "PostCode", "Country", "Name2"].map((name) =>
    languages(`verCustomer_Input_${name}MvGroup`),
  );
  expect(ofGroups).toEqual([["en"], ["en"], [""], [""], [""]]);
  const { json } = await call("GET", "verCustomer_Inputs()");
  const [nokia] = json._embedded.item;
  expect([nokia.ShortNameMvGroup[0].LanguageCode, nokia.Name2MvGroup[0].LanguageCode]).toEqual(["en", ""]);
  expect(childrenOf(firstIn(firstIn(entry, "verCustomer_Input_RelationCodeMvGroup"), "element"))).toEqual([
    "RelationCode",
    "RelCustomer",
    "ReversRelCode",
    "verCustomer_Input_RelDelivOptSvGroup",
  ]);
});

test("the feed of users (July 2016): each entry has its ETag, the feed's has none", async () => {
  const call = await t24.world();
  const { text, headers } = await call("GET", "verCustomer_Inputs()", { accept: ATOM });
  expect(attributesOf(text, /<entry[^>]*>/)).toEqual(["m:etag"]);
  expect(headers).not.toHaveProperty("etag");
});

test("what /new makes (screenshots of January 2018, users of July 2016)", async () => {
  const call = await t24.world();
  const { text } = await call("POST", "verCustomer_Inputs()/new", { accept: ATOM, type: ATOM });
  expect(attributesOf(text, /<entry[^>]*>/)).toEqual(["xmlns", "xmlns:d", "xmlns:m", "xml:base"]);
  expect(attributesOf(text, /<link [^>]*rel="self"[^>]*>/)).toEqual(["href", "rel", "profile", "title"]);
  expect(attributesOf(text, /<link [^>]*rels\/input"[^>]*>/)).toEqual(["href", "rel", "type", "title"]);
  const entry = treeOf(text);
  expect(childrenOf(entry)).toEqual(ENTRY);
  // Copy, paste and context enquiries follow where they are emulated.
  expect(titlesOf(entry).slice(0, 5)).toEqual([
    "verCustomer_Input_new",
    "metadata",
    "input deal",
    "validate deal",
    "hold deal",
  ]);
  expect(elementsIn(entry, "inline")).toEqual([]);
  const names = firstIn(entry, "properties").children.map(({ name }) => name.replace("verCustomer_Input_", ""));
  // The screenshot has the local field Vulnerability as second.
  expect(names.filter((name) => !name.startsWith("Vulnerability")).slice(0, 4)).toEqual([
    "CustomerLiability",
    "AutoNextKycReviewDate",
    "IssueCheques",
    "ReportTemplate",
  ]);
});

test("the failing validate of 190409 (March 2016)", async () => {
  const call = await t24.world({ errorSelf: "command" });
  const body = { GivenNames: "Peter", Language: "1" };
  const { text } = await call("POST", customer("190409", "validate"), { accept: ATOM, type: HAL, body });
  expect(text.startsWith("<?xml version='1.0' encoding='utf-8'?><entry ")).toBe(true);
  expect(attributesOf(text, /<entry[^>]*>/)).toEqual(["xmlns", "xmlns:m", "xmlns:d", "xml:base"]);
  const entry = treeOf(text);
  expect(childrenOf(entry)).toEqual(ENTRY);
  // The fixture is of an older RIM, whose error page had no metadata.
  expect(titlesOf(entry).filter((title) => title !== "metadata")).toEqual([
    "verCustomer_Input_validate",
    "errors",
    "input deal",
    "hold deal",
  ]);
  const inner = firstIn(firstIn(entry, "inline"), "entry");
  expect(childrenOf(inner)).toEqual(["id", "title", "updated", "author", "link", "category", "content"]);
  expect(childrenOf(firstIn(inner, "Errors_ErrorsMvGroup"))).toEqual(["element*"]);
  expect(childrenOf(firstIn(inner, "element"))).toEqual(["Code", "Type", "Text", "Info"]);
  const street = firstIn(firstIn(entry, "verCustomer_Input_StreetMvGroup"), "element");
  expect(childrenOf(street)).toEqual(["valuePosition", "subValuePosition", "LanguageCode", "Street"]);
  const employment = firstIn(firstIn(entry, "verCustomer_Input_EmploymentStatusMvGroup"), "element");
  expect(childrenOf(employment).at(-1)).toBe("verCustomer_Input_EmployersAddSvGroup");
});

test("the answer to an input (screenshots of January 2018)", async () => {
  const call = await t24.world({ embeddedResources: "all" });
  const { text, headers } = await inputJohn(call, { accept: ATOM });
  expect(attributesOf(text, /<entry[^>]*>/)).toEqual(["xmlns", "xmlns:m", "xmlns:d", "xml:base"]);
  expect(attributesOf(text, /<link rel="self"[^>]*>/)).toEqual(["rel", "profile", "title", "href"]);
  expect(Object.keys(headers)).toEqual(expect.arrayContaining(["etag", "location", "x-t24-generated-data"]));
  const feed = firstIn(firstIn(treeOf(text), "inline"), "feed");
  expect(childrenOf(feed)).toEqual(["title", "id", "updated", "link", "entry*"]);
  expect(feed.children[0]?.text).toBe("metadata");
});

test("the embedded metadata of a user (July 2016)", async () => {
  const call = await t24.world({ embeddedResources: "all" });
  const { text } = await call("GET", customer("66052"), { accept: ATOM });
  const entry = firstIn(firstIn(treeOf(text), "feed"), "entry");
  expect(childrenOf(entry)).toEqual(["id", "title", "updated", "author", "category", "content"]);
  expect(childrenOf(firstIn(entry, "properties"))).toEqual([
    "Id",
    "Entity",
    "Property",
    "Visible",
    "Mandatory",
    "MandatorySelection",
    "ReadOnly",
    "NoChange",
    "Copy",
    "PrimaryKey",
    "T24FieldMetadata_PossibleValuesMvGroup",
    "T24FieldMetadata_EnrichmentsMvGroup",
  ]);
  const explained = elementsIn(treeOf(text), "T24FieldMetadata_EnrichmentsMvGroup").flatMap(({ children }) => children);
  // Those of the user are its language, its company, its department; each as the record's own fields are numbered.
  expect(explained.map(({ children }) => children[0]?.text)).toEqual(
    expect.arrayContaining(["Language", "CoCode", "DeptCode"].map((name) => `verCustomer_Input.${name}:1:1`)),
  );
  expect(childrenOf(explained[0] ?? entry)).toEqual(["FieldNumber", "FieldValue", "Enrichment"]);
  const fields = elementsIn(treeOf(text), "properties").filter(
    (properties) => elementsIn(properties, "Property").length > 0,
  );
  const texts = (name: string) => fields.map((field) => firstIn(field, name).text);
  // By the numbers in the dictionary, groups among the others, the audit's fields last.
  const names = texts("Property").map((name) => name.replace(/^.*\./, ""));
  expect(names).toEqual(allFields.map(({ odata }) => odata));
  expect(names.slice(-4)).toEqual(["CoCode", "DeptCode", "AuditorCode", "AuditDateTime"]);
  const flagged = (flag: string, value: string) => {
    const values = texts(flag);
    return names.filter((_, index) => values[index] === value);
  };
  expect(flagged("Copy", "false")).toEqual(["CustomerCode", "AuditorCode", "AuditDateTime"]);
  expect(flagged("ReadOnly", "true")).toEqual(names.slice(names.indexOf("Override")));
  expect(flagged("PrimaryKey", "true")).toEqual(["CustomerCode"]);
  // Those of our own entity, of which there is no sample: 4.10.
  expect(flagged("NoChange", "true")).toEqual(["CustomerLiability"]);
  expect(flagged("Mandatory", "true").sort()).toEqual([
    "CustomerCode",
    "Gender",
    "Language",
    "Mnemonic",
    "Name1",
    "Sector",
    "ShortName",
  ]);
  const { json } = await call("GET", customer("66052"));
  const [metadata] = json._embedded[`${RELS}metadata`];
  expect(metadata._embedded.item.map(({ Property }: { Property: string }) => Property)).toEqual(texts("Property"));
  const [words] = metadata._embedded.item.flatMap(
    ({ EnrichmentsMvGroup }: Record<string, unknown>) => EnrichmentsMvGroup,
  );
  expect(Object.keys(words as object)).toEqual(["FieldValue", "FieldNumber", "Enrichment"]);
  expect(Object.keys(metadata as object)).toEqual(["_links", "_embedded"]);
  expect(Object.keys(metadata._embedded.item[0] as object)).toEqual([
    "EnrichmentsMvGroup",
    "Entity",
    "Id",
    "Mandatory",
    "MandatorySelection",
    "PossibleValuesMvGroup",
    "Property",
    "ReadOnly",
    "Visible",
  ]);
});

test("HAL of /new and of a collection of users (July 2016)", async () => {
  const call = await t24.world();
  const made = (await call("POST", "verCustomer_Inputs()/new")).json;
  expect(Object.keys(made as object).slice(0, 2)).toEqual(["_links", "AccountOfficer"]);
  expect(Object.keys(made._links as object)[0]).toBe("self");
  expect(Object.keys(made._links[`${RELS}input`][0] as object)).toEqual(["href", "name", "title"]);
  expect(made.Id).toBe("");
  const { json } = await call("GET", "verCustomer_Inputs()");
  expect(Object.keys(json as object)).toEqual(["_links", "_embedded"]);
  // The sample has the key only; customers are listed whole, as the Atom sample has them.
  const [item] = json._embedded.item;
  expect(Object.keys(item._links as object).map((relation) => relation.replace(/^.*\//, ""))).toEqual([
    "verCustomer_Input",
    "input",
    "reverse",
    "review",
    "see",
    "item",
  ]);
});

test("the service document, in Atom and in HAL", async () => {
  const call = await t24.world();
  const { text } = await call("GET", "", { accept: "application/atomsvc+xml" });
  expect(attributesOf(text, /<service[^>]*>/)).toEqual(["xmlns", "xml:base", "xmlns:atom", "xmlns:app"]);
  const service = treeOf(text);
  expect(childrenOf(service)).toEqual(["workspace"]);
  expect(childrenOf(firstIn(service, "workspace"))).toEqual(["title", "collection*"]);
  expect(childrenOf(firstIn(service, "collection"))).toEqual(["title"]);
  const { json } = await call("GET", "");
  expect(Object.keys(json._links as object)).toEqual(["self", "collection"]);
  expect(Object.keys(json._links.collection[0] as object)).toEqual(["href", "name", "title"]);
});

test("the EDMX (July 2016)", async () => {
  const call = await t24.world();
  const { text } = await call("GET", "$metadata", { accept: "application/xml" });
  const edmx = treeOf(text);
  expect(attributesOf(text, /<edmx:Edmx[^>]*>/)).toEqual([
    "Version",
    "xmlns:edmx",
    "xmlns:d",
    "xmlns:m",
    "xmlns:iris-ext",
  ]);
  expect(childrenOf(firstIn(edmx, "Schema"))).toEqual([
    "ComplexType*",
    "EntityType*",
    "Association*",
    "EntityContainer",
  ]);
  expect(childrenOf(firstIn(edmx, "EntityType"))).toEqual(["Key", "Property*", "NavigationProperty*"]);
  expect(childrenOf(firstIn(edmx, "Association"))).toEqual(["End*"]);
  expect(childrenOf(firstIn(edmx, "EntityContainer"))).toEqual(["EntitySet*", "FunctionImport*"]);
  expect(attributesOf(text, /<Property Name="verCustomer_Input_Name1MvGroup"[^>]*>/)).toEqual([
    "Name",
    "Type",
    "Nullable",
    "CollectionKind",
  ]);
  const attributes = (tag: RegExp) => attributesOf(text, tag);
  expect(attributes(/<NavigationProperty[^>]*>/)).toEqual(["Name", "Relationship", "FromRole", "ToRole"]);
  expect(attributes(/<Association [^>]*>/)).toEqual(["Name"]);
  expect(attributes(/<End [^>]*>/)).toEqual(["Role", "Type", "Multiplicity"]);
  expect(attributes(/<EntityContainer[^>]*>/)).toEqual(["Name", "m:IsDefaultEntityContainer"]);
  expect(attributes(/<EntitySet [^>]*>/)).toEqual(["Name", "EntityType"]);
  expect(attributes(/<FunctionImport[^>]*>/)).toEqual(["Name", "ReturnType", "m:HttpMethod"]);
});
