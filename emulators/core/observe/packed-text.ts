/**
 * Texts of a queue, kept as UTF-8 outside of V8's heap, in pages that serve again when all their texts have gone. To
 * the garbage collector a thousand exchanges are so a few hundred kilobytes less to copy, and no object each.
 */
export interface PackedTexts {
  /** Keeps texts side by side, behind those that came before. */
  add(texts: readonly string[]): Packed;
  /** Lets the oldest texts go: what has been added is released in the same order. */
  release(packed: Packed): void;
}

/** Where texts are kept: the first from `start` on, each to its end. */
export interface Packed {
  readonly page: Page;
  readonly start: number;
  readonly ends: readonly number[];
}

interface Page {
  readonly bytes: Buffer;
  /** Where the next text goes. */
  end: number;
  /** How many have not been released. */
  held: number;
}

/** A sandbox that sees little takes little: each page is twice as large as the one before, in bytes. */
const FIRST_PAGE = 4_096;
const LARGEST_PAGE = 131_072;

/** A character takes three bytes at most, half a pair two. */
const BYTES_PER_CHARACTER = 3;

/** Makes a queue of texts that takes no room yet. */
export function createPackedTexts(): PackedTexts {
  let page: Page | undefined;
  let spare: Page | undefined;

  function pageFor(size: number): Page {
    if (page !== undefined && page.bytes.length - page.end >= size) return page;
    if (spare !== undefined && spare.bytes.length >= size) [page, spare] = [spare, undefined];
    else {
      const larger = Math.min((page?.bytes.length ?? FIRST_PAGE / 2) * 2, LARGEST_PAGE);
      page = { bytes: Buffer.allocUnsafeSlow(Math.max(larger, size)), end: 0, held: 0 };
    }
    return page;
  }

  return {
    add(texts) {
      let characters = 0;
      for (const text of texts) characters += text.length;
      const own = pageFor(characters * BYTES_PER_CHARACTER);
      const start = own.end;
      const ends = texts.map((text) => (own.end += own.bytes.write(text, own.end)));
      own.held += 1;
      return { page: own, start, ends };
    },
    release({ page: own }) {
      own.held -= 1;
      if (own.held > 0) return;
      own.end = 0;
      if (own !== page) spare = own;
    },
  };
}

/** The text that was the nth of those that were added together. */
export function unpack({ page, start, ends }: Packed, index: number): string {
  return page.bytes.toString("utf8", ends[index - 1] ?? start, ends[index]);
}

/** How many bytes they take. */
export function sizeOf({ start, ends }: Packed): number {
  return (ends[ends.length - 1] ?? start) - start;
}
