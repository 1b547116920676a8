import { readdirSync, readFileSync } from "node:fs";

import { errorCodes } from "../../emulators/cardlytics/errors.ts";
import { options } from "../../emulators/cardlytics/options.ts";

const folder = new URL("../../contracts/cardlytics/stories/", import.meta.url);
const stories = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
const readme = readFileSync(new URL("../../emulators/cardlytics/README.md", import.meta.url), "utf8");

test.each(Object.keys(options))("the option %s is set in a story, and told in the README", (name) => {
  expect(stories.some((story) => story.includes(`"${name}":`))).toBe(true);
  expect(readme).toContain(`\`${name}\``);
});

// The vendor's types begin with a capital letter; the other codes are core's and ours.
test.each(errorCodes.filter((code) => /^[A-Z]/.test(code)))("a story meets the refusal %s", (type) => {
  expect(stories.some((story) => story.includes(`response.parsedBody.type == ${type}`))).toBe(true);
});
