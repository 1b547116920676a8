import { fork } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";

import { build, type BuildOptions, type Plugin } from "esbuild";

import type { AnyEmulator } from "../core/emulator.ts";
import type { ReadyMessage } from "../start.ts";
import { compileContract } from "./compile-contract.ts";

/**
 * Builds everything that runs into `dist/`: the contracts, one CommonJS bundle an emulator with V8's code cache
 * beside it, libxml2 as one module, the inspector, the loader and the command. `--contracts [NAME …]` builds contracts only.
 */
const root = join(import.meta.dirname, "../..");
const dist = join(root, "dist");

const emulators = readdirSync(join(root, "contracts"))
  .sort()
  .filter((name) => name !== "admin" && existsSync(join(root, `emulators/${name}/emulator.ts`)));

const common: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node20",
  logLevel: "warning",
  absWorkingDir: root,
};

/** Makes `dist/inspector/`: the page, its style, and its modules as one; read only when somebody opens the page. */
async function buildInspector(): Promise<void> {
  const folder = "emulators/admin/inspector";
  await build({
    absWorkingDir: root,
    entryPoints: [`${folder}/inspector.html`, `${folder}/inspector.css`, `${folder}/inspector.ts`],
    outdir: join(dist, "inspector"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    charset: "utf8",
    loader: { ".html": "copy" },
    logLevel: "warning",
  });
}

async function buildContracts(names: readonly string[]): Promise<void> {
  for (const name of names) await compileContract(name, root);
}

async function buildTools(): Promise<void> {
  await build({
    ...common,
    entryPoints: {
      boot: "emulators/boot.ts",
      cli: "emulators/cli.ts",
      health: "emulators/health.ts",
      libxml2: "node_modules/libxml2-wasm/lib/index.mjs",
      yaml: "node_modules/yaml/browser/dist/index.js",
    },
    outdir: dist,
    format: "esm",
    outExtension: { ".js": ".mjs" },
    minify: true,
  });
}

/**
 * Express brings body-parser, and that iconv-lite with its tables of a hundred charsets, for readers that nobody here
 * calls: the door has its own, with UTF-8 and UTF-16.
 */
const withoutCharsets: Plugin = {
  name: "without-charsets",
  setup(bundler) {
    bundler.onResolve({ filter: /^iconv-lite$/ }, ({ path }) => ({ path, namespace: "without-charsets" }));
    bundler.onLoad({ filter: /.*/, namespace: "without-charsets" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** A module that reads the files beside it becomes their texts, so that a bundle is one file. */
const assetsAsTexts: Plugin = {
  name: "assets-as-texts",
  setup(bundler) {
    bundler.onLoad({ filter: /emulators\/[^/]+\/.*\bassets\.ts$/ }, async ({ path }) => {
      if (!readFileSync(path, "utf8").includes("import.meta.url")) return undefined;
      const { assets } = (await import(path)) as { assets: Readonly<Record<string, string>> };
      return { contents: `export const assets = ${JSON.stringify(assets)};` };
    });
  },
};

async function buildEmulator(name: string, suite: string): Promise<void> {
  const contents = `
import { start } from "./emulators/start.ts";
import { validate as check } from "./emulators/validate.ts";
import { emulator } from "./emulators/${name}/emulator.ts";
import { contract } from "./dist/contracts/${name}.mjs";
import { contract as adminContract } from "./dist/contracts/admin.mjs";
const bundle = { emulator, contract, adminContract, suite: ${suite} };
export const main = (folder, importFile) => start({ ...bundle, folder, importFile });
export const validate = (folder, importFile) => check({ ...bundle, folder, importFile });
`;
  await build({
    ...common,
    stdin: { contents, resolveDir: root, sourcefile: `${name}.js` },
    outfile: join(dist, `${name}.cjs`),
    format: "cjs",
    minify: true,
    plugins: [withoutCharsets, assetsAsTexts],
    define: { "process.env.NODE_ENV": '"production"' },
  });
  assertNarrow(name);
}

/** esbuild escapes what is not ASCII, but cannot in a regular expression; one such sign doubles a source's memory. */
function assertNarrow(name: string): void {
  const [sign] = /[\u0080-\uFFFF]/.exec(readFileSync(join(dist, `${name}.cjs`), "utf8")) ?? [];
  if (sign !== undefined) throw new Error(`The bundle of ${name} has ${sign} in it; write it as an escape.`);
}

/** Runs the bundle once, asks it a little, and keeps what V8 has compiled; a cache that V8 rejects fails the build. */
async function makeCodeCache(name: string): Promise<void> {
  const environment = { ...process.env, HOST: "127.0.0.1", STORE: "memory:", LOG_LEVEL: "silent", ...anyPort() };
  const child = fork(join(dist, "boot.mjs"), [name, "--make-cache"], { env: environment });
  const [{ url }] = (await once(child, "message")) as [ReadyMessage];
  const { origin } = new URL(url);
  for (const path of ["/__admin/health", "/__admin/options", "/__admin/requests", "/nowhere"])
    await (await fetch(origin + path)).text();
  await (await fetch(url, { method: "POST", body: "{}", headers: { "content-type": "application/json" } })).text();
  child.send("enough");
  await once(child, "exit");

  const check = fork(join(dist, "boot.mjs"), [name, "--check-cache"], { env: environment });
  const [code] = (await once(check, "exit")) as [number];
  if (code !== 0) throw new Error(`V8 rejects the code cache of ${name} that it has just made.`);
}

function anyPort(): Record<string, string> {
  return { T24_PORT: "0", CAYZU_PORT: "0", CONTROL_CENTER_PORT: "0", CARDLYTICS_PORT: "0" };
}

/** What the command and each process know of the emulators without loading them. */
async function listEmulators(): Promise<string> {
  const modules = await Promise.all(emulators.map((name) => import(`../${name}/emulator.ts`) as Promise<Module>));
  const list = modules.map(({ emulator: { name, title, doorstep } }) => ({
    name,
    title,
    port: doorstep.port,
    portVariable: doorstep.portVariable,
  }));
  return JSON.stringify(list);
}

interface Module {
  readonly emulator: AnyEmulator;
}

const [, , flag, ...only] = process.argv;
if (flag === "--contracts") {
  await Promise.all([buildContracts(only.length > 0 ? only : ["admin", ...emulators]), buildInspector()]);
} else {
  await Promise.all([buildContracts(["admin", ...emulators]), buildInspector()]);
  const suite = await listEmulators();
  writeFileSync(join(dist, "emulators.json"), suite);
  await Promise.all([buildTools(), ...emulators.map((name) => buildEmulator(name, suite))]);
  for (const name of emulators) await makeCodeCache(name);
}
