import type { Remedies, Remedy } from "../core/observe/explain/remedy.ts";
import { toPointer } from "../core/observe/explain/remedy.ts";
import type { DomainError } from "../core/errors.ts";
import { REFUSAL_CODES, type RefusalCode } from "./domain/refusal.ts";

/** What to ask instead of what the platform refuses, for who reads the journal. */
export const remedies: Remedies = {
  ...Object.fromEntries(REFUSAL_CODES.map((code) => [code, toField])),
  ...({
    "10000001": say("Send the name of a user, a colon and that user's API key, as Basic credentials."),
    "10000024": say("Ask for version 1: /rws/api/v1/…"),
    "10000030": say("Send the credentials of a user whose role has the function."),
    "10000079": say("Send the credentials of a user whose account has access to the API."),
    "1400101": say("Ask for a customer that the user sees, or create one first."),
    "20000004": say("Ask for a customer that the user sees, or create one first."),
    "40000029": say("Come again in the next second."),
  } satisfies Partial<Record<RefusalCode, () => Remedy>>),
};

function say(change: string): () => Remedy {
  return () => ({ changes: [change] });
}

/** The checks' sentences begin with the field: `contacts[0].name: … came; wanted: …`. */
function toField({ message }: DomainError): Remedy | undefined {
  const [, field, words = message] = /^([\w.[\]]+): (.*)$/s.exec(message) ?? [];
  if (field === undefined) return undefined;
  const pointer = toPointer(field);
  return { changes: [`Change ${pointer}: ${words}`], at: [pointer] };
}
