import type { Field } from "../domain/dictionary.ts";
import { screenFields, type ScreenField } from "./screens.ts";

/** A table of help: what it is about, its headings, and its rows. */
export interface Help {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the command line takes (3.1). */
const commandLine: Help = {
  title: "Command line",
  headings: ["Command", "What it opens"],
  rows: [
    ["CUSTOMER or CUSTOMER,INPUT", "The screen of an application, or of its version, with a box for an id"],
    ["CUSTOMER,INPUT I F3", "A new record under the next id"],
    ["CUSTOMER I 190245", "A record in a function: I, A, D, R, S, H, C, P, Q or V; without one for input"],
    ["CUSTOMER S 190245;1", "A record of the history"],
    ["CUSTOMER L, E or H", "The live, the unauthorised or the history records; with the letter twice their selection"],
    ["ENQ CUSTOMER.LIST MNEMONIC EQ JSNOW", "The selection of an enquiry, with field, operand and value filled in"],
    ["QUERY CUSTOMER.LIST", "An enquiry without its selection"],
    ["COS CUSTOMER.NAU", "A composite screen"],
    ["TAB CUSTOMER.FILES", "A tabbed screen"],
    ["?1, ?USER.MENU or MENU 1", "A menu by its place or its name"],
    ["HELP CUSTOMER SECTOR", "Help on an application, or on one of its fields"],
    ["TOOLS", "The tools"],
    ["SIGN.OFF, SO or LO", "The sign-on page, in the home window"],
  ],
};

/** Help on the command line, on the application, or on a field of it; undefined: there is no such application or field. */
export function helpOn(application: string, field: string): Help | undefined {
  if (application === "") return commandLine;
  if (application !== "CUSTOMER") return undefined;
  if (field === "") return { title: application, headings: HEADINGS, rows: [...screenFields.values()].map(rowOf) };
  const on = screenFields.get(field);
  if (on === undefined) return undefined;
  const row = rowOf(on);
  return {
    title: `${application} ${field}`,
    headings: ["Of the field", "The dictionary says"],
    rows: HEADINGS.map((heading, index) => [heading, row[index] ?? ""]),
  };
}

const HEADINGS = ["Field", "Caption", "Number", "Length", "Type", "Demanded", "Takes"] as const;

function rowOf({ field, label }: ScreenField): readonly string[] {
  const { name, position, length, type, mandatory } = field;
  return [name, label, String(position), String(length), type, mandatory ? "yes" : "no", takenBy(field)];
}

function takenBy({ values, file, system }: Field): string {
  if (system) return "what T24 sets";
  if (values !== undefined) return values.join(", ");
  return file === undefined ? "" : `the ids of ${file}`;
}
