import type { Status } from "../domain/record.ts";
import { collectionOf, CONTEXT_ENQUIRY, itemPath, serviceOf, type StateResource } from "./names.ts";

/** What an address is made from: the company's item, collection, entity or list of enquiries, or the service itself. */
export type Origin = "item" | "collection" | "entity" | "enquiries" | "service";

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** A transition of the RIM as it shows up as a link. */
export interface Transition {
  /** The last part of the relation, such as `input`; `item` and what has a colon are whole relations. */
  readonly rel: string;
  readonly title: string;
  /** What the resource takes. */
  readonly method: Method;
  /** What the RIM's transition says instead, and HAL's name of the link with it. */
  readonly named?: Method;
  /** What follows the address of the origin. */
  readonly path: string;
  readonly of: Origin;
  /** The RIM resource that it leads to; `{entity}` stands for the version's. */
  readonly target: string;
  /** The entity of that resource, where it is another one. */
  readonly entity?: string;
  /** Whether the target is also said to be related to the entity, before its own relation (4.3). */
  readonly isRelated?: true;
  readonly leadsTo?: "feed";
}

const item = (rel: string, title: string, method: Method, path = `/${rel}`): Transition => ({
  rel,
  title,
  method,
  path,
  of: "item",
  target: `{entity}_${rel}`,
});

function contextOf(title: string): Transition {
  return { ...item("item", title, "GET", "/ContextEnquiries"), of: "entity", target: "{entity}_ContextEnquiries" };
}

/** The transitions by name, with the titles of the real payloads (2.2) and the verbs of the RIM (2.1). */
export const link = {
  metadata: {
    ...item("metadata", "metadata", "POST"),
    of: "collection",
    target: "{entity}s_metadata",
    entity: "T24FieldMetadata",
    leadsTo: "feed",
  },
  /** Shown only where there is something to be embedded; T24 speaks seldom (3.6). */
  messages: { ...item("messages", "Messages", "GET"), of: "service", target: "ProcessMessages", entity: "Messages" },
  errors: { ...item("errors", "errors", "GET"), of: "service", target: "ProcessErrors", entity: "Errors" },
  changedValues: item("changedValues", "changed values", "GET"),
  input: item("input", "input deal", "PUT", ""),
  validate: item("validate", "validate deal", "POST"),
  hold: item("hold", "hold deal", "POST"),
  reverse: { ...item("reverse", "reverse deal", "PUT"), named: "POST" },
  review: { ...item("review", "audit deal", "POST"), target: "{entity}_audit" },
  authorise: item("authorise", "authorise deal", "PUT"),
  /** The same on the page of a state. */
  authoriseState: { ...item("authorise", "authorise deal", "PUT"), named: "POST" },
  delete: item("delete", "delete", "DELETE"),
  restore: item("restore", "restore deal", "POST"),
  copy: { ...item("copy", "Copy deal", "POST"), of: "collection" },
  paste: item("paste", "Paste deal", "POST"),
  enrichment: {
    ...item("enrichment", "Enrich deal", "GET"),
    of: "collection",
    entity: "Enrichment",
    named: "POST",
  },
  allContextEnquiries: contextOf("All Context Enquiries"),
  allContextEnquiriesOfEntry: contextOf("All context Enquiries"),
  contextEnquiries: {
    ...item(CONTEXT_ENQUIRY, "Context Enquiries", "GET", ""),
    of: "enquiries",
    target: "ContextEnquiryList",
    entity: "Entity",
  },
  see: { ...item("see", "see record", "GET"), isRelated: true },
  action: { ...item("item", "Action", "GET", ""), target: "{entity}" },
  actionOfEntry: { ...item("item", "action", "GET", ""), target: "{entity}" },
  new: { ...item("new", "create new deal", "POST"), of: "collection", isRelated: true },
  populate: { ...item("populate", "populate existing deal", "POST"), of: "collection", isRelated: true },
} as const satisfies Record<string, Transition>;

/** The pages of commands, by the last part of the RIM resource's name. */
export type CommandPage =
  "new" | "populate" | "paste" | "copy" | "see" | "validate" | "delete" | "changedValues" | "errorHandler";

