import { createHash } from "node:crypto";

import { fromClockFacts } from "../clock.ts";
import { DomainError } from "../errors.ts";
import { whyNotOption, type OptionDeclarations } from "../options.ts";
import { toImage } from "../store/image.ts";
import { toStateFacts, type StateFacts, type WorldState } from "./world-state.ts";

/** What marks a file as a snapshot. */
export const SNAPSHOT_FORMAT = "service-emulators/snapshot";

/** The version of the format that is written; older ones are read, newer ones refused. */
export const SNAPSHOT_VERSION = 1;

/** A world's state as a file: whose it is, and a checksum of what it holds. */
export interface SnapshotFile {
  readonly format: string;
  readonly version: number;
  readonly emulator: string;
  /** What SEED was where it was taken; the chance in the state follows from it. */
  readonly seed: string;
  /** SHA-256 of the state as compact JSON, in lower-case hexadecimal digits. */
  readonly checksum: string;
  readonly state: StateFacts;
}

/** Whose snapshots are written and read. */
export interface SnapshotOwner {
  readonly emulator: string;
  readonly seed: string;
  readonly options: OptionDeclarations;
}

/** A state as a file; the same state gives the same bytes. */
export function toSnapshotFile(state: WorldState, { emulator, seed }: SnapshotOwner): SnapshotFile {
  const facts = toStateFacts(state);
  return {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    emulator,
    seed,
    checksum: checksumOf(facts),
    state: facts,
  };
}

/** The state that a file of the snapshot schema holds; throws `unreadable-snapshot` with the reason. */
export function fromSnapshotFile(file: SnapshotFile, { emulator, options }: SnapshotOwner): WorldState {
  const reason = REASONS.find((candidate) => candidate.holds(file, emulator));
  if (reason !== undefined) throw unreadable(reason.words(file, emulator));
  const { records, sequences, options: values, clock, chance } = file.state;
  for (const [name, value] of Object.entries(values)) {
    const refusal = whyNotOption(options, name, value);
    if (refusal !== undefined) throw unreadable(refusal);
  }
  const setting = fromClockFacts(clock);
  if (setting === undefined) throw unreadable(`Its clock cannot be set: ${JSON.stringify(clock)}.`);
  return { image: toImage({ records, sequences }), options: { ...values }, clock: setting, chance };
}

/** Why a file is refused, in the order in which it is looked at. */
const REASONS: readonly {
  holds(file: SnapshotFile, emulator: string): boolean;
  words(file: SnapshotFile, emulator: string): string;
}[] = [
  {
    holds: ({ format }) => format !== SNAPSHOT_FORMAT,
    words: ({ format }) => `Its format is ${JSON.stringify(format)}, not ${JSON.stringify(SNAPSHOT_FORMAT)}.`,
  },
  {
    holds: ({ version }) => version > SNAPSHOT_VERSION,
    words: ({ version }) =>
      `It is of version ${version}, newer than ${SNAPSHOT_VERSION}, the newest that this release reads.`,
  },
  {
    holds: ({ checksum, state }) => checksum !== checksumOf(state),
    words: () => "It is damaged: what it holds does not have the checksum that it names.",
  },
  {
    holds: (file, emulator) => file.emulator !== emulator,
    words: (file, emulator) => `It is a snapshot of ${file.emulator}, and this is ${emulator}.`,
  },
];

/** A file is compact JSON or laid out with blanks: parsed and written again it has the same text. */
function checksumOf(state: unknown): string {
  return createHash("sha256").update(JSON.stringify(state)).digest("hex");
}

function unreadable(reason: string): DomainError {
  return new DomainError("unreadable-snapshot", `The snapshot is refused, and nothing has changed. ${reason}`);
}
