import { readFileSync } from "node:fs";

import { README, withTables } from "../../emulators/tools/cayzu-readme.ts";

test("the README's table of the options is as made from the code", () => {
  const text = readFileSync(README, "utf8");
  expect(withTables(text)).toBe(text);
});
