import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

import { compileSchemas, exportName } from "../core/contract/json-schema.ts";
import { readContract } from "./contract-source.ts";

/**
 * Makes `dist/contracts/<name>.mjs`, a `CompiledContract` without imports (routes as data, schemas as code, XSDs as
 * text), and `<name>.json`, the published files, which are read only when somebody asks for them.
 */
export async function compileContract(name: string, root: string): Promise<void> {
  const { operations, schemas, roots, xsds, documents } = readContract(name, root);
  const folder = join(root, "dist/contracts");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(documents));
  await build({
    stdin: { contents: entry(roots, { operations, xsds }), resolveDir: root, sourcefile: `${name}.js` },
    plugins: [
      {
        name: "validators",
        setup(bundler) {
          bundler.onResolve({ filter: /^validators$/ }, ({ path }) => ({ path, namespace: "validators" }));
          bundler.onLoad({ filter: /.*/, namespace: "validators" }, () => ({
            contents: compileSchemas(schemas, roots),
            resolveDir: root,
          }));
        },
      },
    ],
    outfile: join(folder, `${name}.mjs`),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
}

function entry(roots: readonly string[], { operations, xsds }: { operations: object; xsds: object }): string {
  const validators = roots.map((path) => `${JSON.stringify(path)}: validators.${exportName(path)}`).join(", ");
  return `
import * as validators from "validators";
const compiled = { validators: { ${validators} }, operations: ${JSON.stringify(operations)}, xsds: ${JSON.stringify(xsds)} };
export const contract = compiled;
`;
}
