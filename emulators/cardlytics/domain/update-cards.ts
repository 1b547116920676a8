import type { Account } from "./account.ts";
import { bodyReader } from "./body.ts";
import { isSameCard, updateCard, withCard, type CardUpdate, type MergeOptions } from "./card.ts";
import { assertNone } from "./rule.ts";
import { ruleText } from "./schema.ts";

/** Reads the body of `PUT …/cards`. K4. */
export const cardsUpdateBody = bodyReader<{ readonly cards: readonly CardUpdate[] }>("cards-update.json");

/** Whose cards the path names. */
export interface CardsPath {
  readonly sourceCustomerId: string;
  readonly sourceAccountId: string;
}

/** Throws `invalid` unless each card says the same account and customer as the path. K10: ids must not disagree. */
export function assertOfPath(path: CardsPath, batch: readonly CardUpdate[]): void {
  assertNone(
    batch.flatMap((card, index) =>
      MEMBERS.filter((member) => card[member] !== path[member]).map(
        (member) => `cards[${index}].${member}: ${ruleText("card-update.json", member, "ofPath")}`,
      ),
    ),
  );
}

const MEMBERS = ["sourceAccountId", "sourceCustomerId"] as const;

/** The account with its cards created or changed, all or none; throws `invalid` with everything that is wrong. K4. */
export function updateCards(account: Account, batch: readonly CardUpdate[], options: MergeOptions): Account {
  const mistakes: string[] = [];
  const cards = batch.reduce((known, update, index) => {
    const before = known.find((card) => isSameCard(card, update));
    const after = updateCard(before, update, { path: `cards[${index}]`, options });
    if ("card" in after) return withCard(known, after.card);
    mistakes.push(...after.mistakes);
    return known;
  }, account.cards);
  assertNone(mistakes);
  return { ...account, cards };
}
