import { DomainError } from "./errors.ts";

const NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/** Throws `malformed` unless the text can name a sandbox or a snapshot. */
export function assertName(name: string, what: "sandbox" | "snapshot"): void {
  if (NAME.test(name)) return;
  throw new DomainError(
    "malformed",
    `${JSON.stringify(name)} is no ${what} name: it takes 1 to 63 of a-z, 0-9, dot, underscore and hyphen, a letter or digit first.`,
    { syntax: what },
  );
}
