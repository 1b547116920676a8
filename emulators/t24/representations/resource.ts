import type { Cell } from "../domain/enquiry.ts";
import type { CustomerRecord } from "../domain/record.ts";
import type { T24Error } from "../domain/refusal.ts";
import { link, rim, type LinkPageName, type Page } from "../iris/rim.ts";
import type { EnquiryLink } from "../iris/rim-enquiries.ts";

/** The few kinds of thing that IRIS writes. */
export type Resource =
  | Entry
  | LinkPage
  | EnrichmentEntry
  | Feed
  | ErrorsResource
  | ServiceDocument
  | FrameworkError
  | MetadataFeed
  | EnquiryFeed
  | EnquiryRow
  | Edmx;

/** Where and when a page is made. */
export interface Place {
  /** The address of the company, with a slash at the end; links are relative to it. */
  readonly base: string;
  /** What Atom says that it is; where that is another text, Atom's links are absolute (4.2, Q40). */
  readonly xmlBase: string;
  readonly updated: string;
  /** The entity of the version that the page is of: `verCustomer_Input`. */
  readonly entity: string;
  /** What pages embed besides errors and messages: nothing, the field metadata, or all that the RIM says (2.4). */
  readonly embeds: "small" | "metadata" | "all";
  /** The host of T24's relations, where it is not the usual one (Q50). */
  readonly relationsHost?: string | undefined;
}

/** One record on one page. */
export interface Entry extends Place {
  readonly kind: "entry";
  readonly record: CustomerRecord;
  readonly page: Page;
  /** Relative to the base; the entry's id. */
  readonly path: string;
  readonly self: SelfLink;
  readonly etag?: string | undefined;
  /** The properties to show, groups by their name without prefix; left out: all (1.6, `$select`). */
  readonly select?: ReadonlySet<string> | undefined;
  /** What the page embeds because it failed. */
  readonly errors?: readonly T24Error[];
  /** What T24 has to say of a success, such as the overrides that were accepted; left out: nothing (3.6, Messages). */
  readonly messages?: readonly T24Error[];
  /** The words behind the record's codes; left out: none (4.7). */
  readonly enrichments?: readonly Enrichment[] | undefined;
  /** What has changed against the live record, as a page of its own; left out: not embedded (2.4, IAuth). */
  readonly changed?: Entry;
}

/** What a page embeds besides errors, by the last part of the link's relation. */
export type Embedded = "metadata" | "messages" | "changedValues";

/** Whether the page embeds the field metadata; samples show that what a command has made has links only (4.4, 4.7). */
export function embedsMetadata({ embeds, page }: Entry): boolean {
  return embeds !== "small" && LAYOUTS[page] === undefined && HAS_METADATA.has(page);
}

const HAS_METADATA: ReadonlySet<string> = new Set(
  Object.entries<readonly object[]>(rim).flatMap(([page, links]) => (links.includes(link.metadata) ? [page] : [])),
);

/** How a record's properties are laid out: in a list, on the page of a command, or as one has just made them (4.1). */
export type Layout = "list" | "page" | "made";

/** 4.5: positions are in what a command answers, and not in lists; 4.1: what a command has made is written otherwise. */
export function layoutOf({ page }: Pick<Entry, "page">): Layout {
  return LAYOUTS[page] ?? "page";
}

const LAYOUTS: Readonly<Partial<Record<Page, Layout>>> = {
  listed: "list",
  listedUnauthorised: "list",
  listedSecondLevel: "list",
  new: "made",
  populate: "made",
};

/** The link that names the resource which produced the answer (4.4). */
export interface SelfLink {
  readonly title: string;
  readonly href: string;
  readonly profile?: string;
}

/** A collection of records. */
export interface Feed extends Place {
  readonly kind: "feed";
  readonly title: string;
  /** Relative to the base. */
  readonly path: string;
  readonly entries: readonly Entry[];
}

/** One row of an enquiry, or what has links only. */
export interface EnquiryRow extends Place {
  readonly kind: "row";
  /** The resource that it is, as the RIM calls it (4.4); left out: as the entity is called. */
  readonly title?: string;
  /** Relative to the base. */
  readonly path: string;
  readonly cells: readonly Cell[];
  readonly links: readonly EnquiryLink[];
}

/** The rows of an enquiry. */
export interface EnquiryFeed extends Place {
  readonly kind: "enquiry";
  readonly title: string;
  /** Relative to the base. */
  readonly path: string;
  readonly rows: readonly EnquiryRow[];
}

/** Errors without a record to go with them. */
export interface ErrorsResource extends Place {
  readonly kind: "errors";
  /** The record's that is not there, or empty. */
  readonly id: string;
  readonly errors: readonly T24Error[];
}

/** A page of links alone (2.1, rows 29 and 30). */
export interface LinkPage extends Place {
  readonly kind: "link-page";
  readonly page: LinkPageName;
  readonly path: string;
  readonly self: SelfLink;
}

/** The text behind one value, with the names that the field metadata has for it (4.7). */
export interface Enrichment {
  /** `verCustomer_Input.Sector:1:1`. */
  readonly fieldNumber: string;
  readonly fieldValue: string;
  readonly enrichment: string;
}

/** The same by itself (1.8). */
export interface EnrichmentEntry extends Place, Enrichment {
  readonly kind: "enrichment";
  readonly path: string;
}

/** What the version says of its fields. */
export interface MetadataFeed extends Place {
  readonly kind: "metadata";
  /** Relative to the base; left out: the version's own address for it. */
  readonly path?: string;
}

/** The entity sets of the service. */
export interface ServiceDocument extends Place {
  readonly kind: "service";
}

/** The types and sets of the service, which are the same everywhere. */
export interface Edmx {
  readonly kind: "edmx";
}

/** What the framework says when a request does not get as far as T24 (5.7). */
export interface FrameworkError {
  readonly kind: "framework-error";
  readonly code: string;
  readonly message: string;
}
