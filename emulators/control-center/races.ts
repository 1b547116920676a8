import { DomainError } from "../core/errors.ts";

/**
 * Runs a read-check-commit again whenever another one came between, so that the check sees what that one did: of many
 * creations of one name, one succeeds and the others find it taken.
 */
export async function untilUndisturbed<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DomainError && error.code === "version-conflict")) throw error;
    }
  }
}
