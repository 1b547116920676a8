import type { RequestFacts } from "../../emulators/core/emulator.ts";
import { createRedactor } from "../../emulators/core/observe/redact.ts";

const SECRETS = { headers: ["authorization"], query: ["token"], members: ["password", "sessiontoken"] };

const facts = (search: string): RequestFacts => ({
  id: "1",
  method: "GET",
  origin: "http://x",
  path: "/things",
  search,
  headers: {},
});

const redactor = createRedactor(SECRETS);
const bodyOf = (text: string, search = ""): string => redactor.body(text, redactor.values(facts(search)));

test("secret headers are redacted and others kept, and the request's own are not touched", () => {
  const headers = { authorization: "Basic x", accept: "a/b" };
  expect(redactor.headers(headers)).toEqual({ authorization: "(redacted)", accept: "a/b" });
  expect(headers).toEqual({ authorization: "Basic x", accept: "a/b" });
});

test.each([
  ["?token=1&limit=1", "/things?token=(redacted)&limit=1"],
  ["?token=things", "/things?token=(redacted)"],
  ["?token=abcd&token=abcdef", "/things?token=(redacted)&token=(redacted)"],
  ["?token=&a=b", "/things?token=(redacted)&a=b"],
  ["?%74oken=abcd", "/things?%74oken=(redacted)"],
  ["?a=token", "/things?a=token"],
  ["", "/things"],
])("the query %s is kept as %s", (search, path) => {
  expect(redactor.path(facts(search))).toBe(path);
});

test.each([
  ["?token=s3cret", "s3cret was refused", "(redacted) was refused"],
  ["?token=s3%20cret", "s3 cret or s3%20cret", "(redacted) or (redacted)"],
  ["?token=s3cret&token=s3cret2", "s3cret2 s3cret", "(redacted) (redacted)"],
  ["?token=e", "every letter is kept", "every letter is kept"],
  ["?other=s3cret", "s3cret", "s3cret"],
])("with the query %s the text %j is kept as %j", (search, text, kept) => {
  expect(bodyOf(text, search)).toBe(kept);
});

test.each([
  ['{"password":"a"}', '{"password":"(redacted)"}'],
  ['{"Password" : "a","b":"c"}', '{"Password" : "(redacted)","b":"c"}'],
  ['{"sessionToken":"a.b.c"}', '{"sessionToken":"(redacted)"}'],
  ['{"password":"a\\"b","c":"d"}', '{"password":"(redacted)","c":"d"}'],
  ['{"password":"a\\\\","c":"d"}', '{"password":"(redacted)","c":"d"}'],
  ['{"password":null}', '{"password":null}'],
  ['{"passwords":"a"}', '{"passwords":"a"}'],
])("the body %s is kept as %s", (text, kept) => {
  expect(bodyOf(text)).toBe(kept);
});

test("a service may have no secrets", () => {
  const open = createRedactor({ headers: [], query: [] });
  expect(open.path(facts("?token=s3cret"))).toBe("/things?token=s3cret");
  expect(open.body("s3cret", open.values(facts("?token=s3cret")))).toBe("s3cret");
  expect(open.headers({ a: "b" })).toEqual({ a: "b" });
});
