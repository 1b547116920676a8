import { QueryError, type Comparable, type Condition, type Operator } from "./query-types.ts";

/** Finds a property by name, or throws a QueryError. */
type Find = (name: string) => Comparable;

/**
 * Reads a `$filter`: comparisons by `eq ne lt le gt ge` and `substringof('x',Property)`, joined by `and`, which binds
 * closer, and `or`, in brackets or not; literals with or without quotes (1.6). Throws a QueryError.
 */
export function parseFilter(text: string, find: Find): Condition {
  if (text.length > MAX_LENGTH) throw new QueryError(`It has ${text.length} characters, of ${MAX_LENGTH} at most.`);
  const tokens = tokensOf(text);
  const reader: Reader = { tokens, at: 0, depth: 0, find };
  const condition = readOr(reader);
  if (reader.at < tokens.length) throw unexpected(reader, `"and", "or" or the end`);
  return condition;
}

/** Bounds what one request can make us do: the longest filter, and how deep its brackets go. */
const MAX_LENGTH = 4_000;
const MAX_DEPTH = 20;

const OPERATORS: readonly string[] = ["eq", "ne", "lt", "le", "gt", "ge"] satisfies readonly Operator[];

/** A literal in quotes, a sign, or a word: a name, an operator or a bare literal. */
const TOKEN = /'(?:[^']|'')*'|[(),]|[^\s(),']+/y;

interface Reader {
  readonly tokens: readonly string[];
  at: number;
  depth: number;
  readonly find: Find;
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw new QueryError(`The quote at character ${at + 1} is not closed.`);
    tokens.push(token);
    at += token.length;
  }
  return tokens;
}

function readOr(reader: Reader): Condition {
  return readJoined("or", reader, () => readJoined("and", reader, () => readTerm(reader)));
}

function readJoined(kind: "and" | "or", reader: Reader, readNext: () => Condition): Condition {
  const first = readNext();
  const of = [first];
  while (reader.tokens[reader.at] === kind) {
    reader.at += 1;
    of.push(readNext());
  }
  return of.length === 1 ? first : { kind, of };
}

function readTerm(reader: Reader): Condition {
  if (reader.tokens[reader.at] === "(") return readBrackets(reader);
  const word = take(reader, "a property");
  if (reader.tokens[reader.at] === "(") return readFunction(word, reader);
  return readComparison(word, reader);
}

function readBrackets(reader: Reader): Condition {
  reader.depth += 1;
  if (reader.depth > MAX_DEPTH) throw new QueryError(`Its brackets go deeper than ${MAX_DEPTH}.`);
  takeSign("(", reader);
  const condition = readOr(reader);
  takeSign(")", reader);
  reader.depth -= 1;
  return condition;
}

function readFunction(name: string, reader: Reader): Condition {
  // The engine's parser knows more functions; T24 has a selection operand for this one.
  if (name !== "substringof") throw new QueryError(`The function ${name} is not supported; substringof is.`);
  takeSign("(", reader);
  const value = toLiteral(take(reader, "a text"));
  takeSign(",", reader);
  const property = reader.find(take(reader, "a property"));
  takeSign(")", reader);
  return { kind: "contains", property, value };
}

function readComparison(name: string, reader: Reader): Condition {
  const property = reader.find(name);
  const operator = take(reader, `an operator after ${name}`);
  if (!isOperator(operator)) {
    throw new QueryError(`"${operator}" is no operator; after ${name} one of ${OPERATORS.join(", ")} is expected.`);
  }
  return { kind: "compare", property, operator, value: toLiteral(take(reader, `a value after ${operator}`)) };
}

function isOperator(word: string): word is Operator {
  return OPERATORS.includes(word);
}

/** A bare word stands for itself, be it a number or not (`CusNo eq foo` is answered with an empty feed). */
function toLiteral(token: string): string {
  if (/^[\u2018\u2019\u201C\u201D]/.test(token))
    throw new QueryError(`${token} is in typographic quotes; ' is the one that counts.`);
  return token.startsWith("'") ? token.slice(1, -1).replaceAll("''", "'") : token;
}

function take(reader: Reader, what: string): string {
  const token = reader.tokens[reader.at];
  if (token === undefined || /^[(),]$/.test(token)) throw unexpected(reader, what);
  reader.at += 1;
  return token;
}

function takeSign(sign: string, reader: Reader): void {
  if (reader.tokens[reader.at] !== sign) throw unexpected(reader, `"${sign}"`);
  reader.at += 1;
}

function unexpected({ tokens, at }: Reader, expected: string): QueryError {
  const came = tokens[at];
  return new QueryError(`${came === undefined ? "The end" : `"${came}"`} came where ${expected} was expected.`);
}
