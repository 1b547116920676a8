import { XmlDocument } from "libxml2-wasm";
import { create } from "xmlbuilder2";

import { defineFragment, defineTemplate, hole, raw, repeat } from "../../emulators/core/xml.ts";
import { escapeAttribute, escapeText, isCarriable, toCarriable } from "../../emulators/core/xml-text.ts";
import { millisecondsSince } from "../support/cpu-time.ts";

const byBuilder = (document: object): string => create(document).end({ wellFormed: true, headless: true });

const TEXTS = [
  "plain",
  "a & b",
  "<b>",
  "1 > 0",
  'say "hi"',
  "it's",
  "]]>",
  "  blanks  ",
  "käthe 😀 \u2028 \u0085",
  "<!-- no comment -->",
  "<![CDATA[x]]>",
  "\uE000=x\uE001",
  "\uFFFD",
];

test.each(TEXTS)("the text %j is written as xmlbuilder2 writes it", (text) => {
  const template = defineTemplate({ a: { b: { "@c": hole("attribute"), "#": hole("text") }, d: hole("text") } });
  expect(template({ text, attribute: text })).toBe(byBuilder({ a: { b: { "@c": text, "#": text }, d: text } }));
});

test.each([
  ["&amp;", "<a>&amp;</a>"],
  ["&#10;", "<a>\n</a>"],
])("the text %j stays what it is, though xmlbuilder2 would take it for a reference", (text, built) => {
  expect(byBuilder({ a: text })).toBe(built);
  expect(defineTemplate({ a: hole("text") })({ text })).toBe(`<a>${text.replace("&", "&amp;")}</a>`);
});

test.each([...TEXTS, "", "&amp;", "&#10;", "tab\there", "line\nend", "carriage\rreturn", "\r\n", "\t\n\r", " \n "])(
  "the text %j comes back as it was from a reader, out of content and out of an attribute",
  (text) => {
    const template = defineTemplate({ a: { "@b": hole("text"), "#": hole("text") } });
    const document = XmlDocument.fromString(template({ text }));
    const { content, attrs } = document.root;
    expect([content, attrs[0]?.value]).toEqual([text, text]);
    document.dispose();
  },
);

test.each([
  ["a\tb", "a\tb", "a&#x9;b"],
  ["a\nb", "a\nb", "a&#xA;b"],
  ["a\rb", "a&#xD;b", "a&#xD;b"],
  ['"', '"', "&quot;"],
  ["'", "'", "'"],
  ["&<>", "&amp;&lt;&gt;", "&amp;&lt;&gt;"],
])("%j is escaped as %j in content and as %j in an attribute", (text, inContent, inAttribute) => {
  expect([escapeText(text), escapeAttribute(text)]).toEqual([inContent, inAttribute]);
});

test("an empty hole leaves a start and an end, or an empty attribute", () => {
  const template = defineTemplate({ a: { b: hole("text"), c: { "@d": hole("text") } } });
  expect(template({})).toBe('<a><b></b><c d=""/></a>');
  expect(template({ text: "" })).toBe(template({}));
});

test("fixed texts are escaped, and do not mistake content for attributes", () => {
  const template = defineTemplate({
    a: { "@b": '>"<&', "@c": hole("text"), d: "x > <y>", e: hole("text"), f: { "@g": "<", "#": hole("text") } },
  });
  const text = '"\n>';
  const document = XmlDocument.fromString(template({ text }));
  const values = (xpath: string): unknown => document.root.find(xpath).map(({ content }) => content);
  expect(["@b", "@c", "d", "e", "f/@g", "f"].map(values)).toEqual([
    ['>"<&'],
    [text],
    ["x > <y>"],
    [text],
    ["<"],
    [text],
  ]);
  document.dispose();
});

const feed = defineTemplate({
  feed: {
    "@xmlns": "urn:feed",
    "@xmlns:m": "urn:meta",
    title: hole("title"),
    ...repeat("entries", {
      entry: {
        "@m:id": hole("id"),
        ...repeat("links", { link: { "@href": hole("href") }, "m:note": hole("note") }),
        content: hole("content"),
      },
    }),
    end: "x",
  },
});

test("a repeat is written once for each of its values, nested too, as xmlbuilder2 would", () => {
  const entries = [
    {
      id: "1",
      content: "a & b",
      links: [
        { href: "/1?a&b", note: "<n>" },
        { href: "/2", note: "" },
      ],
    },
    { id: '"2"', content: "", links: [] },
  ];
  const built = create().ele("urn:feed", "feed").att("http://www.w3.org/2000/xmlns/", "xmlns:m", "urn:meta");
  built.ele("title").txt("t");
  for (const { id, content, links } of entries) {
    const entry = built.ele("entry").att("urn:meta", "m:id", id);
    for (const { href, note } of links) {
      entry.ele("link").att("href", href);
      entry.ele("urn:meta", "m:note").txt(note);
    }
    entry.ele("content").txt(content);
  }
  built.ele("end").txt("x");
  expect(feed({ title: "t", entries })).toBe(built.end({ wellFormed: true, headless: true }));
});

