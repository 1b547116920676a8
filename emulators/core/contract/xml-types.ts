import type { AttributeSet, ElementType, SequenceMember, ValueType, XmlGrammar } from "./xml-grammar.ts";

/** Whether a text is of a type. */
export type Fits = (text: string) => boolean;

/** An element's type, ready to be asked. */
export interface ReadyType {
  readonly attributes: ReadonlyMap<string, Fits>;
  readonly required: readonly string[];
  /** Left out: the element has children or nothing, and blanks between them. */
  readonly text: Fits | undefined;
  /** The type of a child, by `{namespace}name`. */
  readonly children: ReadonlyMap<string, ReadyType>;
  /** The children's places, where they have an order: by `{namespace}name`, in the order of the map. */
  readonly places: ReadonlyMap<string, number> | undefined;
  /** The places that must be taken. */
  readonly needed: readonly number[];
}

/** Makes a grammar ready: gives the type of each root element, by `{namespace}name`. */
export function readyTypes({ roots, sets, attributes, types, values }: XmlGrammar): ReadonlyMap<string, ReadyType> {
  const fits = values.map(toFits);
  const attributesAt = attributes.map((set) => toAttributes(set, fits));
  const ready = types.map((type) => toReady(type, { fits, attributesAt }));
  // Types hold one another, so that their children come when all are there.
  const within = memoize((places) => childrenIn(places, sets, ready));
  ready.forEach((type, index) => {
    const { children, sequence } = types[index] ?? {};
    if (children !== undefined) type.children = within(children);
    else if (sequence !== undefined) type.children = inSequence(sequence, ready);
  });
  return within(roots);
}

type Children = ReadonlyMap<string, ReadyType>;

/** The same sets are made into a map once. */
function memoize(make: (places: readonly number[]) => Children): (places: readonly number[]) => Children {
  const made = new Map<string, Children>();
  return (places) => {
    const key = places.join();
    const children = made.get(key) ?? make(places);
    made.set(key, children);
    return children;
  };
}

function childrenIn(places: readonly number[], sets: XmlGrammar["sets"], ready: readonly ReadyType[]): Children {
  return new Map(
    places.flatMap((place) => {
      const { namespace, types } = sets[place] ?? { namespace: "", types: {} };
      return Object.entries(types).map(([name, type]) => [`{${namespace}}${name}`, ready[type] ?? NOTHING] as const);
    }),
  );
}

function inSequence(sequence: readonly SequenceMember[], ready: readonly ReadyType[]): Children {
  return new Map(sequence.map(({ element, type }) => [element, ready[type] ?? NOTHING]));
}

const NO_CHILDREN: Children = new Map();

/** The type of an element that can have nothing. */
const NOTHING: ReadyType = {
  attributes: new Map(),
  required: [],
  text: undefined,
  children: NO_CHILDREN,
  places: undefined,
  needed: [],
};

interface Tables {
  readonly fits: readonly Fits[];
  readonly attributesAt: readonly ReadyType["attributes"][];
}

function toReady({ attributes, required, text, sequence }: ElementType, { fits, attributesAt }: Tables): Making {
  return {
    attributes: attributesAt[attributes] ?? NOTHING.attributes,
    required,
    text: text === undefined ? undefined : (fits[text] ?? never),
    children: NO_CHILDREN,
    places: sequence && new Map(sequence.map(({ element }, place) => [element, place])),
    needed: (sequence ?? []).flatMap(({ isRequired }, place) => (isRequired ? place : [])),
  };
}

/** A type whose children are still to come. */
type Making = Omit<ReadyType, "children"> & { children: Children };

function toAttributes(set: AttributeSet, fits: readonly Fits[]): ReadyType["attributes"] {
  return new Map(Object.entries(set).map(([name, place]) => [name, fits[place] ?? never]));
}

function toFits({ patterns = [], maxLength = Infinity, oneOf }: ValueType): Fits {
  const wholes = patterns.map((pattern) => new RegExp(`^(?:${pattern})$`));
  const allowed = oneOf && new Set(oneOf);
  return (text) => {
    if (text.length > maxLength || (allowed !== undefined && !allowed.has(text))) return false;
    for (const whole of wholes) if (!whole.test(text)) return false;
    return true;
  };
}

/** No text is of this type. */
export function never(): boolean {
  return false;
}
