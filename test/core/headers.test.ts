import { mediaTypeOf, parseAccept, parseBasic, parseMediaType } from "../../emulators/core/http/headers.ts";

test.each([
  ["application/json", { type: "application/json", parameters: {} }],
  ["Application/JSON", { type: "application/json", parameters: {} }],
  ["application/xml ; charset=utf-8", { type: "application/xml", parameters: { charset: "utf-8" } }],
  ['text/xml;Charset="UTF-16"', { type: "text/xml", parameters: { charset: "UTF-16" } }],
  ["application/hal+json;q", { type: "application/hal+json", parameters: { q: "" } }],
  ["*/*;q=0.1", { type: "*/*", parameters: { q: "0.1" } }],
  [
    'application/atom+xml; title="a;b, c=d" ; type=entry',
    { type: "application/atom+xml", parameters: { title: "a;b, c=d", type: "entry" } },
  ],
  ['a/b;x="say \\"hi\\""', { type: "a/b", parameters: { x: 'say "hi"' } }],
])("%s is a media type", (text, expected) => {
  expect(parseMediaType(text)).toEqual(expected);
});

test.each([
  undefined,
  "",
  " ",
  ";",
  "json",
  "application/",
  "/json",
  "application/json/x",
  "application json",
  "application/json, text/xml",
  "a/b\u0000",
  "ä/b",
  "<script>/x",
])("%j is no media type", (text) => {
  expect(parseMediaType(text)).toBeUndefined();
});

test.each(["a/b;", "a/b; ", "a/b;;", "a/b; ;"])("%j has no parameter (RFC 9110, section 5.6.6)", (text) => {
  expect(parseMediaType(text)).toEqual({ type: "a/b", parameters: {} });
});

test("a parameter's name cannot reach an object's prototype", () => {
  const mediaType = parseMediaType("a/b; __proto__=x; constructor=y");
  expect(Object.getPrototypeOf(mediaType?.parameters)).toBe(Object.prototype);
  expect(Object.entries(mediaType?.parameters ?? {})).toEqual([
    ["__proto__", "x"],
    ["constructor", "y"],
  ]);
});

test("the same header gives the same media type, however many others came between", () => {
  const text = "application/json; charset=utf-8";
  const before = parseMediaType(text);
  for (let number = 0; number < 1_000; number += 1) parseMediaType(`a/b; boundary=${number}`);
  expect(parseMediaType(text)).toEqual(before);
  expect(parseMediaType("a/b; boundary=999")).toEqual({ type: "a/b", parameters: { boundary: "999" } });
});

test("a body's media type is that of Content-Type", () => {
  expect(mediaTypeOf({ "content-type": "text/xml" })).toEqual({ type: "text/xml", parameters: {} });
  expect(mediaTypeOf({})).toBeUndefined();
});

test.each<[string, readonly (readonly [string, number])[]]>([
  ["", []],
  ["application/json", [["application/json", 1]]],
  [
    "text/html, application/xml;q=0.9, */*;q=0.8",
    [
      ["text/html", 1],
      ["application/xml", 0.9],
      ["*/*", 0.8],
    ],
  ],
  [
    "a/b;q=0,c/d;q=2,e/f;q=-1,g/h;q=x,i/j;q=",
    [
      ["a/b", 0],
      ["c/d", 0],
      ["e/f", 0],
      ["g/h", 0],
      ["i/j", 0],
    ],
  ],
  ["nonsense,,a/b", [["a/b", 1]]],
  [
    'application/atom+xml;title="a,b";q=0.5, x/y',
    [
      ["application/atom+xml", 0.5],
      ["x/y", 1],
    ],
  ],
])("Accept: %s has its ranges in order, with their weights", (text, ranges) => {
  expect(parseAccept(text).map(({ type, q }) => [type, q])).toEqual(ranges);
});

test("of an Accept with 500 ranges the first 50 are looked at", () => {
  expect(parseAccept(Array.from({ length: 500 }, (_, index) => `a/b${index}`).join(","))).toHaveLength(50);
});

const basic = (text: string | Buffer): string => `Basic ${Buffer.from(text).toString("base64")}`;

test.each([
  [basic("INPUTT:123456"), { user: "INPUTT", password: "123456" }],
  [basic("a:b:c"), { user: "a", password: "b:c" }],
  [basic(":"), { user: "", password: "" }],
  [basic("käthe:pässwort"), { user: "käthe", password: "pässwort" }],
  [basic("a:b").replace("Basic", "bAsIc"), { user: "a", password: "b" }],
  [basic("a:b").replace(" ", "   ") + "  ", { user: "a", password: "b" }],
  [basic(`${"u".repeat(8_000)}:p`), { user: "u".repeat(8_000), password: "p" }],
])("%.40s names a user and a password", (authorization, expected) => {
  expect(parseBasic({ authorization })).toEqual(expected);
});

test.each([
  "",
  "Basic",
  "Basic ",
  "Basic !!!!",
  "Basic a:b",
  "Bearer YTpi",
  basic("no colon"),
  `${basic("a:b")} ${basic("a:b")}`,
  `${basic("a:b")},${basic("c:d")}`,
  "Digest username=x",
  `Basic ${"=".repeat(8_000)}`,
  `Basic ${" ".repeat(8_000)}`,
])("%.40j names nobody", (authorization) => {
  expect(parseBasic({ authorization })).toBeUndefined();
});

test("without the header nobody is named", () => {
  expect(parseBasic({})).toBeUndefined();
});

test("bytes that are no UTF-8 give a user that nobody is", () => {
  expect(parseBasic({ authorization: basic(Buffer.from([0xff, 0x3a, 0xfe])) })).toEqual({
    user: "\uFFFD",
    password: "\uFFFD",
  });
});
