import { readFileSync } from "node:fs";

import { parse } from "yaml";

import { entityOf, versions } from "../../emulators/t24/domain/version.ts";
import { COMPANY, errorsIn, JOHN_SNOW, openT24 } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const SETS = versions.map(({ entity }) => `${entity}s`);
const { Gender: _gender, ...WITHOUT_GENDER } = JOHN_SNOW;

test.each([
  ["CUSTOMER,INPUT", "verCustomer_Input"],
  ["CUSTOMER,", "verCustomer"],
  ["EB.EXTERNAL.USER,TCIB.NEW", "verEbExternalUser_TcibNew"],
  ["FUNDS.TRANSFER,", "verFundsTransfer"],
])("the version %s is the entity %s", (name, entity) => {
  expect(entityOf(name)).toBe(entity);
});

test("the contract names the versions beside the one that its paths are written with", () => {
  const text = readFileSync(new URL("../../contracts/t24/openapi.yaml", import.meta.url), "utf8");
  const document = parse(text) as { "x-aliases": object };
  const [first = "", ...others] = versions.map(({ entity }) => entity);
  expect(document["x-aliases"]).toEqual({ [first]: others });
});

test.each(SETS)("%s gives its own addresses, and names, to what it makes", async (set) => {
  const call = await t24.world();
  const { status, json } = await call("POST", `${set}()/new`);
  expect(status).toBe(201);
  const links = json._links as Record<string, { href: string } | { href: string }[]>;
  const hrefs = Object.values(links).flatMap((link) => (Array.isArray(link) ? link : [link]).map(({ href }) => href));
  const own = new RegExp(`${COMPANY}/(ContextEnquiryList/)?${set.slice(0, -1)}(s\\(|/|$)`);
  expect(hrefs.filter((href) => !own.test(href))).toEqual([]);
});

test.each([
  ["verCustomer_Inputs", 400],
  ["verCustomer_Duals", 400],
  ["verCustomer_Corps", 200],
  ["verCustomers", 200],
])("%s answers a customer without a gender %s", async (set, status) => {
  const call = await t24.world();
  const answer = await call("POST", `${set}('190245')/validate`, { body: WITHOUT_GENDER });
  expect(answer.status).toBe(status);
  if (status === 400) expect(errorsIn(answer)[0]).toMatchObject({ Info: `${set.slice(0, -1)}.Gender:1:1` });
});

// VER: the VERSION files of INPUT and of CORP fill the language; that of the application itself has no fields at all.
test.each([
  ["verCustomer_Inputs", false],
  ["verCustomer_Duals", false],
  ["verCustomer_Corps", false],
  ["verCustomers", true],
])("%s misses a language where no sector fills it: %s", async (set, isMissed) => {
  const call = await t24.world();
  const { Sector: _sector, ...withoutSector } = JOHN_SNOW;
  const refused = await call("POST", `${set}('190245')/validate`, { body: withoutSector });
  const missing = [["Sector:1:1", "INPUT MISSING"], ...(isMissed ? [["Language:1:1", "INPUT MISSING"]] : [])];
  const entity = set.slice(0, -1);
  expect(errorsIn(refused).map(({ Info, Text }) => [Info, Text])).toEqual(
    missing.map(([place, text]) => [`${entity}.${place}`, text]),
  );
  const filled = await call("POST", `${set}('190245')/validate`, { body: JOHN_SNOW });
  expect([filled.status, filled.json.Language]).toEqual([200, "1"]);
});

test("the version without authorisers takes an input live, with its inputter's stamp as authoriser", async () => {
  const call = await t24.world();
  const { status, headers, json } = await call("POST", "verCustomers('190245')", { body: JOHN_SNOW });
  expect([status, json.RecordStatus, json.CurrNo]).toEqual([201, "", "1"]);
  expect(json.Authoriser).toMatch(/_OFS_SEAT$/);
  expect(headers["location"]).toMatch(/verCustomers_Live\('190245'\)$/);
  expect((await call("GET", "verCustomer_Inputs_Live('190245')")).status).toBe(200);
});

test("the version with two authorisers takes three different people", async () => {
  const call = await t24.world();
  const item = "verCustomer_Duals('190245')";
  const authorise = async (user: string) => {
    const { status, json } = await call("PUT", `${item}/authorise`, { user });
    return [status, json.RecordStatus];
  };
  await call("POST", item, { body: JOHN_SNOW });
  expect(await authorise("INPUTT")).toEqual([400, "INAU"]);
  expect(await authorise("AUTHOR")).toEqual([200, "INA2"]);
  expect((await call("GET", "verCustomer_Duals_HAuth('190245')")).status).toBe(200);
  expect(await authorise("AUTHOR")).toEqual([400, "INA2"]);
  expect(await authorise("CSAGENT")).toEqual([200, ""]);
});

test("an Atom entry is taken with the group names of its version", async () => {
  const call = await t24.world();
  const made = await call("POST", "verCustomer_Corps()/new", { accept: "application/atom+xml" });
  const body = made.text
    .replace(/<d:(ShortName|Name1)\/>|<d:(ShortName|Name1)><\/d:\2>/g, (_all, one: string, other: string) => {
      const name = one || other;
      return `<d:${name}>NOKIA</d:${name}>`;
    })
    .replace(/<d:Mnemonic(\/>|><\/d:Mnemonic>)/, "<d:Mnemonic>NOKIA</d:Mnemonic>")
    .replace(/<d:Sector(\/>|><\/d:Sector>)/, "<d:Sector>2001</d:Sector>");
  expect(body).toContain("verCustomer_Corp_ShortNameMvGroup");
  const sent = { body, type: "application/atom+xml" };
  const { status, json } = await call("POST", "verCustomer_Corps('190245')", sent);
  expect([status, json.ShortNameMvGroup[0].ShortName]).toEqual([201, "NOKIA"]);
});
