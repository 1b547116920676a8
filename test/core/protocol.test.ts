import type { Representation } from "../../emulators/core/emulator.ts";
import { rfc9110 } from "../../emulators/core/http/protocol.ts";

const json: Representation<object> = {
  writes: ["application/json", "text/json"],
  reads: ["application/json"],
  syntax: "json",
  format: (resource) => ({ contentType: "application/json", text: JSON.stringify(resource) }),
  parse: (document) => document,
};
const atom: Representation<object> = { ...json, writes: ["application/atom+xml"], syntax: "xml" };

test.each<[string | undefined, string | undefined]>([
  [undefined, "application/json"],
  ["", "application/json"],
  ["  ", "application/json"],
  ["*/*", "application/json"],
  ["text/json", "text/json"],
  ["text/*", "text/json"],
  ["APPLICATION/ATOM+XML", "application/atom+xml"],
  ["application/atom+xml, application/json", "application/json"],
  ["application/atom+xml, application/json;q=0.9", "application/atom+xml"],
  ["application/*;q=0.5, application/json;q=0.1", "application/atom+xml"],
  ["*/*;q=0.5, application/json;q=0", "text/json"],
  ["application/atom+xml;type=entry", "application/atom+xml"],
  ["text/html, */*;q=0.1", "application/json"],
  ["text/html", undefined],
  ["*/*;q=0", undefined],
  ["application/json;q=0", undefined],
  ["application/json;q=2", undefined],
  ["nonsense", undefined],
  ["*", undefined],
])("Accept: %s is answered as %s", (accept, mediaType) => {
  expect(rfc9110.negotiate({ accept }, [json, atom])?.mediaType).toBe(mediaType);
});

test("the representation chosen is the one that writes the type chosen", () => {
  expect(rfc9110.negotiate({ accept: "application/atom+xml" }, [json, atom])?.representation).toBe(atom);
});

test.each<[string, string, boolean]>([
  ['"1"', '"1"', true],
  ['"1"', '"2"', false],
  ['W/"1"', '"1"', true],
  ['"1"', 'W/"1"', true],
  ['"0", "1" ,"2"', '"1"', true],
  ["*", '"1"', true],
  [" * ", '"1"', true],
  ["1", '"1"', false],
  ["", '"1"', false],
  ['"a,b"', '"a,b"', true],
  ['"x", W/"a,b"', '"a,b"', true],
  ['"a,b"', '"a"', false],
  ["abc", "abc", true],
  ['w/"1"', '"1"', false],
])("If-None-Match: %s leaves a copy with ETag %s fresh: %s", (ifNoneMatch, etag, isFresh) => {
  expect(rfc9110.isFresh(ifNoneMatch, etag)).toBe(isFresh);
});

test("of itself a service is open, has no aliases and sends no headers of its own", async () => {
  expect(rfc9110.canonicalPath("/A'b")).toBe("/A'b");
  await expect(rfc9110.authenticate()).resolves.toBeUndefined();
  expect(rfc9110.headers()).toEqual({});
  expect(rfc9110.allow(["GET", "PUT"])).toEqual(["GET", "PUT"]);
  expect(rfc9110.stages).toEqual(["route", "authenticate", "negotiate", "read", "operate"]);
});
