/** Chance as an argument: the same seed gives the same sequence of numbers. */
export interface Random {
  /** A whole number, 0 ≤ n < limit, limit at most 2³². */
  below(limit: number): number;
  /** A version 4 UUID, lower case. */
  uuid(): string;
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string;
  /** Where the sequence stands: `createRandom` goes on from there. */
  state(): RandomState;
}

/** The generator's four words, each a 32-bit integer. */
export type RandomState = readonly [number, number, number, number];

/**
 * Numbers from a seed text, or from where another sequence stood, by the sfc32 generator (128 bits of state; passes
 * PractRand). Not for secrets.
 */
export function createRandom(seed: string | RandomState): Random {
  let [a, b, c, counter] = typeof seed === "string" ? stateOf(seed) : seed;

  function next(): number {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  function hex(digits: number): string {
    let text = "";
    while (text.length < digits) {
      const word = next();
      text += byteText(word >>> 24) + byteText(word >>> 16) + byteText(word >>> 8) + byteText(word);
    }
    return text.length === digits ? text : text.slice(0, digits);
  }

  if (typeof seed === "string") for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return {
    state: () => [a, b, c, counter],
    hex,
    below: (limit) => Math.floor((next() / 0x1_0000_0000) * limit),
    uuid() {
      const digits = hex(30);
      const variant = (8 + (next() >>> 30)).toString(16);
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${digits.slice(15, 18)}-${digits.slice(18, 30)}`;
    },
  };
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function byteText(word: number): string {
  return BYTES[word & 0xff] ?? "";
}

/** Four words from a text, by the xmur3 mixing function. */
function stateOf(seed: string): [number, number, number, number] {
  let hash = 1779033703 ^ seed.length;
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  const word = (): number => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash | 0;
  };
  return [word(), word(), word(), 1];
}
