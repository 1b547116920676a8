import { iconNames, iconOf } from "../../../emulators/t24/browser-web/icons.ts";
import { loadXmlLibrary } from "../../../emulators/core/contract/xml-library.ts";

const library = await loadXmlLibrary(() => import("libxml2-wasm"), {});

test.each(iconNames)("%s is a picture in SVG, with a size", (name) => {
  const root = library.open(iconOf(name) ?? "", (document) => document.tree());
  expect([root.name, root.attributes["width"], root.attributes["height"]]).toEqual([
    "svg",
    expect.stringMatching(/^\d+$/),
    expect.stringMatching(/^\d+$/),
  ]);
});

test("a button that is off is drawn otherwise than one that is on", () => {
  expect(iconOf("tools/txncommit_dis")).not.toBe(iconOf("tools/txncommit"));
});

test.each(["tools/nothing", "constructor", "enquiry/drill_dis", ""])("%j is no picture", (name) => {
  expect(iconOf(name)).toBeUndefined();
});
