import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Operation } from "../../core/emulator.ts";
import { isCarriable } from "../../core/xml-text.ts";
import { assertCompany, assertMay, type User } from "../domain/authorisation.ts";
import { allFields } from "../domain/dictionary.ts";
import type { Field } from "../domain/dictionary.ts";
import type { CustomerRecord } from "../domain/record.ts";
import { refusal, type T24Error } from "../domain/refusal.ts";
import { missingRecord, texts } from "../domain/texts.ts";
import { collectionOf, versionIn } from "../iris/names.ts";
import type { Options } from "../options.ts";
import type { Resource } from "../representations/resource.ts";
import type { LookupRecord } from "../seed/files.ts";
import { admit } from "./admit.ts";
import { descriptionOf } from "./enrich.ts";
import { placeOf } from "./pages.ts";

type Lookup<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** The text behind a code: `?Sector=1001` (1.8). */
export const getEnrichment: Lookup<"getEnrichment"> = async (request, context) => {
  assertCompany(request.user, request.params.companyid);
  assertMay(request.user, "see");
  const { entity } = versionIn(request.path);
  const { field, value } = askedFor(request.search, entity);
  const place = placeOf(request, context);
  const found =
    field.file === undefined ? undefined : await context.store.get<LookupRecord | CustomerRecord>(field.file, value);
  if (field.file !== undefined && found === undefined) throw refused(missingRecord(field.file), infoOf(field, entity));
  return {
    status: 200,
    resource: {
      kind: "enrichment",
      ...place,
      path: `${collectionOf(entity)}/enrichment${request.search}`,
      fieldNumber: infoOf(field, entity),
      fieldValue: value,
      // Only what a file explains has a text.
      enrichment: found === undefined ? "" : descriptionOf(found.value),
    },
  };
};

/** Whether the application hands out numbers: CUSTOMER does, so there is nothing to say (2.1, row 26). */
export const checkAutoId: Lookup<"checkAutoId"> = (request, context) => {
  admit("see", request, context.options);
  return Promise.resolve({ status: 204 });
};

/** IRIS' own locator of what comes next; outside a flow nothing does (1.3). */
export const getNextState: Lookup<"getNextState"> = (request) => {
  assertCompany(request.user, request.params.companyid);
  return Promise.resolve({ status: 204 });
};

/** Where errors say that they are; asked for by itself, the resource has none to tell of (1.2). */
export const getErrors: Lookup<"getErrors"> = () => Promise.resolve({ status: 204 });

/** The same for messages: the RIM has them at an address of their own, too (3.6). */
export const getMessages: Lookup<"getMessages"> = () => Promise.resolve({ status: 204 });

function askedFor(search: string, entity: string): { readonly field: Field; readonly value: string } {
  const asked = [...new URLSearchParams(search)].find(([name]) => !name.startsWith("$"));
  if (asked === undefined) throw refused(texts.propertyMissing, "");
  const [name, value] = asked;
  // Both are told back, in XML, too.
  if (!isCarriable(name) || !isCarriable(value)) throw refused(texts.invalidCharacter, "");
  const field = allFields.find(({ odata }) => odata === name);
  if (field === undefined) throw refused(texts.invalidProperty, `${entity}.${name}:1:1`);
  if (field.file !== undefined && value === "") throw refused(texts.idMissing, infoOf(field, entity));
  return { field, value };
}

function infoOf({ odata }: Field, entity: string): string {
  return `${entity}.${odata}:1:1`;
}

function refused(text: string, info: string): Error {
  const errors: readonly T24Error[] = [{ code: text, type: "FATAL_ERROR", text, info }];
  return refusal("validation", `${text} ${info}: enrichment takes a property and its value, as in ?Sector=1001.`, {
    errors,
  });
}
