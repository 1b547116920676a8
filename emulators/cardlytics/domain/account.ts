import { withCard, type Card } from "./card.ts";

/** An account of one or more customers, as stored. K7. */
export interface Account {
  readonly sourceAccountId: string;
  readonly sourceCustomerIds: readonly string[];
  readonly primarySourceCustomerId: string;
  readonly status: "OPEN" | "CLOSED" | "DISPUTE" | "FRAUD";
  readonly type: "PPD" | "MMA" | "CRD" | "DDA" | "SAV" | "SBCRD" | "SBDDA" | "SBS";
  readonly sourcePortfolioId: string;
  readonly accountOpenDate: string;
  readonly accountCloseDate: string | null;
  readonly cards: readonly Card[];
}

/** An account that is to be changed: all of it, but for cards that stay as they are. 5.6. */
export type AccountUpdate = Omit<Account, "cards"> & { readonly cards?: readonly Card[] | null };

/** The account after an update: its cards are kept, changed or added, none is taken away (no delete exists). */
export function updateAccount(account: Account | undefined, { cards, ...update }: AccountUpdate): Account {
  return { ...update, cards: (cards ?? []).reduce(withCard, account?.cards ?? []) };
}
