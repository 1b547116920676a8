import type { operations } from "../../contracts/admin/openapi.d.ts";
import type { CompiledContract } from "../core/contract/contract.ts";
import type { AnyEmulator, Context, Operations } from "../core/emulator.ts";
import type { Metrics } from "../core/observe/metrics.ts";
import type { Vocabulary } from "../core/observe/faults/known.ts";
import type { SeedText } from "../core/state/seed-files.ts";
import type { Image } from "../core/store/image.ts";
import type { World, Worlds } from "../core/worlds.ts";

/** What the control API controls. */
export interface Control {
  readonly emulator: AnyEmulator;
  readonly contract: CompiledContract;
  readonly worlds: Worlds;
  readonly seed: string;
  readonly metrics: Metrics;
  /** The contract's files as text, by path. */
  readonly documents: () => Promise<Readonly<Record<string, string>>>;
  /** A file of the inspector as text, by its name. */
  readonly inspectorFile: (name: string) => Promise<string>;
  readonly siblings: readonly Sibling[];
  readonly isReady: () => boolean;
  /** The fresh world with what seed files declare; throws `invalid-seed`. */
  readonly readSeedFiles: (files: readonly SeedText[]) => Promise<Image>;
  /** How many named snapshots a sandbox keeps, if not as many as core says. */
  readonly maxSnapshots?: number | undefined;
}

/** Another emulator of the suite, and where it is served. */
export interface Sibling {
  readonly name: string;
  readonly title: string;
  readonly port: number;
}

/** One function for each operation of `contracts/admin`. */
export type AdminOperations = Operations<operations, object, undefined, object>;

/** The world that a control call acts on. */
export function worldOf({ worlds }: Control, { sandbox }: Context<object>): Promise<World> {
  return worlds.open(sandbox);
}

/** What rules may name. */
export function vocabularyOf({ emulator, contract }: Control): Vocabulary {
  return {
    operations: contract.operations,
    codes: emulator.errorCodes,
    canonicalPath: (path) => emulator.protocol.canonicalPath(path),
  };
}
