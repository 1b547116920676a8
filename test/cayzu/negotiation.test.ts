import { parseAcceptStrictly } from "../../emulators/cayzu/accept.ts";
import { negotiate } from "../../emulators/cayzu/negotiation.ts";
import { dataContract } from "../../emulators/cayzu/representations/data-contract.ts";
import { json } from "../../emulators/cayzu/representations/json.ts";

const JSON_TYPE = "application/json";
const XML_TYPE = "application/xml";
const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const JAVA = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2";

test.each<[string, string | undefined, string | undefined, string]>([
  ["neither Accept nor Content-Type", undefined, undefined, JSON_TYPE],
  ["an empty Accept", "", "application/xml", XML_TYPE],
  ["no Accept: the request's own type", undefined, "application/xml", XML_TYPE],
  ["no Accept: the request's own type, parameters apart", undefined, "text/xml; charset=utf-8", "text/xml"],
  ["no Accept: an own type that is not written", undefined, "text/plain", JSON_TYPE],
  ["Accept counts more than the own type", JSON_TYPE, "application/xml", JSON_TYPE],
  ["the full range is JSON, whatever the own type", "*/*", "application/xml", JSON_TYPE],
  ["the minor types", "text/xml", undefined, "text/xml"],
  ["a range of subtypes takes JSON first", "text/*", undefined, "text/json"],
  ["a range of subtypes", "application/*", "text/xml", JSON_TYPE],
  ["a typical browser", BROWSER, undefined, XML_TYPE],
  ["the higher quality", "application/json;q=0.5, application/xml;q=0.6", undefined, XML_TYPE],
  ["equal quality: literal before a range", "text/*, application/xml", undefined, XML_TYPE],
  ["equal quality: a range of subtypes before the full range", "*/*, text/*", undefined, "text/json"],
  ["equal quality: JSON before XML, whatever their order", "application/xml, application/json", undefined, JSON_TYPE],
  ["a range of higher quality than a literal", "application/xml;q=0.5, */*", undefined, JSON_TYPE],
  ["quality zero never matches", "application/json;q=0, application/xml;q=0.1", undefined, XML_TYPE],
  ["quality zero, and the own type", "application/xml;q=0", "application/xml", XML_TYPE],
  ["quality zero, and no own type", "application/xml;q=0", undefined, JSON_TYPE],
  ["JSON at zero, and the own type", "application/json;q=0", "application/xml", XML_TYPE],
  ["everything at zero, and the own type", "*/*;q=0", "text/xml", "text/xml"],
  ["JSON at zero, but the full range", "application/json;q=0, */*", undefined, JSON_TYPE],
  ["nothing that is written: the own type, never 406", "image/png", "application/xml", XML_TYPE],
  ["nothing that is written, and no own type", "image/png", undefined, JSON_TYPE],
  ["one value of many matches", "image/png, text/xml;q=0.1", undefined, "text/xml"],
  ["case plays no role", "Application/XML", undefined, XML_TYPE],
  ["parameters play no role", "application/xml;version=2", undefined, XML_TYPE],
  ["Java's lone star spoils the header", JAVA, "application/xml", XML_TYPE],
  ["a quality that is no number is one", "application/xml;q=high, application/json;q=0.9", undefined, XML_TYPE],
])("%s", (_what, accept, contentType, expected) => {
  const headers = { accept, "content-type": contentType };
  expect(negotiate(headers, [json, dataContract])?.mediaType).toBe(expected);
});

test.each<[string | undefined, string]>([
  [undefined, JSON_TYPE],
  ["*/*", JSON_TYPE],
  ["*/*;q=0.5", JSON_TYPE],
  ["application/xml", XML_TYPE],
  ["*/*, application/xml", XML_TYPE],
])("a script that accepts %s, and sent XML, gets %s", (accept, expected) => {
  const headers = { accept, "content-type": "application/xml", "x-requested-with": "XmlHttpRequest" };
  expect(negotiate(headers, [json, dataContract])?.mediaType).toBe(expected);
});

test("an Accept of many values is read up to a limit", () => {
  expect(parseAcceptStrictly("text/xml,".repeat(500))).toHaveLength(50);
});
