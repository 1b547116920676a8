import { readFileSync } from "node:fs";

import { README, withTables } from "../../emulators/tools/control-center-readme.ts";

test("the README's tables of the checks, the codes and the options are as made from the code", () => {
  const text = readFileSync(README, "utf8");
  expect(withTables(text)).toBe(text);
});

test("a README without a table's marks is refused", () => {
  expect(() => withTables("# Control Center")).toThrow("The README has no marks for the table checks.");
});
