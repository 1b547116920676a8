import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Operation } from "../../core/emulator.ts";
import { assertCompany, type User } from "../domain/authorisation.ts";
import { baseOf } from "../iris/names.ts";
import type { Options } from "../options.ts";
import type { Resource } from "../representations/resource.ts";

type Describe<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** What the service has of types and sets, in OData's terms (4.9). */
export const getEdmx: Describe<"getEdmx"> = (request) => {
  assertCompany(request.user, request.params.companyid);
  return Promise.resolve({ status: 200, resource: { kind: "edmx" } });
};

/** 1.2: without a company it is found below the default one. */
export const getDefaultEdmx: Describe<"getDefaultEdmx"> = ({ origin, search }) => {
  const location = `${baseOf(origin, DEFAULT_COMPANY)}$metadata${search}`;
  return Promise.resolve({ status: 303, headers: { location } });
};

const DEFAULT_COMPANY = "GB0010001";
