/** The function letters that a command may name (3.1). */
export const LETTERS = ["I", "A", "D", "R", "S", "L", "E", "H", "C", "P", "Q", "V"] as const;
export type Letter = (typeof LETTERS)[number];

/** Whether a text is a function's letter. */
export function isLetter(text: string): text is Letter {
  return LETTERS.some((letter) => letter === text);
}

/** An application and its version as they are typed: `CUSTOMER,INPUT`, or `CUSTOMER,` without one. */
interface OnScreen {
  readonly screen: string;
}

/** The function letters of lists: live, unauthorised and historical records (3.1, 9.4). */
export const LIST_LETTERS = ["L", "E", "H"] as const satisfies readonly Letter[];
export type ListLetter = (typeof LIST_LETTERS)[number];

/** What a line asks for. */
export type Command =
  | ({ readonly kind: "application" } & OnScreen)
  | ({ readonly kind: "new" } & OnScreen)
  | ({ readonly kind: "record"; readonly letter: Letter; readonly id: string } & OnScreen)
  | ({ readonly kind: "list"; readonly letter: ListLetter; readonly asksSelection: boolean } & OnScreen)
  | { readonly kind: "enquiry"; readonly name: string; readonly runs: boolean; readonly rest: readonly string[] }
  | { readonly kind: "composite"; readonly name: string }
  | { readonly kind: "tabs"; readonly name: string }
  | { readonly kind: "menu"; readonly name: string }
  | { readonly kind: "tools" }
  | { readonly kind: "help"; readonly application: string; readonly field: string }
  | { readonly kind: "sign-off" }
  | { readonly kind: "nothing" };

/** The new record's key: T24 fills in the next id. */
const NEXT = "F3";

/** Lines that begin with a word of their own; all others begin with an application. */
const WORDS: ReadonlyMap<string, (rest: readonly string[]) => Command> = new Map<
  string,
  (rest: readonly string[]) => Command
>(
  Object.entries({
    ENQ: ([name = "", ...rest]) => ({ kind: "enquiry", name, runs: false, rest }),
    QUERY: ([name = "", ...rest]) => ({ kind: "enquiry", name, runs: true, rest }),
    COS: ([name = ""]) => ({ kind: "composite", name }),
    TAB: ([name = ""]) => ({ kind: "tabs", name }),
    MENU: ([name = ""]) => ({ kind: "menu", name }),
    TOOLS: () => ({ kind: "tools" }),
    HELP: ([application = "", field = ""]) => ({ kind: "help", application, field }),
    "SIGN.OFF": () => ({ kind: "sign-off" }),
    SO: () => ({ kind: "sign-off" }),
    LO: () => ({ kind: "sign-off" }),
  }),
);

/** Short for an application (3.1): T24 keeps them in its table ABBREVIATION. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ["CUS", "CUSTOMER"],
  ["FT", "FUNDS.TRANSFER"],
  ["AAA", "AA.ARRANGEMENT.ACTIVITY"],
]);

/** Reads a line: `APP[,VERSION] [FUNCTION] [KEY]`, or a word with its arguments; blanks around and between do not count. */
export function readCommand(line: string): Command {
  const [first, ...rest] = line.split(" ").filter((token) => token !== "");
  if (first === undefined) return { kind: "nothing" };
  if (first.startsWith("?")) return { kind: "menu", name: first.slice(1) };
  const word = WORDS.get(first);
  return word === undefined ? onScreen(toScreen(first), rest) : word(rest);
}

/** What the id box of a screen takes: an id, `F3`, or a function before either (section 5). */
export function readIdBox(screen: string, text: string): Command {
  return readCommand(`${screen} ${text}`);
}

function onScreen(screen: string, tokens: readonly string[]): Command {
  const [first, second] = tokens;
  if (first === undefined) return { kind: "application", screen };
  const last = tokens.at(-1);
  // 3.1: of more tokens than two the last one wins, if it is a list's function.
  const letter = LIST_LETTERS.find((known) => known === last);
  if (letter !== undefined) {
    return { kind: "list", screen, letter, asksSelection: tokens.length === 2 && first === last };
  }
  if (!isLetter(first)) return withKey(screen, "I", first);
  return second === undefined ? { kind: "application", screen } : withKey(screen, first, second);
}

function withKey(screen: string, letter: Letter, id: string): Command {
  return id === NEXT ? { kind: "new", screen } : { kind: "record", screen, letter, id };
}

/** `CUSTOMER` and `CUSTOMER,` are the same screen, the application itself. */
function toScreen(token: string): string {
  const [application = "", version = ""] = token.split(",");
  return `${ABBREVIATIONS.get(application) ?? application},${version}`;
}
