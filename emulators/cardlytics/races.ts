import { DomainError } from "../core/errors.ts";

/**
 * How often a change is made anew when others changed the same records in between. Each round of a contest has a
 * winner, so this is also the number of simultaneous changes of one record that all succeed.
 */
const MAX_ATTEMPTS = 200;

/** Reads and commits until no other request has come between; throws `version-conflict` after too many rounds. */
export async function untilUndisturbed(change: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await change();
      return;
    } catch (error) {
      const isConflict = error instanceof DomainError && error.code === "version-conflict";
      if (!isConflict || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}
