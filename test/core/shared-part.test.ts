import { ownText, shortText, wholeText } from "../../emulators/core/http/shared-part.ts";

const shared = { at: 3, bytes: Buffer.from("– many –"), standIn: "<b/>" };

test("a text that shares nothing is whole", () => {
  expect(wholeText({ text: "<a></a>" })).toBe("<a></a>");
  expect(shortText({ text: "<a></a>" })).toBe("<a></a>");
  expect(ownText({ text: "<a></a>" })).toBe("<a></a>");
});

test("what a text shares with others belongs where it says", () => {
  expect(wholeText({ text: "<a></a>", shared })).toBe("<a>– many –</a>");
});

test("what is a text's own has a mark there, with the size of the rest", () => {
  expect(ownText({ text: "<a></a>", shared })).toBe("<a>… (12 bytes that other answers have, too) …</a>");
});

test("a short text has the stand-in there", () => {
  expect(shortText({ text: "<a></a>", shared })).toBe("<a><b/></a>");
});
