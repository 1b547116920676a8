import { readFileSync } from "node:fs";

import { README, withTables } from "../../emulators/tools/cardlytics-readme.ts";

test("the README's tables of the refusals and the options are as made from the code", () => {
  const text = readFileSync(README, "utf8");
  expect(withTables(text)).toBe(text);
});
