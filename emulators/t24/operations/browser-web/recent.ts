import type { Asked } from "./asked.ts";
import { keep } from "./keep.ts";

/** The ids that each user had on a screen last, by the USER record's id; the newest first. */
const RECENT = "BROWSER-RECENT";

/** An object, since that is what a snapshot's records are. */
interface Recent {
  readonly ids: readonly string[];
}

/** How many of them are kept. */
const MAX_IDS = 10;

/** Puts an id in front of the user's recent ones (5). */
export async function keepRecent(id: string, { user, context }: Pick<Asked, "user" | "context">): Promise<void> {
  await keep<Recent>(context.store, { collection: RECENT, id: user.id }, (before = NONE) => {
    const { ids } = before;
    return ids[0] === id ? before : { ids: [id, ...ids.filter((known) => known !== id)].slice(0, MAX_IDS) };
  });
}

const NONE: Recent = { ids: [] };

/** The user's recent ids. */
export async function recentIds({ user, context }: Pick<Asked, "user" | "context">): Promise<readonly string[]> {
  return ((await context.store.get<Recent>(RECENT, user.id))?.value ?? NONE).ids;
}
