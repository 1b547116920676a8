import { customerInput, versions, type Version } from "../domain/version.ts";

/** The model's name, which leaks into every payload (1.1). */
export const MODEL = "Prospect-modelsModel";

/** Where IRIS and its service are deployed (1.1). */
export const SERVICE_PATH = "/Prospect-iris/Prospect.svc";

/** The state resources of the RIM; each has an address of its own (2.1, rows 5 to 10). */
export type StateResource = "Live" | "IAuth" | "HAuth" | "RAuth" | "Held" | "Reversed";

/** An entity's set: the plural is always a plain `s` (1.4). */
export function setOf(entity: string): string {
  return `${entity}s`;
}

/** A collection's own address, relative to the company. */
export function collectionOf(entity: string): string {
  return `${setOf(entity)}()`;
}

/** An item's address, relative to the company; links always quote the key (1.5). */
export function itemPath(entity: string, id: string, state?: StateResource): string {
  return `${setOf(entity)}${state === undefined ? "" : `_${state}`}('${writtenKey(id)}')`;
}

/** An id as it stands in an address, between quotes. */
export function writtenKey(id: string): string {
  return encodeURIComponent(id).replaceAll("'", "%27%27");
}

/** The base that links are relative to, with a slash at the end. */
export function baseOf(origin: string, company: string): string {
  return `${origin}${SERVICE_PATH}/${encodeURIComponent(company)}/`;
}

/** The service's own address, with no company and no slash, from the base of a company. */
export function serviceOf(base: string): string {
  return base.slice(0, base.indexOf(SERVICE_PATH) + SERVICE_PATH.length);
}

/** Where the Errors entity says that it is: below the service, with no company (3.6). */
export function errorsAddress(base: string): string {
  return `${serviceOf(base)}/errors`;
}

/** The versions by the length of their entities: `verCustomer` begins all the others. */
const byLength = [...versions].sort((one, other) => other.entity.length - one.entity.length);

/** The version that a request's path is of; CUSTOMER,INPUT where it is of none. */
export function versionIn(path: string): Version {
  const start = path.indexOf("/", SERVICE_PATH.length + 1) + 1;
  return byLength.find(({ entity }) => isOf(entity, path, start)) ?? customerInput;
}

/** A path with the version's names replaced by those of CUSTOMER,INPUT, with which the contract is written. */
export function toContractPath(path: string): string {
  const start = path.indexOf("/", SERVICE_PATH.length + 1) + 1;
  if (start === 0 || isOf(customerInput.entity, path, start)) return path;
  const version = byLength.find(({ entity }) => isOf(entity, path, start));
  if (version === undefined) return path;
  return path.slice(0, start) + customerInput.entity + path.slice(start + version.entity.length);
}

/** Whether the path's resource is the entity's: its set (`…s`), its entry (`…Entry`) or what lies below it. */
function isOf(entity: string, path: string, start: number): boolean {
  if (!path.startsWith(entity, start)) return false;
  BEHIND_ENTITY.lastIndex = start + entity.length;
  return BEHIND_ENTITY.test(path);
}

const BEHIND_ENTITY = /s(?:[(_/]|$)|Entry$|\//y;

/** An OData string key as written in a path (`A''B`) to what it stands for (`A'B`). */
export function toKey(written: string): string {
  return written.replaceAll("''", "'");
}

/** The relations' prefixes (2.3): T24's own, and OData's for a related entity; the relation of context enquiries is whole. */
export const RELS = "http://temenostech.temenos.com/rels/";
export const CONTEXT_ENQUIRY = "http://www.temenos.com/rels/contextenquiry";
export const RELATED = "http://schemas.microsoft.com/ado/2007/08/dataservices/related/";
