import { readerOf } from "./reader.ts";
import { assertNone, notReadable, type Bound, type Read, type Reading, type RuleOptions } from "./rule.ts";
import { missingText, resolve, schemaOf, type SchemaFile } from "./schema.ts";

/** Reads a request's body; `T` is what a body without mistakes is, as its schema has it. */
export interface BodyReader<T> {
  /** Throws `not-readable` at the first wrong shape or unknown enum word, else `invalid` with all mistakes in order. */
  read(body: unknown, options: RuleOptions): T;
}

/** The reader of the bodies that a schema file describes. */
export function bodyReader<T>(file: SchemaFile): BodyReader<T> {
  const read: Read = readerOf(schemaOf(file));
  return {
    read(body, options) {
      if (body === undefined || body === null) throw notReadable("", "an object", body);
      const reading: Reading = { options, mistakes: [] };
      const bound = read(body, "", reading);
      assertNone(reading.mistakes);
      // What a reader made of a schema has let pass is what the schema describes.
      return bound as T;
    },
  };
}

/** What is missing of a record that has to be whole, by the required members of its schema. */
export function missingMembers(file: SchemaFile, record: Bound, path: string): readonly string[] {
  const { required = [] } = schemaOf(file);
  return required
    .filter((member) => record[member] === undefined || record[member] === null)
    .map((member) => `${path}.${member}: ${missingText(file, member)}`);
}

/** What the members that a record may lack are taken for. */
export function defaultsOf(file: SchemaFile): Bound {
  const { properties = {} } = schemaOf(file);
  const values = Object.entries(properties).map(([member, schema]) => [member, resolve(schema).default] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
