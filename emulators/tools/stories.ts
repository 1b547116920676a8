import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const contracts = fileURLToPath(new URL("../../contracts", import.meta.url));

/** The contract that every emulator keeps besides its own. */
export const ADMIN = "admin";

/** Every contract, found by its folder. */
export const CONTRACTS: readonly string[] = readdirSync(contracts).sort();

/** Every emulator that has a contract of its own. */
export const EMULATORS: readonly string[] = CONTRACTS.filter((name) => name !== ADMIN);

/** A story of a contract; the sandbox that it is played in is named for it. */
export interface Story {
  readonly contract: string;
  readonly name: string;
  readonly file: string;
  readonly sandbox: string;
}

/** The stories of a contract, found by their files. */
export function storiesOf(contract: string): readonly Story[] {
  const folder = join(contracts, contract, "stories");
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".http")) : [];
  return files.sort().map((file) => {
    const name = basename(file, ".http");
    return { contract, name, file: join(folder, file), sandbox: `story-${name}` };
  });
}
