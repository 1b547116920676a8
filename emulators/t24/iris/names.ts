/** The version CUSTOMER,INPUT as IRIS names it: entity, entity set and model (fact sheet, 1.4). */
export const ENTITY = "verCustomer_Input";
export const SET = "verCustomer_Inputs";
export const MODEL = "Prospect-modelsModel";

/** Where IRIS and its service are deployed (1.1). */
export const SERVICE_PATH = "/Prospect-iris/Prospect.svc";

/** The state resources of the RIM; each has an address of its own (2.1, rows 5 to 10). */
export type StateResource = "Live" | "IAuth" | "HAuth" | "RAuth" | "Held" | "Reversed";

/** The collection's own address, relative to the company. */
export const COLLECTION = `${SET}()`;

/** An item's address, relative to the company; links always quote the key (1.5). */
export function itemPath(id: string, state?: StateResource): string {
  return `${SET}${state === undefined ? "" : `_${state}`}('${encodeURIComponent(id).replaceAll("'", "%27%27")}')`;
}

/** The base that links are relative to, with a slash at the end. */
export function baseOf(origin: string, company: string): string {
  return `${origin}${SERVICE_PATH}/${encodeURIComponent(company)}/`;
}

/** Where the Errors entity says that it is: below the service, with no company (3.6). */
export function errorsAddress(base: string): string {
  return `${base.slice(0, base.indexOf(SERVICE_PATH) + SERVICE_PATH.length)}/errors`;
}

/** An OData string key as written in a path (`A''B`) to what it stands for (`A'B`). */
export function toKey(written: string): string {
  return written.replaceAll("''", "'");
}

/** The relations' prefixes (2.3): T24's own, and OData's for a related entity. */
export const RELS = "http://temenostech.temenos.com/rels/";
export const RELATED = "http://schemas.microsoft.com/ado/2007/08/dataservices/related/";
