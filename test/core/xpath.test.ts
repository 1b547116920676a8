import { toNamedPath } from "../../emulators/core/contract/xpath.ts";
import { toXmlTree } from "../../emulators/core/contract/xml-tree.ts";

const root = toXmlTree('<a xmlns="urn:a" xmlns:d="urn:d"><b/><c><d:e/><d:e/></c><b/></a>');

test.each([
  ["/*", "/a"],
  ["/*/*[1]", "/a/b[1]"],
  ["/*/*[2]", "/a/c"],
  ["/*/*[3]", "/a/b[2]"],
  ["/*/*[2]/d:e[2]", "/a/c/d:e[2]"],
  ["/*/*[9]/d:e", "/a/*[9]"],
  ["/*/text()", "/a/text()"],
])("%s is %s in the document's own names", (xpath, named) => {
  expect(toNamedPath(xpath, root)).toBe(named);
});
