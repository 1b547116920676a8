import type { Asked } from "./asked.ts";
import { keep } from "./keep.ts";

/** The ids that each user had on a screen last, by the USER record's id; the newest first. */
const RECENT = "BROWSER-RECENT";

/** How many of them are kept. */
const MAX_IDS = 10;

/** Puts an id in front of the user's recent ones (5). */
export async function keepRecent(id: string, { user, context }: Pick<Asked, "user" | "context">): Promise<void> {
  await keep<readonly string[]>(context.store, { collection: RECENT, id: user.id }, (before = []) =>
    before[0] === id ? before : [id, ...before.filter((known) => known !== id)].slice(0, MAX_IDS),
  );
}

/** The user's recent ids. */
export async function recentIds({ user, context }: Pick<Asked, "user" | "context">): Promise<readonly string[]> {
  return (await context.store.get<readonly string[]>(RECENT, user.id))?.value ?? [];
}
