import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { EXIT } from "../exit-codes.ts";
import { UsageError, type Command } from "./command.ts";
import { FOLDER } from "./emulators.ts";

const ROOT = join(FOLDER, "..");
const TSX = join(ROOT, "node_modules/.bin/tsx");
const VERIFY = join(ROOT, "emulators/tools/verify.ts");

/** Plays stories, where the sources and the development packages are. */
export const verify: Command = {
  summary: "play the stories of a contract against an emulator or the real service",
  help: `Usage: emulators verify NAME [--url URL] [--no-sandbox] [--junit FILE] [--json]

Plays the stories of contracts/NAME one after the other, until one drifts from what it says: on an emulator started for it,
or against the server at --url. It needs the sources and the development packages. --json prints JSON, for programs. Exit codes: 0 all hold, 4 one drifted.
`,
  async run(parameters) {
    if (!existsSync(TSX) || !existsSync(VERIFY)) {
      throw new UsageError("Stories are played where the sources and the development packages are; here they are not.");
    }
    const child = spawn(TSX, [VERIFY, ...parameters], { stdio: "inherit" });
    const [code] = (await once(child, "close")) as [number | null];
    return code === 1 ? EXIT.violation : (code ?? EXIT.died);
  },
};
