import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { OperationRequest } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import type { FormFields } from "../../core/form.ts";
import { assertCompany, assertMay, type FunctionName, type User } from "../domain/authorisation.ts";
import { assertCustomerId } from "../domain/ids.ts";
import { blankRecord, type CustomerRecord } from "../domain/record.ts";
import { SERVICE_PATH, toKey, versionIn } from "../iris/names.ts";
import { recordOfForm } from "../iris/posted-form.ts";
import type { Options } from "../options.ts";
import type { PostedRecord } from "../representations/posted.ts";
import { echoing } from "./echo.ts";

/** A request for one customer. */
export type ItemRequest = OperationRequest<operations["inputCustomer"], User>;

/** The address's customer number, once it is one and the user may do this in the company (Q12, Q41). */
export function admit(name: FunctionName, request: ItemRequest, options: Options): string {
  const id = admitAddress(request, options);
  assertMay(request.user, name, id);
  return id;
}

/** The posted record under the address's number; no body is an empty record. */
export function admitRecord(name: FunctionName, request: ItemRequest, options: Options): CustomerRecord {
  const { record, self } = toPosted(request.body);
  // T24 checks the id before it opens a record, so that a bad one has none to be echoed.
  const posted = { id: admitAddress(request, options), scalars: record.scalars, groups: record.groups };
  echoing(posted, () => assertMay(request.user, name, posted.id));
  if (options.bodyIdMismatch === "refuse" && record.id !== "" && record.id !== posted.id) {
    throw new DomainError("malformed", `The body's CustomerCode is ${record.id}; the address says ${posted.id}.`);
  }
  if (options.halSelfMismatch === "refuse") assertSelf(self, request.path);
  return posted;
}

/** The address's customer number, once it is one and the user works in the company, whatever the user may do there. */
export function admitAddress(request: ItemRequest, { unparsableKeyStatus }: Options): string {
  const { user, params } = request;
  assertCompany(user, params.companyid);
  const id = toKey(params.id);
  if (unparsableKeyStatus === 500) assertParsable(id, request);
  assertCustomerId(id, versionIn(request.path).entity);
  return id;
}

/** What was posted, a form's fields among it; no body is an empty record. */
export function toPosted(body: unknown): PostedRecord {
  // The representations give a PostedRecord, or the fields of a form.
  const posted = body as PostedRecord | FormFields | undefined;
  if (posted === undefined) return { record: blankRecord(""), self: undefined };
  return "record" in posted ? posted : { record: recordOfForm(posted), self: undefined };
}

/** 4.7: the engine takes a HAL body only under the address that its self link ends with. */
function assertSelf(self: string | undefined, path: string): void {
  if (self === undefined || self.endsWith(path.slice(SERVICE_PATH.length))) return;
  throw new DomainError("malformed", `The body's self link is ${self}; the request's path is ${path}.`);
}

/** 1.5: the reader of posted entries puts an unquoted key through OData's key parser, which knows numbers only. */
function assertParsable(id: string, { method, path }: ItemRequest): void {
  const isUnquoted = !/\('|%27/.test(path);
  const hasBody = method === "POST" || method === "PUT";
  if (!isUnquoted || !hasBody || /^\d+$/.test(id)) return;
  throw new DomainError("unparsable-key", `The key ${id} is neither quoted nor a number.`);
}
