import type { Headers } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import type { CustomerRecord } from "../domain/record.ts";
import { etagOf, isMatch, toHeader, type Leniency } from "../iris/etag.ts";
import type { Options } from "../options.ts";

/**
 * Refuses with 412 a change whose If-Match is not the ETag of the record that would be changed, or that has one where
 * nothing is stored (5.3); without If-Match only where the option demands it (Q5).
 */
export function assertUnmodified(
  { headers }: { readonly headers: Headers },
  current: CustomerRecord | undefined,
  options: Pick<Options, "strictIfMatch" | keyof Leniency>,
): void {
  const sent = headers["if-match"];
  if (sent === undefined) {
    if (!options.strictIfMatch || current === undefined) return;
    throw modified("If-Match is missing; the option strictIfMatch demands it.", current);
  }
  if (current !== undefined && isMatch(sent, current, options)) return;
  throw modified(`If-Match is ${sent}, which is not the ETag of the stored record.`, current);
}

function modified(message: string, current: CustomerRecord | undefined): DomainError {
  const details = current === undefined ? {} : { etag: toHeader(etagOf(current)) };
  return new DomainError("EB-RESOURCE.MODIFIED", message, details);
}
