import { readFileSync } from "node:fs";

import { codes } from "../../emulators/control-center/errors.ts";
import { storiesOf } from "../../emulators/tools/stories.ts";

const told = storiesOf("control-center")
  .map(({ file }) => readFileSync(file, "utf8"))
  .join("\n");

test.each(Object.keys(codes))("a story tells when %s is answered", (code) => {
  expect(told).toContain(`errorCode == ${code}`);
});
