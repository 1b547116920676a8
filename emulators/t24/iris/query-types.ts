import type { CustomerRecord } from "../domain/record.ts";

/** What a client may ask of an entity, by OData name. */
export interface Property {
  /** All values of a record, for conditions and order; left out where it can be shown only (1.6: `displayOnly`). */
  readonly read?: (record: CustomerRecord) => readonly string[];
  /** The property under which it is shown; left out where it can be filtered by only (`filterOnly`). */
  readonly shownAs?: string;
  /** What finds its record without a scan: the file's own order, or the claims of mnemonics. */
  readonly index?: "id" | "mnemonic";
}

/** An entity as queries see it. */
export interface EntityType {
  readonly name: string;
  readonly properties: ReadonlyMap<string, Property>;
}

/** A property that has values to compare. */
export type Comparable = Property & Required<Pick<Property, "read">>;

export type Operator = "eq" | "ne" | "lt" | "le" | "gt" | "ge";

/** A `$filter`, or a selection of BrowserWeb, as a tree, its properties found and its literals read. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly of: readonly Condition[] }
  | {
      readonly kind: "compare";
      readonly property: Comparable;
      readonly operator: Operator;
      readonly value: string;
    }
  | { readonly kind: "contains"; readonly property: Comparable; readonly value: string }
  | {
      readonly kind: "test";
      readonly property: Comparable;
      /** Whether all values of a record together fulfil it. */
      readonly holds: (values: readonly string[]) => boolean;
    };

/** One key of `$orderby`. */
export interface Ordering {
  readonly property: Comparable;
  readonly isDescending: boolean;
}

/** The query options that have an effect (1.6). */
export interface Query {
  readonly condition: Condition | undefined;
  readonly order: readonly Ordering[];
  /** The properties to show; undefined: all. */
  readonly select: ReadonlySet<string> | undefined;
  /** At most so many; Infinity: all. */
  readonly top: number;
  readonly skip: number;
}

/** Why an option cannot be read, in a sentence; `parseQuery` words it as the engine does. */
export class QueryError extends Error {}
