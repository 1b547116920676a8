import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

import type { ContractOperation } from "../core/contract/contract.ts";
import type { XmlGrammar } from "../core/contract/xml-grammar.ts";
import { compileSchemas, exportName } from "../core/contract/json-schema.ts";
import { readContract } from "./contract-source.ts";
import { toGrammar } from "./xsd-grammar.ts";

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
    stdin: {
      contents: entry(roots, { operations, xsds, grammars: grammarsOf(operations, xsds) }),
      resolveDir: root,
      sourcefile: `${name}.js`,
    },
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

/** The grammars of the XSDs that request bodies are held against. */
function grammarsOf(
  operations: readonly ContractOperation[],
  xsds: Readonly<Record<string, string>>,
): Readonly<Record<string, XmlGrammar>> {
  const asked = operations.flatMap(({ requestBodies = {} }) => Object.values(requestBodies));
  const paths = new Set(asked.flatMap(({ xsd }) => xsd ?? []));
  return Object.fromEntries([...paths].map((path) => [path, toGrammar(path, xsds)]));
}

interface Contents {
  readonly operations: object;
  readonly xsds: object;
  readonly grammars: Readonly<Record<string, XmlGrammar>>;
}

function entry(roots: readonly string[], { operations, xsds, grammars }: Contents): string {
  const validators = roots.map((path) => `${JSON.stringify(path)}: validators.${exportName(path)}`).join(", ");
  // As functions, so that nobody makes the tables before they are needed.
  const tables = Object.entries(grammars).map(
    ([path, grammar]) => `${JSON.stringify(path)}: () => (${JSON.stringify(grammar)})`,
  );
  return `
import * as validators from "validators";
const compiled = { validators: { ${validators} }, operations: ${JSON.stringify(operations)}, xsds: ${JSON.stringify(xsds)}, grammars: { ${tables.join(", ")} } };
export const contract = compiled;
`;
}