/** The page that has links and no record. */
export type LinkPageName = "contract";

/** What a record is shown as in a list of live, of unauthorised, of second-level records. */
export type ListPage = "listed" | "listedUnauthorised" | "listedSecondLevel";

/** The kinds of page that IRIS shows of one record. */
export type Page = ListPage | CommandPage | LinkPageName | StateResource;

const enquiries = [link.allContextEnquiries, link.contextEnquiries];
const clipboardAndEnquiries = [link.copy, link.paste, ...enquiries];
const form = [link.metadata, link.input, link.validate, link.hold];
const stored = [link.metadata, link.messages, link.input, link.validate, link.hold];

/** The links of each page, in the RIM's order (2.4). */
export const rim = {
  listed: [link.see, link.input, link.review, link.reverse],
  listedUnauthorised: [link.input, link.delete, link.authorise],
  listedSecondLevel: [],
  new: [...form, ...clipboardAndEnquiries],
  populate: [...form, link.copy, ...enquiries],
  paste: [...form, ...enquiries],
  copy: [],
  see: [link.metadata, link.action, ...enquiries],
  validate: [link.metadata, link.messages, link.input, link.hold],
  delete: [link.messages],
  changedValues: [],
  errorHandler: [link.metadata],
  contract: [
    link.new,
    link.populate,
    link.actionOfEntry,
    link.see,
    link.copy,
    link.paste,
    link.enrichment,
    link.allContextEnquiriesOfEntry,
  ],
  Live: [...stored, link.reverse, link.review, ...clipboardAndEnquiries],
  IAuth: [
    link.metadata,
    link.messages,
    link.changedValues,
    link.input,
    link.validate,
    link.hold,
    link.delete,
    link.authoriseState,
    ...clipboardAndEnquiries,
  ],
  HAuth: [link.messages, link.authoriseState, link.hold, link.delete, ...clipboardAndEnquiries],
  RAuth: [link.messages, link.delete, link.authoriseState, ...clipboardAndEnquiries],
  Held: [...stored, link.delete, ...clipboardAndEnquiries],
  Reversed: [link.messages, link.restore, ...clipboardAndEnquiries],
} satisfies Record<Page, readonly Transition[]>;

/** The links of a collection itself: populate always, new where ids are generated (2.4). */
export const feedLinks: readonly Transition[] = [link.new, link.populate];

/** Which state resource shows a record of that status; one that exists nowhere has none. */
export const stateOf = {
  none: undefined,
  live: "Live",
  INAU: "IAuth",
  INAO: "HAuth",
  INA2: "HAuth",
  IHLD: "Held",
  RNAU: "RAuth",
  RNAO: "RAuth",
  RNA2: "RAuth",
  RHLD: "Held",
  REVE: "Reversed",
} as const satisfies Record<Status, StateResource | undefined>;

/** A link's address, relative to the company; that of a service's own resource is not (3.6). */
export function hrefOf({ of, path }: Transition, entity: string, id: string): string {
  return origins[of](entity, id) + path;
}

/** The address of each origin, relative to the company. */
export const origins: Readonly<Record<Origin, (entity: string, id: string) => string>> = {
  item: itemPath,
  collection: collectionOf,
  entity: (entity) => entity,
  enquiries: (entity) => `ContextEnquiryList/${entity}`,
  // Below no company: `addressOf` says where.
  service: () => "",
};

/** The id in the links of a page that is of no record. */
export const ANY_RECORD = "@";

/** The RIM resource that a link of the version leads to. */
export function targetOf({ target }: Transition, entity: string): string {
  return target.replace("{entity}", entity);
}

/** A link's whole address, from the company's base. */
export function addressOf(transition: Transition, base: string, { entity, id }: Item): string {
  return transition.of === "service" ? serviceOf(base) + transition.path : base + hrefOf(transition, entity, id);
}

/** A record's id, in the version of an entity. */
interface Item {
  readonly entity: string;
  readonly id: string;
}
