import { readFileSync } from "node:fs";

import { texts } from "../../emulators/t24/domain/texts.ts";
import { errorCodes } from "../../emulators/t24/errors.ts";
import { options } from "../../emulators/t24/options.ts";
import { storiesOf } from "../../emulators/tools/stories.ts";

const told = storiesOf("t24")
  .map(({ file }) => readFileSync(file, "utf8"))
  .join("\n");
/** What options are set to, each body as it stands. */
const settings = [...told.matchAll(/^PUT .*\/__admin\/options\n.*\n\n(\{[^}]*\})$/gm)].map(([, body = ""]) => body);

test.each(Object.keys(options))("a story shows what the option %s does", (option) => {
  expect(settings.some((body) => body.includes(`"${option}": `))).toBe(true);
});

// T24's own begin with a capital letter; the others are core's and ours.
test.each(errorCodes.filter((code) => /^[A-Z]/.test(code)))("a story tells when %s is answered", (code) => {
  expect(assertedIn(told, code)).toBe(true);
});

test.each(Object.values(texts))("a story tells of the mistake %s", (text) => {
  expect(assertedIn(told, text)).toBe(true);
});

/** Whether a story compares something with the text. */
function assertedIn(stories: string, text: string): boolean {
  return stories.includes(`== ${text}\n`) || stories.includes(`"${text}"`);
}
