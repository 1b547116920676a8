import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Operation } from "../../core/emulator.ts";
import { assertCompany, type User } from "../domain/authorisation.ts";
import { customerInput } from "../domain/version.ts";
import type { Options } from "../options.ts";
import type { Resource } from "../representations/resource.ts";
import { placeOf } from "./pages.ts";

type Entrance<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** A version's front door: what can be begun with it. Its links stand for any record; IRIS' command does nothing. */
export const getContractEntry: Entrance<"getContractEntry"> = (request, context) => {
  assertCompany(request.user, request.params.companyid);
  const place = placeOf(request, context);
  const path = `${place.entity}Entry`;
  const self = { title: path, href: path };
  return Promise.resolve({ status: 200, resource: { kind: "link-page", ...place, page: "contract", path, self } });
};

/** What IRIS knows of fields, by no version's address; of those it has one to tell of, CUSTOMER,INPUT. */
export const listT24FieldMetadata: Entrance<"listT24FieldMetadata"> = (request, context) => {
  assertCompany(request.user, request.params.companyid);
  const { entity } = customerInput;
  const resource = { kind: "metadata", ...placeOf(request, context), entity, path: "T24FieldMetadata()" } as const;
  return Promise.resolve({ status: 200, resource });
};
