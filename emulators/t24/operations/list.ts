import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Context, Operation, OperationRequest, Reply } from "../../core/emulator.ts";
import { assertCompany, assertMay, type User } from "../domain/authorisation.ts";
import { readerOf } from "../domain/field-readers.ts";
import type { CustomerRecord } from "../domain/record.ts";
import { customerTypeOf } from "../iris/customer-type.ts";
import { etagOf } from "../iris/etag.ts";
import { setOf } from "../iris/names.ts";
import { parseQuery } from "../iris/query.ts";
import type { Condition, Query } from "../iris/query-types.ts";
import type { ListPage } from "../iris/rim.ts";
import type { Options } from "../options.ts";
import type { Resource } from "../representations/resource.ts";
import { LIVE, UNAUTHORISED } from "./files.ts";
import { withDefaults } from "./list-defaults.ts";
import { placeOf, toPage } from "./pages.ts";
import { selectNewest, selectRecords } from "./select.ts";

type List<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** Live records only, unless the option says otherwise (Q29). */
export const listCustomers: List<"listCustomers"> = (request, context) => {
  return toFeed(request, context, {
    page: "listed",
    state: "",
    select: (query) =>
      context.options.listShows === "newest"
        ? selectNewest(context.store, query)
        : selectRecords(context.store, LIVE, query),
  });
};

/** The records that await authorisation. */
export const listUnauthorisedCustomers = listOfStatus("listedUnauthorised", "_IAuth", ["INAU"]);

/** The records that await approval of an override, or their second authoriser (2.4). */
export const listSecondLevelCustomers = listOfStatus("listedSecondLevel", "_HAuth", ["INAO", "INA2"]);

type Request = OperationRequest<operations["listCustomers"], User>;

interface Listing {
  readonly page: ListPage;
  /** What follows the set's name: `_IAuth`. */
  readonly state: string;
  select(query: Query): Promise<readonly CustomerRecord[]>;
}

function listOfStatus(page: ListPage, state: string, statuses: readonly string[]): List<"listUnauthorisedCustomers"> {
  const property = { read: readerOf("RECORD.STATUS") };
  const of = statuses.map((value): Condition => ({ kind: "compare", property, operator: "eq", value }));
  const inStatus: Condition = { kind: "or", of };
  return (request, context) =>
    toFeed(request, context, {
      page,
      state,
      select: ({ condition, ...query }) => {
        const both: Condition = { kind: "and", of: condition === undefined ? [inStatus] : [condition, inStatus] };
        return selectRecords(context.store, UNAUTHORISED, { ...query, condition: both });
      },
    });
}

async function toFeed(request: Request, context: Context<Options>, list: Listing): Promise<Reply<Resource>> {
  assertCompany(request.user, request.params.companyid);
  assertMay(request.user, "list");
  const place = placeOf(request, context);
  const query = withDefaults(parseQuery(request.query, customerTypeOf(place.entity)), context.options);
  const records = await list.select(query);
  const { select } = query;
  const entries = records.map((record) => ({
    ...toPage(record, list.page, place),
    etag: etagOf(record),
    ...(select && { select }),
  }));
  const title = setOf(place.entity) + list.state;
  return { status: 200, resource: { kind: "feed", ...place, title, path: `${title}()`, entries } };
}
