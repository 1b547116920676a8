import type { FunctionName } from "../domain/authorisation.ts";
import type { Letter } from "./command-line.ts";
import type { Button } from "./record-page.ts";

/** What a function letter does to a screen. */
export interface ScreenFunction {
  /** What the user must be allowed to do. */
  readonly name: FunctionName;
  /** Which record it opens: any, also a new one; the newest; the live one, or its held reversal; and so on. */
  readonly reads: "any" | "newest" | "reversible" | "unauthorised" | "history";
  /** Whether `190245;1` names a record of the history, which can be seen and no more. */
  readonly opensHistory?: true;
  readonly isInput: boolean;
  /** The buttons that are on (4.2). */
  readonly buttons: readonly Button[];
  /** What its button does to the stored record; left out: the record itself is input, or nothing is done. */
  readonly decision?: "authorise" | "delete" | "reverse" | "restore" | "review";
}

const INPUT = { isInput: true, buttons: ["commit", "validate", "hold"] } as const;

/** The functions of a record's screen; those of lists only look. */
export const functions: Readonly<Record<Letter, ScreenFunction>> = {
  I: { name: "input", reads: "any", ...INPUT },
  C: { name: "copy", reads: "newest", ...INPUT },
  S: { name: "see", reads: "newest", opensHistory: true, isInput: false, buttons: [] },
  P: { name: "print", reads: "newest", opensHistory: true, isInput: false, buttons: [] },
  L: { name: "list", reads: "newest", isInput: false, buttons: [] },
  E: { name: "list", reads: "newest", isInput: false, buttons: [] },
  A: { name: "authorise", reads: "unauthorised", isInput: false, buttons: ["authorise"], decision: "authorise" },
  D: { name: "delete", reads: "unauthorised", isInput: false, buttons: ["delete"], decision: "delete" },
  R: { name: "reverse", reads: "reversible", isInput: false, buttons: ["reverse"], decision: "reverse" },
  H: { name: "restore", reads: "history", isInput: false, buttons: ["commit"], decision: "restore" },
  Q: { name: "review", reads: "newest", isInput: false, buttons: ["commit"], decision: "review" },
  V: { name: "see", reads: "newest", isInput: false, buttons: ["verify"] },
};
