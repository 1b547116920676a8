import type { Status } from "../domain/record.ts";
import { collectionOf, itemPath, serviceOf, type StateResource } from "./names.ts";

/** A transition of the RIM as it shows up as a link. */
export interface Transition {
  /** The last part of the relation, such as `input`; `item` and `self` are whole relations. */
  readonly rel: string;
  readonly title: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** What follows the address of the item, of the collection or of the service itself, which is of no company. */
  readonly path: string;
  readonly of: "item" | "collection" | "service";
  /** What follows the version's entity in the name of the RIM resource that it leads to; of the service's, the name. */
  readonly target: string;
  /** The entity of that resource, where it is another one. */
  readonly entity?: string;
  /** Whether the target is also said to be related to the entity, before its own relation (4.3). */
  readonly isRelated?: true;
  readonly leadsTo?: "feed";
}

const item = (rel: string, title: string, method: Transition["method"], path = `/${rel}`): Transition => ({
  rel,
  title,
  method,
  path,
  of: "item",
  target: `_${rel}`,
});

/** The transitions by name, with the titles of the real payloads (2.2) and the verbs of the RIM (2.1). */
export const link = {
  metadata: {
    ...item("metadata", "metadata", "POST"),
    of: "collection",
    target: "s_metadata",
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
  reverse: item("reverse", "reverse deal", "PUT"),
  review: { ...item("review", "audit deal", "POST"), target: "_audit" },
  authorise: item("authorise", "authorise deal", "PUT"),
  delete: item("delete", "delete", "DELETE"),
  see: { ...item("see", "see record", "GET"), isRelated: true },
  action: { ...item("item", "Action", "GET", ""), target: "" },
  new: { ...item("new", "create new deal", "POST"), of: "collection", isRelated: true },
  populate: { ...item("populate", "populate existing deal", "POST"), of: "collection", isRelated: true },
} as const satisfies Record<string, Transition>;

/** The pages of commands, by the last part of the RIM resource's name. */
export type CommandPage = "new" | "populate" | "see" | "validate" | "delete" | "changedValues" | "errorHandler";

/** What a record is shown as in a list of live, of unauthorised, of second-level records. */
export type ListPage = "listed" | "listedUnauthorised" | "listedSecondLevel";

/** The kinds of page that IRIS shows of one record. */
export type Page = ListPage | CommandPage | StateResource;

/** The links of each page, in the RIM's order, for what is emulated of it (2.4). */
export const rim = {
  listed: [link.see, link.input, link.review, link.reverse],
  listedUnauthorised: [link.input, link.delete, link.authorise],
  listedSecondLevel: [],
  new: [link.metadata, link.input, link.validate, link.hold],
  populate: [link.metadata, link.input, link.validate, link.hold],
  see: [link.metadata, link.action],
  validate: [link.metadata, link.messages, link.input, link.hold],
  delete: [link.messages],
  changedValues: [],
  errorHandler: [link.metadata],
  Live: [link.metadata, link.messages, link.input, link.validate, link.hold, link.reverse, link.review],
  IAuth: [
    link.metadata,
    link.messages,
    link.changedValues,
    link.input,
    link.validate,
    link.hold,
    link.delete,
    link.authorise,
  ],
  HAuth: [link.messages, link.authorise, link.hold, link.delete],
  RAuth: [link.messages, link.delete, link.authorise],
  Held: [link.metadata, link.messages, link.input, link.validate, link.hold, link.delete],
  Reversed: [link.messages],
} as const satisfies Record<Page, readonly Transition[]>;

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
  REVE: "Reversed",
} as const satisfies Record<Status, StateResource | undefined>;

/** A link's address, relative to the company; that of a service's own resource is not (3.6). */
export function hrefOf({ of, path }: Transition, entity: string, id: string): string {
  return (of === "collection" ? collectionOf(entity) : itemPath(entity, id)) + path;
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
