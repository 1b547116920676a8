/** A stretch of a value that is held against another. */
export interface Stretch {
  readonly text: string;
  /** It stands for a character that cannot be seen. */
  readonly isEscape: boolean;
  /** The other value has something else there. */
  readonly differs: boolean;
}

/** An escape such as `\u{a0}`, as the emulator writes what cannot be seen, or a character. */
const TOKENS = /\\u\{[0-9a-f]+\}|[^]/gu;

/** Cuts a value where it parts from another and where the two come together again. */
export function stretchesOf(text: string, other: string): readonly Stretch[] {
  const own = tokensOf(text);
  const others = tokensOf(other);
  const start = commonLength(own, others);
  const end = commonLength(own.slice(start).toReversed(), others.slice(start).toReversed());
  return joined(
    own.map((token, index) => ({
      text: token,
      isEscape: token.length > 2,
      differs: index >= start && index < own.length - end,
    })),
  );
}

function tokensOf(text: string): readonly string[] {
  return text.match(TOKENS) ?? [];
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  const place = one.findIndex((token, index) => token !== other[index]);
  return place < 0 ? one.length : place;
}

/** Neighbours of the same kind in one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const next of stretches) {
    const last = all.at(-1);
    if (last?.isEscape === next.isEscape && last.differs === next.differs) {
      all.splice(-1, 1, { ...last, text: last.text + next.text });
    } else all.push(next);
  }
  return all;
}
