import type { CompiledContract } from "../contract/contract.ts";
import { errorsOf, placeOf, wordsOf } from "../contract/violations.ts";
import { openYaml, type ImportYaml, type OpenYaml, type Spot } from "../contract/yaml-library.ts";
import type { AnyEmulator, Context } from "../emulator.ts";
import { DomainError } from "../errors.ts";
import { defaultsOf, type OptionValues } from "../options.ts";
import { createRandom } from "../random.ts";
import { toImage, type Image } from "../store/image.ts";
import { createMemoryStore } from "../store/memory.ts";
import type { SeedItem, Seeding, Sow } from "./seeding.ts";

/** A seed file as it came: JSON or YAML. */
export interface SeedText {
  readonly name: string;
  readonly text: string;
}

/** What keeps a seed file from being sown, and where. */
export interface SeedMistake extends Spot {
  readonly file: string;
  /** JSON Pointer. */
  readonly at: string;
  readonly message: string;
}

/** When the records of seed files were made, whatever the clock: two runs with one seed have the same. */
export const SEED_INSTANT = new Date("2026-01-01T00:00:00Z");

/** How many mistakes one refusal lists. */
const MAX_MISTAKES = 100;

/** What seed files are read with. */
export interface Sower {
  /** Whether files that say they are for another emulator are passed over. */
  readonly passesOver?: boolean;
  readonly emulator: AnyEmulator;
  readonly contract: CompiledContract;
  readonly seed: string;
  readonly importYaml: ImportYaml;
}

/**
 * The fresh world with what the files declare. They are checked as a whole, first against the schema, then by the
 * vendor's own rules; throws `invalid-seed` with all mistakes.
 */
export async function readSeedFiles(files: readonly SeedText[], sower: Sower): Promise<Image> {
  const seeding: Seeding<OptionValues> | undefined = sower.emulator.seeding;
  if (seeding === undefined) throw new DomainError("invalid-seed", `${sower.emulator.name} takes no seed files.`);
  const all = await Promise.all(files.map((file) => open(file, sower)));
  const opened = sower.passesOver === true ? all.filter(({ value }) => isFor(value, sower.emulator.name)) : all;
  const unread = opened.flatMap(({ mistakes }) => mistakes);
  if (unread.length > 0) throw refusal(unread);
  const broken = opened.flatMap((file) => checkFile(file, seeding.schema, sower));
  if (broken.length > 0) throw refusal(broken);
  return sow(opened, seeding, sower);
}

function isFor(value: unknown, name: string): boolean {
  const named = isItem(value) ? value["emulator"] : undefined;
  return named === undefined || named === name;
}

interface Opened {
  readonly name: string;
  readonly value: unknown;
  readonly mistakes: readonly SeedMistake[];
  spotOf(pointer: string): Spot;
}

async function open({ name, text }: SeedText, { importYaml }: Sower): Promise<Opened> {
  const document: OpenYaml = await openYaml(text, importYaml);
  if (document.mistakes === undefined) {
    return { name, value: document.value, mistakes: [], spotOf: (pointer) => document.spotOf(pointer) };
  }
  const mistakes = document.mistakes.map((mistake) => ({ file: name, at: "", ...mistake }));
  return { name, value: undefined, mistakes, spotOf: () => ({ line: 1, column: 1 }) };
}

function checkFile(file: Opened, schema: string, { emulator, contract }: Sower): readonly SeedMistake[] {
  const named = isItem(file.value) ? file.value["emulator"] : undefined;
  if (named !== undefined && named !== emulator.name) {
    return [toMistake(file, "/emulator", `the file is for ${JSON.stringify(named)}, and this is ${emulator.name}`)];
  }
  const validate = contract.validators[schema];
  if (validate === undefined) throw new Error(`${schema} has not been compiled`);
  return errorsOf(validate, file.value).map((error) => toMistake(file, placeOf(error), wordsOf(error)));
}

async function sow(files: readonly Opened[], seeding: Seeding<OptionValues>, sower: Sower): Promise<Image> {
  const { emulator, seed } = sower;
  const context: Context = {
    sandbox: "seed",
    store: createMemoryStore(toImage(emulator.seed())),
    now: SEED_INSTANT,
    random: createRandom(`${seed}/${emulator.name}/seed files`),
    options: defaultsOf(emulator.options),
  };
  const mistakes: SeedMistake[] = [];
  for (const { file, at, item, put } of inOrder(files, seeding)) {
    const refused = await put(item, context).then(() => undefined, messageOf);
    if (refused !== undefined) mistakes.push(toMistake(file, at, refused));
  }
  if (mistakes.length > 0) throw refusal(mistakes);
  return context.store.image();
}

interface Sowing {
  readonly file: Opened;
  readonly at: string;
  readonly item: SeedItem;
  readonly put: Sow<OptionValues>;
}

/** List by list, in each file by file, so that what is pointed at comes before what points at it. */
function inOrder(files: readonly Opened[], { lists }: Seeding<OptionValues>): readonly Sowing[] {
  return Object.entries(lists).flatMap(([list, put]) =>
    files.flatMap((file) =>
      itemsOf(file.value, list).map((item, index) => ({ file, at: `/${list}/${index}`, item, put })),
    ),
  );
}

function messageOf(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  throw error;
}

function toMistake(file: Opened, at: string, message: string): SeedMistake {
  return { file: file.name, ...file.spotOf(at), at, message };
}

function refusal(mistakes: readonly SeedMistake[]): DomainError {
  const lines = mistakes.slice(0, MAX_MISTAKES).map(({ file, line, column, at, message }) => {
    return `${file}:${line}:${column}: ${at === "" ? "the file" : at}: ${message}`;
  });
  const more = mistakes.length - lines.length;
  const words = [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
  return new DomainError("invalid-seed", `The seed is refused, and nothing has changed.\n${words}`, {
    mistakes: mistakes.slice(0, MAX_MISTAKES),
  });
}

function itemsOf(value: unknown, list: string): readonly SeedItem[] {
  const items = isItem(value) ? value[list] : undefined;
  return Array.isArray(items) ? items.filter(isItem) : [];
}

function isItem(value: unknown): value is SeedItem {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
