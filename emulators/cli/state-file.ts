import { createHash } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";

import { SNAPSHOT_FORMAT } from "../core/state/snapshot-file.ts";
import { EXIT } from "../exit-codes.ts";
import { CommandError } from "./command.ts";

const FORMAT = "service-emulators/suite";
const VERSION = 1;

/** Snapshots of one or several emulators that belong together, by the emulator's name. */
export type Snapshots = Readonly<Record<string, unknown>>;

/** Writes snapshots beside the file and renames it into place, so that the file is the old one or the new one, whole. */
export async function writeStateFile(path: string, snapshots: Snapshots): Promise<void> {
  const beside = `${path}.${process.pid}.partial`;
  try {
    const file = await open(beside, "w");
    try {
      await file.writeFile(
        JSON.stringify({ format: FORMAT, version: VERSION, checksum: checksumOf(snapshots), snapshots }),
      );
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    // What could not be made may not be removable either; the reason to be told is the first.
    await rm(beside, { force: true }).catch(() => undefined);
    throw refusal(path, `cannot be written: ${String(error)}`);
  }
}

/** Reads a suite's snapshots, or one emulator's; throws CommandError with the reason if it is not whole. */
export async function readStateFile(path: string): Promise<Snapshots> {
  const file = parseFile(path, await readFile(path, "utf8").catch((error: unknown) => fail(path, error)));
  if (file["format"] === SNAPSHOT_FORMAT) return { [String(file["emulator"])]: file };
  const { format, version, checksum, snapshots } = file;
  if (format !== FORMAT)
    throw refusal(path, `is of the format ${JSON.stringify(format)}, not ${JSON.stringify(FORMAT)}`);
  if (typeof version !== "number" || version > VERSION) {
    throw refusal(path, `is of version ${String(version)}, newer than ${VERSION}, the newest that this release reads`);
  }
  if (!isObject(snapshots) || checksum !== checksumOf(snapshots)) {
    throw refusal(path, "is damaged: what it holds does not have the checksum that it names");
  }
  return snapshots;
}

function parseFile(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below.
  }
  throw refusal(path, "is truncated, or no snapshot at all: it is no JSON object");
}

function fail(path: string, error: unknown): never {
  throw refusal(path, `cannot be read: ${String(error)}`);
}

function refusal(path: string, reason: string): CommandError {
  return new CommandError(EXIT.stateFile, `${path} ${reason}. Nothing has changed.`);
}

function checksumOf(snapshots: unknown): string {
  return createHash("sha256").update(JSON.stringify(snapshots)).digest("hex");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
