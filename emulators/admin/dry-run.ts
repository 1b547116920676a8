import { DomainError } from "../core/errors.ts";

/** Whether a call is to be checked only, so that nothing changes. */
export function isDryRun(text: string | undefined): boolean {
  if (text === undefined || text === "false") return false;
  if (text === "true") return true;
  throw new DomainError("invalid-query", `The query parameter "dryRun" takes true or false; "${text}" came.`);
}
