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
      text += wordText(next());
    }
    return text.length === digits ? text : text.slice(0, digits);
  }

  if (typeof seed === "string") for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return {
    state: () => [a, b, c, counter],
    hex,
    below: (limit) => Math.floor((next() / 0x1_0000_0000) * limit),
    uuid() {
      const [one, two, three, four, five] = [next(), next(), next(), next(), next()];
      const fields = `${wordText(one)}-${byteText(two >>> 24)}${byteText(two >>> 16)}-4${byteText(two >>> 8)}${digit(two >>> 4)}`;
      const node = `${byteText(three >>> 16)}${byteText(three >>> 8)}${byteText(three)}${byteText(four >>> 24)}${byteText(four >>> 16)}${byteText(four >>> 8)}`;
      return `${fields}-${digit(8 + (five >>> 30))}${digit(two)}${byteText(three >>> 24)}-${node}`;
    },
  };
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function byteText(word: number): string {
  return BYTES[word & 0xff] ?? "";
}

function wordText(word: number): string {
  return byteText(word >>> 24) + byteText(word >>> 16) + byteText(word >>> 8) + byteText(word);
}

function digit(word: number): string {
  return DIGITS[word & 0xf] ?? "";
}

const DIGITS: readonly string[] = Array.from({ length: 16 }, (_, value) => value.toString(16));

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
