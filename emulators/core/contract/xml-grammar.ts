/**
 * What an XSD allows of a document, as far as it can be said in tables: made of the XSD at build time. Whatever cannot
 * be said so is left out, so that a document which fits is valid, and one which does not may still be.
 */
export interface XmlGrammar {
  /** The places of the sets that a root element is of. */
  readonly roots: readonly number[];
  readonly sets: readonly ElementSet[];
  readonly attributes: readonly AttributeSet[];
  readonly types: readonly ElementType[];
  readonly values: readonly ValueType[];
}

/** Elements of one namespace: the place of each one's type, by its name. */
export interface ElementSet {
  readonly namespace: string;
  readonly types: Readonly<Record<string, number>>;
}

/** The place of each attribute's value type, by its name or `{namespace}name`. */
export type AttributeSet = Readonly<Record<string, number>>;

/** What an element may have: attributes, and either a text or children; neither: it is empty. Numbers are places in the tables. */
export interface ElementType {
  readonly attributes: number;
  readonly required: readonly string[];
  readonly text?: number;
  /** The places of the sets that children are of, in any number and order. */
  readonly children?: readonly number[];
  /** Each at most once, in this order. */
  readonly sequence?: readonly SequenceMember[];
}

/** A child that has its place in a sequence. */
export interface SequenceMember {
  readonly element: string;
  readonly type: number;
  readonly isRequired: boolean;
}

/** What a text may be; nothing said: anything. */
export interface ValueType {
  /** Regular expressions, of which the whole text has to match each. */
  readonly patterns?: readonly string[];
  readonly maxLength?: number;
  readonly oneOf?: readonly string[];
}
