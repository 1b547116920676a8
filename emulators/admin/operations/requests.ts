import { DomainError } from "../../core/errors.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";

/** The journal of a sandbox. */
export function requestOperations(
  control: Control,
): Pick<AdminOperations, "clearRequests" | "getRequest" | "listRequests"> {
  return {
    async listRequests({ query }, context) {
      const limit = toWhole(query.limit, "limit", 1_000);
      const status = toWhole(query.status, "status", 999);
      const { journal } = await worldOf(control, context);
      const requests = journal
        .list()
        .filter((entry) => query.operation === undefined || entry.operation === query.operation)
        .filter((entry) => status === undefined || entry.status === status)
        .slice(0, limit);
      return { status: 200, resource: { seed: control.seed, requests } };
    },

    async clearRequests(_request, context) {
      (await worldOf(control, context)).journal.clear();
      return { status: 204 };
    },

    async getRequest({ params }, context) {
      const entry = (await worldOf(control, context)).journal.get(params.id);
      if (entry !== undefined) return { status: 200, resource: entry };
      throw new DomainError(
        "no-such-request",
        `The journal of sandbox "${context.sandbox}" has no request ${params.id}.`,
      );
    },
  };
}

function toWhole(text: string | undefined, name: string, most: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= most) return Number(text);
  throw new DomainError(
    "invalid-query",
    `The query parameter "${name}" takes a whole number from 1 to ${most}; "${text}" came.`,
  );
}
