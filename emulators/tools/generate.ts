import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes everything that is generated and committed: the types of each contract, T24's schemas from its dictionary, the
 * XSDs of the JSON-only services, the tables of READMEs. The tests fail while any of it is stale.
 */
const root = join(import.meta.dirname, "../..");
const run = (command: string, ...parameters: string[]): void => {
  execFileSync(join(root, "node_modules/.bin", command), parameters, { cwd: root, stdio: "inherit" });
};

run("tsx", "emulators/tools/t24-schemas.ts");
run("tsx", "emulators/tools/generate-xsd.ts");
run("tsx", "emulators/tools/t24-readme.ts");
run("tsx", "emulators/tools/cayzu-readme.ts");
run("tsx", "emulators/tools/control-center-readme.ts");
run("tsx", "emulators/tools/cardlytics-readme.ts");
for (const name of readdirSync(join(root, "contracts"))) {
  const contract = `contracts/${name}/openapi.yaml`;
  if (existsSync(join(root, contract))) run("openapi-typescript", contract, "-o", `contracts/${name}/openapi.d.ts`);
}
