import { emulator } from "../../emulators/cayzu/emulator.ts";
import type { CompiledContract } from "../../emulators/core/contract/contract.ts";
import type { Representation } from "../../emulators/core/emulator.ts";
import { start } from "../../emulators/start.ts";

/** Cayzu as a process of its own, with a serialiser that forgets a member. */
const dist = new URL("../../dist/", import.meta.url);
const contractOf = async (name: string): Promise<CompiledContract> =>
  ((await import(new URL(`contracts/${name}.mjs`, dist).href)) as { contract: CompiledContract }).contract;

const representations = (emulator.representations as readonly Representation<unknown>[]).map((representation) => ({
  ...representation,
  format(resource: unknown, mediaType: string) {
    const formatted = representation.format(resource, mediaType);
    return { ...formatted, text: formatted.text.replace('"is_valid"', '"valid"') };
  },
}));

await start({
  emulator: { ...emulator, representations },
  contract: await contractOf("cayzu"),
  adminContract: await contractOf("admin"),
  suite: [],
  folder: dist.pathname,
  importFile: () => import("libxml2-wasm"),
});
