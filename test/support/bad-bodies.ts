import { gzipSync } from "node:zlib";

import type { Spelling, Vendor } from "./vendors.ts";

/** A body that no vendor should be harmed by. */
export interface BadBody {
  readonly name: string;
  /** What the answer's status may be; `any`: some vendors take it, others refuse it, none fails. */
  readonly statuses: readonly number[] | "any";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** How it is sent: with its length, in chunks, or not to its end. */
  readonly framing?: "chunked" | "half";
}

const DEEP = 10_000;
const MEGABYTE = 1_048_576;

/** Ids, as they stand in a path, that no vendor has ever given. */
export const HOSTILE_IDS: readonly string[] = [
  "..%2F..%2Fetc%2Fpasswd",
  "%2e%2e%5c%2e%2e%5cetc",
  "A''B",
  "A'B",
  "x".repeat(300),
  "9".repeat(300),
  "%00",
  "1%00",
  "%c0%af",
  "%ZZ",
  "%",
  "a%0d%0aX-Evil:1",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "-1",
  "1e3",
  "%F0%9F%98%80",
  "1;a=b",
  "%252e%252e",
  "1)",
];

/** Bad bodies in JSON, around a good one where there is room for it. */
export function badJson({ json, list }: Vendor, record: number): readonly BadBody[] {
  const { write, writeWith, isLoose } = json;
  const good = write(record);
  const refused = { statuses: [400] };
  const refusedOrLoose = isLoose === true ? { statuses: [200] } : refused;
  return [
    ...anySyntax(good),
    { name: "nested too deeply", ...refused, body: writeWith(record, `"deep":${"[".repeat(DEEP)}${"]".repeat(DEEP)}`) },
    { name: "nested too deeply, objects", ...refused, body: '{"a":'.repeat(DEEP) + "1" + "}".repeat(DEEP) },
    { name: "two roots", ...refusedOrLoose, body: good + good },
    { name: "a raw NUL", ...refused, body: writeWith(record, '"nul":"\0"') },
    { name: "an escaped NUL", ...refused, body: writeWith(record, '"nul":"\\u0000"') },
    { name: "a lone surrogate", ...refused, body: writeWith(record, '"half":"\\ud800"') },
    { name: "broken UTF-8", ...refused, body: withBytes(writeWith(record, '"bytes":"@"'), [0xff, 0xfe, 0xc0, 0x80]) },
    { name: "NaN", ...refusedOrLoose, body: writeWith(record, '"number":NaN') },
    { name: "nothing but a blank", statuses: [400], body: " " },
    { name: "a list for an object", statuses: "any", body: "[]" },
    { name: "null for an object", statuses: "any", body: "null" },
    { name: "a huge number", statuses: "any", body: writeWith(record, '"number":1e400') },
    { name: "a member __proto__", statuses: "any", body: writeWith(record, '"__proto__":{"isAdmin":true}') },
    {
      name: "a member constructor.prototype",
      statuses: "any",
      body: writeWith(record, '"constructor":{"prototype":{"isAdmin":true}}'),
    },
    ...["null", "{}", "1"].map((item): BadBody => {
      const items = Array.from({ length: 50_000 }, () => item);
      return { name: `50,000 items ${item}`, statuses: "any", body: writeWith(record, `"${list}":[${items.join()}]`) };
    }),
    {
      name: "50,000 members that nobody knows",
      statuses: "any",
      body: writeWith(record, Array.from({ length: 50_000 }, (_, index) => `"m${index}":1`).join(",")),
    },
  ];
}

