import { defaultsOf, missingMembers } from "./body.ts";
import { came } from "./merge.ts";
import type { RuleOptions } from "./rule.ts";
import { ruleText } from "./schema.ts";

/** A payment card, as stored. K8. */
export interface Card {
  readonly sourceAccountId: string;
  readonly sourceCustomerId: string;
  readonly last4: string;
  /** Null of a card that came by an update, in which K4 lists no iin. */
  readonly iin: string | null;
  readonly cardType: string;
  readonly status: string;
  /** 3 to 6; what the digits mean is contradicted (section 5.3), so no meaning is attached. */
  readonly networkIdentifier: number;
  readonly openDate: string;
  readonly closeDate: string | null;
}

/** A card by its key, with the members that are to be changed. K4. */
export type CardUpdate = Pick<Card, "sourceAccountId" | "sourceCustomerId" | "last4"> & {
  readonly [Member in keyof Card]?: Card[Member] | null;
};

/** What decides how an update is merged, besides what a body may hold. */
export interface MergeOptions extends Pick<RuleOptions, "closedNeedsCloseDate"> {
  readonly nullOnUpdate: "clear" | "keep";
}

/** Whether two cards have the same key: account, customer and last four digits. K4. */
export function isSameCard(one: CardUpdate, other: CardUpdate): boolean {
  return (
    one.last4 === other.last4 &&
    one.sourceCustomerId === other.sourceCustomerId &&
    one.sourceAccountId === other.sourceAccountId
  );
}

/** The cards with another one put in the place of that of the same key, or at the end. */
export function withCard(cards: readonly Card[], card: Card): readonly Card[] {
  const index = cards.findIndex((known) => isSameCard(known, card));
  return index < 0 ? [...cards, card] : cards.with(index, card);
}

/** A card after an update, or what stands against it. */
export type Updated = { readonly card: Card } | { readonly mistakes: readonly string[] };

/** The card after an update, or what is wrong with it; `path` is where the update stands in the body. */
export function updateCard(
  card: Card | undefined,
  update: CardUpdate,
  { path, options }: { readonly path: string; readonly options: MergeOptions },
): Updated {
  const merged = { ...(card ?? NEW), ...came("card.json", update, options) } as Partial<Card>;
  // K4 lists no iin, so a card may be created without.
  const missing = missingMembers("card.json", { ...merged, iin: merged.iin ?? "" }, path);
  if (missing.length > 0) return { mistakes: missing };
  const isClosed = merged.status === "CLOSED" && options.closedNeedsCloseDate !== "never";
  if (isClosed && merged.closeDate === null) return { mistakes: [`${path}.closeDate: ${CLOSED}`] };
  return { card: merged as Card };
}

const NEW = { ...defaultsOf("card.json"), iin: null };
const CLOSED = ruleText("card-update.json", "closeDate", "closed");
