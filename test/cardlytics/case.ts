import { customer, withAccount, withCard, type Draft } from "./sample.ts";

/** A body's customers, and what is wrong with them: nothing, a list of mistakes, or "unreadable". */
export type Case = readonly [name: string, customers: unknown, expected: readonly string[] | "unreadable"];

/** Where a member is: the sample's customer, its account, or its card. */
export interface Level {
  readonly path: string;
  readonly with: (changes: Draft) => Draft;
}

export const CUSTOMER: Level = { path: "customers[0]", with: customer };
export const ACCOUNT: Level = { path: "customers[0].accounts[0]", with: withAccount };
export const CARD: Level = { path: "customers[0].accounts[0].cards[0]", with: withCard };

/** A case for one member of the sample, at any of the three levels. */
export function of(level: Level, field: string, value: unknown, mistake?: string): Case {
  const shown = value === undefined ? "left out" : JSON.stringify(value).slice(0, 40);
  const expected =
    mistake === undefined ? [] : mistake === "unreadable" ? mistake : [`${level.path}.${field}: ${mistake}`];
  return [`${level.path}.${field} ${shown}`, [level.with({ [field]: value })], expected];
}