/** Bad bodies in XML; `listener` is the port of a server that nobody should connect to. */
export function badXml(
  { write, writeWith, takesAnyCharset }: Spelling,
  record: number,
  listener: number,
): readonly BadBody[] {
  const good = write(record);
  const bad = (name: string, body: string | Buffer): BadBody => ({ name, statuses: [400], body });
  const remote = `http://127.0.0.1:${listener}/x`;
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
  return [
    ...anySyntax(good),
    bad("a DOCTYPE", `<!DOCTYPE r>${good}`),
    bad("a DOCTYPE behind a comment", `<?xml version="1.0"?><!-- c --><!DOCTYPE r>${good}`),
    bad("a DOCTYPE in UTF-16", Buffer.from(`\uFEFF<!DOCTYPE r>${good}`, "utf16le")),
    bad("a billion laughs", `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]>${writeWith(record, "<a>&l9;</a>")}`),
    bad("an external entity", `<!DOCTYPE r [<!ENTITY e SYSTEM "${remote}">]>${writeWith(record, "<a>&e;</a>")}`),
    bad(
      "an entity of a file",
      `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hosts">]>${writeWith(record, "<a>&e;</a>")}`,
    ),
    bad("an external parameter entity", `<!DOCTYPE r [<!ENTITY % e SYSTEM "${remote}"> %e;]>${good}`),
    bad("an external subset", `<!DOCTYPE r SYSTEM "${remote}">${good}`),
    bad("an entity that nobody declared", writeWith(record, "<a>&nobody;</a>")),
    bad("nested too deeply", writeWith(record, "<a>".repeat(DEEP) + "</a>".repeat(DEEP))),
    bad("two roots", good + good),
    bad("text behind the root", `${good}text`),
    bad("an attribute twice", writeWith(record, '<a b="1" b="2"/>')),
    bad("a prefix that nobody declared", writeWith(record, "<nobody:a/>")),
    bad("a raw NUL", writeWith(record, "<a>\0</a>")),
    bad("a NUL by reference", writeWith(record, "<a>&#0;</a>")),
    bad("a lone surrogate by reference", writeWith(record, "<a>&#xD800;</a>")),
    bad("broken UTF-8", withBytes(writeWith(record, "<a>@</a>"), [0xff, 0xfe, 0xc0, 0x80])),
    bad(
      "100,000 attributes",
      writeWith(record, `<a ${Array.from({ length: 100_000 }, (_, n) => `b${n}=""`).join(" ")}/>`),
    ),
    {
      ...bad("an include", `<?xml-stylesheet href="${remote}"?>${writeWith(record, include(remote))}`),
      statuses: "any",
    },
    {
      ...bad("an element __proto__", writeWith(record, "<__proto__><isAdmin>true</isAdmin></__proto__>")),
      statuses: "any",
    },
    {
      ...bad("a charset that is not read", good),
      headers: { "content-type": "application/xml; charset=utf-7" },
      statuses: takesAnyCharset === true ? [200] : [415],
    },
  ];
}

/** What is bad in JSON and XML alike. */
function anySyntax(good: string): readonly BadBody[] {
  const large = Buffer.alloc(20 * MEGABYTE, " ");
  const bomb = gzipSync(Buffer.alloc(50 * MEGABYTE, " "));
  const gzip = { "content-encoding": "gzip" };
  return [
    { name: "20 MB, declared", statuses: [413], body: large },
    { name: "20 MB, in chunks", statuses: [413], body: large, framing: "chunked" },
    { name: "a gzip bomb", statuses: [413], headers: gzip, body: bomb },
    { name: "gzip that is none", statuses: [400], headers: gzip, body: good },
    { name: "gzip that breaks off", statuses: [400], headers: gzip, body: gzipSync(good).subarray(0, -12) },
    { name: "an encoding that nobody knows", statuses: [415], headers: { "content-encoding": "zip" }, body: good },
    { name: "two encodings", statuses: [415], headers: { "content-encoding": "gzip, gzip" }, body: good },
    { name: "a syntax that breaks off", statuses: [400], body: good.slice(0, -3) },
    { name: "a client that leaves in the middle", statuses: [400], body: good, framing: "half" },
  ];
}

function include(remote: string): string {
  return (
    `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${remote}"/>` +
    `<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a ${remote}"/>`
  );
}

function withBytes(text: string, bytes: readonly number[]): Buffer {
  const at = text.indexOf("@");
  return Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from(bytes), Buffer.from(text.slice(at + 1))]);
}
