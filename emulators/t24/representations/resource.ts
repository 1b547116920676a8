import type { CustomerRecord } from "../domain/record.ts";
import type { T24Error } from "../domain/refusal.ts";
import type { Page, Transition } from "../iris/rim.ts";

/** The few kinds of thing that IRIS writes. */
export type Resource = Entry | Feed | ErrorsResource | ServiceDocument | FrameworkError | MetadataFeed;

/** One record on one page. */
export interface Entry {
  readonly kind: "entry";
  /** The address of the company, with a slash at the end; links are relative to it. */
  readonly base: string;
  readonly record: CustomerRecord;
  readonly page: Page;
  readonly updated: string;
  /** Relative to the base; the entry's id. */
  readonly path: string;
  readonly self: SelfLink;
  readonly links: readonly Transition[];
  readonly etag?: string;
  /** What the page embeds because it failed. */
  readonly errors?: readonly T24Error[];
}

/** The link that names the resource which produced the answer (4.4). */
export interface SelfLink {
  readonly title: string;
  readonly href: string;
  readonly profile?: string;
}

/** A collection of records. */
export interface Feed {
  readonly kind: "feed";
  readonly base: string;
  readonly title: string;
  /** Relative to the base. */
  readonly path: string;
  readonly updated: string;
  readonly entries: readonly Entry[];
  readonly links: readonly Transition[];
}

/** Errors without a record to go with them. */
export interface ErrorsResource {
  readonly kind: "errors";
  readonly base: string;
  readonly id: string;
  readonly updated: string;
  readonly errors: readonly T24Error[];
}

/** What the version says of its fields. */
export interface MetadataFeed {
  readonly kind: "metadata";
  readonly base: string;
  readonly updated: string;
}

/** The entity sets of the service. */
export interface ServiceDocument {
  readonly kind: "service";
  readonly base: string;
}

/** What the framework says when a request does not get as far as T24 (5.7). */
export interface FrameworkError {
  readonly kind: "framework-error";
  readonly code: string;
  readonly message: string;
}
