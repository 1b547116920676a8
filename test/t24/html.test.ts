import fc from "fast-check";

import type { CustomerRecord } from "../../emulators/t24/domain/record.ts";
import { toCommandPage, toPage, toStatePage } from "../../emulators/t24/operations/pages.ts";
import { html } from "../../emulators/t24/representations/html.ts";
import type { Place, Resource } from "../../emulators/t24/representations/resource.ts";
import { customer, openT24, treeOf } from "./calls.ts";
import { anyRecord } from "./records.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const BASE = "http://127.0.0.1:4001/Prospect-iris/Prospect.svc/GB0010001/";
const place: Place = {
  base: BASE,
  xmlBase: BASE,
  updated: "2018-01-30T10:20:30Z",
  entity: "verCustomer_Input",
  embeds: "small",
};
const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const john: CustomerRecord = { id: "190245", scalars: { MNEMONIC: "JSNOW" }, groups: {} };
const page = (resource: Resource): string => html.format(resource, "text/html").text;

test("a browser gets a page of HTML with the record's properties", async () => {
  const call = await t24.world();
  const { status, headers, text } = await call("GET", customer("66052"), { accept: BROWSER });
  expect([status, headers["content-type"]]).toEqual([200, "text/html;charset=UTF-8"]);
  expect(text).toContain("<tr><th>Mnemonic</th><td>NOKIAUS</td></tr>");
});

test("links of GET can be followed; of the others the verb is said", () => {
  const text = page(toPage(john, "listed", place));
  expect(text).toContain(`<li><a href="${BASE}verCustomer_Inputs('190245')/see">GET see record`);
  expect(text).toMatch(/<li>PUT input deal [^<]*<\/li>/);
});

test("errors are shown where they are embedded, and by themselves", async () => {
  const call = await t24.world();
  const refused = await call("GET", customer("7"), { accept: BROWSER });
  expect([refused.status, refused.text.includes("<td>RECORD MISSING</td>")]).toEqual([404, true]);
  const echoed = await call("PUT", customer("66052", "reverse"), { accept: BROWSER });
  expect([echoed.status, echoed.text.includes("<td>NO FUNCTION FOR THIS APPLICATION</td>")]).toEqual([400, true]);
});

test("a list, the service document and the framework's word are pages, too", () => {
  const entries = [toPage(john, "listed", place)];
  const title = "verCustomer_Inputs";
  expect(page({ kind: "feed", ...place, title, path: `${title}()`, entries })).toContain("<td>JSNOW</td>");
  expect(page({ kind: "service", ...place })).toContain(`<a href="${BASE}verCustomer_Inputs()">`);
  expect(page({ kind: "framework-error", code: "400", message: "<no>" })).toContain("<td>&lt;no&gt;</td>");
});

test.each([
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "javascript:alert(1)",
  "</style></title>&amp;",
])("the value %s is shown and does nothing", (value) => {
  const hostile = { id: value, scalars: { INTRODUCER: value }, groups: {} };
  for (const shown of [toStatePage(hostile, "Live", place), toCommandPage(hostile, "see", place)]) {
    const root = treeOf(page(shown));
    expect(namesIn(root).filter((name) => !EXPECTED.has(name))).toEqual([]);
  }
  expect(page(toPage(hostile, "listed", place))).not.toMatch(/<script|<img|href="javascript/);
});

test("whatever a record says, the page is well-formed and has no elements but its own", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const root = treeOf(page(toStatePage(record, "Live", place)));
      expect(namesIn(root).filter((name) => !EXPECTED.has(name))).toEqual([]);
    }),
    { numRuns: 40, seed: 24 },
  );
});

const EXPECTED: ReadonlySet<string> = new Set([
  "html",
  "head",
  "meta",
  "title",
  "style",
  "body",
  "h1",
  "ul",
  "li",
  "a",
  "table",
  "tr",
  "th",
  "td",
]);

function namesIn({ name, children }: ReturnType<typeof treeOf>): readonly string[] {
  return [name, ...children.flatMap(namesIn)];
}
