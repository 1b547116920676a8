import type { Ordering, Query } from "../iris/query-types.ts";
import type { Options } from "../options.ts";

/** A query with the page size and the order that the options give one without (Q27, Q28). */
export function withDefaults(query: Query, { pageSize, listOrder }: Options): Query {
  return {
    ...query,
    top: query.top === Infinity && pageSize > 0 ? pageSize : query.top,
    order: query.order.length === 0 && listOrder === "descending" ? BY_ID_DOWN : query.order,
  };
}

const BY_ID_DOWN: readonly Ordering[] = [{ property: { read: ({ id }) => [id], index: "id" }, isDescending: true }];
