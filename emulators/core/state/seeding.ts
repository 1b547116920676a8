import type { Context } from "../emulator.ts";

/** A JSON object of a seed file; its schema has allowed it. */
export type SeedItem = Readonly<Record<string, unknown>>;

/** Puts one item of a seed file into a world as the vendor would; throws DomainError to refuse it. */
export type Sow<Options> = (item: SeedItem, context: Context<Options>) => Promise<void>;

/** How an emulator reads seed files. */
export interface Seeding<Options> {
  /** The JSON Schema of a file, such as `schemas/cayzu/seed.json`. */
  readonly schema: string;
  /** The lists that a file may have, in the order in which they are sown. */
  readonly lists: Readonly<Record<string, Sow<Options>>>;
}
