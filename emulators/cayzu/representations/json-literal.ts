const SPELLING = Symbol("spelling");

/** What stands in JSON without quotes, as it is written: a number, NaN, or a constructor's call. */
export interface Literal {
  readonly [SPELLING]: string;
}

/** What was written so. */
export function literal(spelling: string): Literal {
  return { [SPELLING]: spelling };
}

/** Whether a value is what `literal` makes. */
export function isLiteral(value: unknown): value is Literal {
  return typeof value === "object" && value !== null && SPELLING in value;
}

/** Read as a text it keeps its spelling: `1.0`, `007`, `NaN`; undefined if it is no number (W3 `ParseReadNumber`). */
export function literalText(value: Literal): string | undefined {
  const spelling = value[SPELLING];
  return NOT_FINITE.has(spelling) || numberOf(spelling) !== undefined ? spelling : undefined;
}

/** Read as a boolean: only zero is false. */
export function literalBoolean(value: Literal): boolean | undefined {
  const number = numberOf(value[SPELLING]);
  return number === undefined ? undefined : number !== 0;
}

/** Read as a 32-bit integer, which has no point and no exponent; `0x10` is 16 and `010` is 8. */
export function literalInt32(value: Literal): number | undefined {
  const spelling = value[SPELLING];
  if (isOctalOrHex(spelling)) return parseBits(spelling, 32);
  // Of an integer there is no minus zero.
  return /^-?\d+$/.test(spelling) ? Number(spelling) + 0 : undefined;
}

const NOT_FINITE: ReadonlySet<string> = new Set(["NaN", "Infinity", "-Infinity"]);

function numberOf(spelling: string): number | undefined {
  return isOctalOrHex(spelling) ? parseBits(spelling, 64) : parseDouble(spelling);
}

/** A zero that anything but a point or an exponent follows. */
function isOctalOrHex(spelling: string): boolean {
  return /^0[^.eE]/.test(spelling);
}

/** .NET's `Convert.ToInt32` and `ToInt64`: as many bits as it has, the first of them the sign. */
function parseBits(spelling: string, bits: 32 | 64): number | undefined {
  const isHex = /^0x[\da-f]+$/i.test(spelling);
  if (!isHex && !/^0[0-7]+$/.test(spelling)) return undefined;
  const number = BigInt(isHex ? spelling : `0o${spelling}`);
  return number >> BigInt(bits) === 0n ? Number(BigInt.asIntN(bits, number)) : undefined;
}

/** .NET's `double.TryParse`, which knows no number that is too large. */
function parseDouble(spelling: string): number | undefined {
  const number = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(spelling) ? Number(spelling) : NaN;
  return Number.isFinite(number) ? number : undefined;
}
