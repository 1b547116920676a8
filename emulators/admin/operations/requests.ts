import { DomainError } from "../../core/errors.ts";
import { select } from "../../core/observe/criteria.ts";
import { toCriteria, type Expectation } from "../../core/observe/expectation.ts";
import { explain } from "../../core/observe/explain/explain.ts";
import type { Journal, JournalEntry } from "../../core/observe/journal.ts";
import { nearMisses } from "../../core/observe/near-miss.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";
import { parseJournalQuery, type JournalQuery } from "../journal-query.ts";

/** The journal of a sandbox. */
export function requestOperations(
  control: Control,
): Pick<
  AdminOperations,
  "clearRequests" | "countRequests" | "explainRequest" | "findNearMisses" | "getRequest" | "listRequests"
> {
  return {
    async listRequests({ search }, context) {
      const query = parseJournalQuery(search);
      const { journal } = await worldOf(control, context);
      const requests = await awaitEnough(journal, query);
      return {
        status: 200,
        resource: {
          seed: control.seed,
          requests: requests.slice(0, query.limit),
          dropped: journal.dropped(),
          ...(query.after !== undefined && { continues: journal.get(query.after) !== undefined }),
        },
      };
    },

    async countRequests({ search }, context) {
      const query = parseJournalQuery(search);
      const { journal } = await worldOf(control, context);
      const requests = await awaitEnough(journal, query);
      return { status: 200, resource: { count: requests.length, dropped: journal.dropped() } };
    },

    async findNearMisses({ body }, context) {
      const { journal } = await worldOf(control, context);
      const criteria = toCriteria(body as Expectation);
      const entries = journal.list();
      const matched = select(entries, criteria).map(({ id }) => id);
      return { status: 200, resource: { matched, nearMisses: nearMisses(entries, criteria) } };
    },

    async clearRequests(_request, context) {
      (await worldOf(control, context)).journal.clear();
      return { status: 204 };
    },

    async explainRequest({ params: { id } }, context) {
      const { journal } = await worldOf(control, context);
      const entry = journal.get(id);
      if (entry === undefined) throw noSuchRequest(id, context.sandbox, journal);
      const { contract, emulator } = control;
      return { status: 200, resource: explain(entry, { contract, ...emulator }) };
    },

    async getRequest({ params: { id } }, context) {
      const { journal } = await worldOf(control, context);
      const entry = journal.get(id);
      if (entry !== undefined) return { status: 200, resource: entry };
      throw noSuchRequest(id, context.sandbox, journal);
    },
  };
}

/** The refusal of an id that the journal has not, or not any more. */
export function noSuchRequest(id: string, sandbox: string, journal: Journal): DomainError {
  const dropped = journal.dropped();
  const gone = dropped === 0 ? "" : ` The ${dropped} oldest have made room for others.`;
  return new DomainError("no-such-request", `The journal of sandbox "${sandbox}" has no request ${id}.${gone}`);
}

/** What is selected, once there is as much as is asked for. Throws `too-few-requests`, with the nearest, after the time. */
async function awaitEnough(journal: Journal, query: JournalQuery): Promise<readonly JournalEntry[]> {
  const { criteria, atLeast, timeout, wait } = query;
  const deadline = performance.now() + (wait ?? timeout);
  const enough = Math.max(atLeast, wait === undefined ? 0 : 1);
  let found = select(stretch(journal.list(), query), criteria);
  while (found.length < enough) {
    const left = deadline - performance.now();
    if (left <= 0) break;
    await journal.next(left);
    found = select(stretch(journal.list(), query), criteria);
  }
  if (found.length < atLeast) throw tooFew(found.length, journal, query);
  return found;
}

/**
 * The part of the journal, newest first, between two of its exchanges. When `after` has gone, all that there is came
 * later; when `before` has gone, all that came earlier has gone with it.
 */
function stretch(entries: readonly JournalEntry[], { after, before }: JournalQuery): readonly JournalEntry[] {
  if (after === undefined && before === undefined) return entries;
  const place = (id: string): number => {
    const index = entries.findIndex((entry) => entry.id === id);
    return index < 0 ? entries.length : index;
  };
  return entries.slice(before === undefined ? 0 : place(before) + 1, after === undefined ? undefined : place(after));
}

function tooFew(found: number, journal: Journal, { criteria, atLeast, timeout }: JournalQuery): DomainError {
  const asked = criteria.map(({ field, expected }) => `${field} ${expected}`).join(", ") || "any";
  return new DomainError(
    "too-few-requests",
    `${found} of at least ${atLeast} requests (${asked}) came within ${timeout} ms.`,
    { found, nearMisses: nearMisses(journal.list(), criteria) },
  );
}
