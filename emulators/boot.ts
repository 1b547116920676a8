import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";

type ImportFile = (name: string) => Promise<unknown>;

/** What a bundle exports. */
interface Main {
  main(folder: string, importFile: ImportFile): Promise<void>;
  validate(folder: string, importFile: ImportFile): Promise<void>;
}

/**
 * Loads an emulator's bundle with the code that V8 has compiled at build time, which saves about a quarter of the
 * start. A cache made by another V8, or with other flags, is rejected by V8 and does no harm. With `--make-cache` the
 * process serves until it has seen a request of each kind, then leaves what was compiled in a file; with `--validate` it checks what a start would, and serves nothing.
 */
const [, self = "", name = "", flag] = process.argv;
const folder = dirname(self);
const bundle = join(folder, `${name}.cjs`);
const cache = join(folder, `${name}.cache`);

if (!existsSync(bundle)) {
  process.stderr.write(`There is no emulator "${name}".\n`);
  process.exit(2);
}
const script = new Script(`(function (module, require) {${readFileSync(bundle, "utf8")}\n})`, {
  filename: bundle,
  ...(flag !== "--make-cache" && existsSync(cache) && { cachedData: readFileSync(cache) }),
});
if (flag === "--check-cache") process.exit(script.cachedDataRejected === false ? 0 : 1);

const loaded: { exports: Partial<Main> } = { exports: {} };
// The script's value is the function that the text above wraps around the bundle.
const run = script.runInThisContext() as (module: { exports: Partial<Main> }, require: NodeJS.Require) => void;
run(loaded, createRequire(bundle));
// A script that V8 takes from its cache cannot import modules itself.
const importFile: ImportFile = (file) => import(pathToFileURL(join(folder, file)).href);
await loaded.exports[flag === "--validate" ? "validate" : "main"]?.(folder, importFile);

if (flag === "--make-cache") {
  process.on("message", () => {
    writeFileSync(cache, script.createCachedData());
    process.exit(0);
  });
}
