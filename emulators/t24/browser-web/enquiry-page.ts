import type { Composite, ShownEnquiry } from "./enquiries.ts";
import type { SignedOn } from "./page.ts";
import type { Criterion } from "./selection.ts";
import type { TabScreen } from "./tab-screens.ts";

/** The selection of an enquiry, to be filled in (9.1). */
export interface SelectionPage extends SignedOn {
  readonly kind: "selection";
  readonly shown: ShownEnquiry;
  readonly criteria: readonly Criterion[];
  /** Where rows open: the part of a composite screen below, by its frame's name; empty: a window of its own (9.3). */
  readonly target: string;
  /** Why a selection cannot be run. */
  readonly message?: string;
}

/** What a row shows, and what it leads to. */
export interface ShownRow {
  readonly texts: readonly string[];
  readonly commands: readonly string[];
}

/** The rows of an enquiry, one page of them (9.2). */
export interface ResultsPage extends SignedOn {
  readonly kind: "results";
  readonly shown: ShownEnquiry;
  readonly criteria: readonly Criterion[];
  /** Where rows open: the part of a composite screen below, by its frame's name; empty: a window of its own (9.3). */
  readonly target: string;
  readonly rows: readonly ShownRow[];
  /** How many rows come before the page, and how many there are. */
  readonly before: number;
  readonly total: number;
}

/** A composite screen: its parts in frames, or one above the other in a table (9.3). */
export interface CompositePage extends SignedOn {
  readonly kind: "composite";
  readonly composite: Composite;
  readonly layout: "table" | "frames";
  /** The part above, as it opens. */
  readonly above: SelectionPage | ResultsPage;
}

/** A tabbed screen: a frame behind each tab (3.1). */
export interface TabsPage extends SignedOn {
  readonly kind: "tabs";
  readonly screen: TabScreen;
}

/** What is in the lower part before a row is clicked. */
export interface BlankPage extends SignedOn {
  readonly kind: "blank";
}