test.each([
  [{ title: "t", entries: [] }],
  [{ title: "t" }],
  [{ title: "t", entries: undefined }],
  [{ title: "t", entries: "no list" }],
])("a repeat with %j is not written", (values) => {
  expect(feed(values)).toBe('<feed xmlns="urn:feed" xmlns:m="urn:meta"><title>t</title><end>x</end></feed>');
});

test("a repeated item does not see the values around it", () => {
  const template = defineTemplate({ a: repeat("items", { b: hole("text") }) });
  expect(template({ text: "outer", items: [{}, { text: "inner" }] })).toBe("<a><b></b><b>inner</b></a>");
});

test("what stands otherwise for a list is written only where none is given", () => {
  const template = defineTemplate({ a: repeat("items", { b: hole("text") }) }, { items: [{ text: "<none>" }] });
  expect(template({})).toBe("<a><b>&lt;none&gt;</b></a>");
  expect(template({ items: [] })).toBe("<a></a>");
  expect(template({ items: [{ text: "x" }] })).toBe("<a><b>x</b></a>");
});

test("two repeats may stand side by side", () => {
  const template = defineTemplate({ a: { ...repeat("b", { b: hole("t") }), ...repeat("c", { c: hole("t") }) } });
  expect(template({ b: [{ t: "1" }], c: [{ t: "2" }, { t: "3" }] })).toBe("<a><b>1</b><c>2</c><c>3</c></a>");
});

test("raw XML stands as it was made", () => {
  const inner = defineTemplate({ b: hole("text") });
  const template = defineTemplate({ a: { "#1": raw("inner"), c: hole("text") } });
  expect(template({ inner: inner({ text: "&" }), text: "<" })).toBe("<a><b>&amp;</b><c>&lt;</c></a>");
  expect(template({ text: "" })).toBe("<a><c></c></a>");
});

test("a value named as something that every object has is no value", () => {
  const template = defineTemplate({ a: { b: hole("constructor"), c: hole("toString"), d: hole("__proto__") } });
  expect(template({})).toBe("<a><b></b><c></c><d></d></a>");
});

test("a fragment leaves out the wrapper that declares its namespaces", () => {
  const template = defineFragment({ "xmlns:d": "urn:d" }, { "d:a": hole("text"), "d:b": { "@d:c": hole("text") } });
  expect(template({ text: "x" })).toBe('<d:a>x</d:a><d:b d:c="x"/>');
});

const UNCARRIABLE = ["\u0000", "\u0001", "\u0008", "\u000B", "\u000C", "\u000E", "\u001F", "\uFFFE", "\uFFFF"];
const LONE = [
  "\uD800",
  "\uDBFF",
  "\uDC00",
  "\uDFFF",
  "a\uD800b",
  "\uDC00\uD800",
  "\uD83D\uD83D\uDE00",
  "\uD83D\uDE00\uDE00",
];

test.each([...UNCARRIABLE, ...LONE])("%j cannot be carried by XML and is never written", (text) => {
  const template = defineTemplate({ a: { "@b": hole("attribute"), "#": hole("text") } });
  const refusal = expect.objectContaining({ name: "DomainError", code: "internal" }) as Error;
  expect(isCarriable(text)).toBe(false);
  expect(toCarriable(text)).toMatch(/\uFFFD/);
  expect(isCarriable(toCarriable(text))).toBe(true);
  expect(() => template({ text })).toThrow(refusal);
  expect(() => template({ attribute: text })).toThrow(refusal);
});

test.each([
  "",
  "\t\n\r",
  "\u0020",
  "\u007F",
  "\u0085",
  "\uD7FF",
  "\uE000",
  "\uFFFD",
  "\uD800\uDC00",
  "\uDBFF\uDFFF",
  "😀😀",
])("%j can be carried by XML", (text) => {
  expect(isCarriable(text)).toBe(true);
  expect(toCarriable(text)).toBe(text);
  expect(XmlDocument.fromString(`<a>${escapeText(text)}</a>`).root.content).toBe(text);
});

test("what no document can be is refused when it is first written", () => {
  expect(() => defineTemplate({ "a b": "x" })({})).toThrow();
  expect(() => defineTemplate({ a: "\u0001" })({})).toThrow();
});

test("a million characters that need escaping are written in no time", () => {
  const template = defineTemplate({ a: hole("text") });
  const startedAt = process.cpuUsage();
  expect(template({ text: "&".repeat(1_000_000) })).toHaveLength(5_000_007);
  expect(millisecondsSince(startedAt)).toBeLessThan(1_000);
});
