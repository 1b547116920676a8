import type { CustomerRecord } from "../domain/record.ts";
import type { Letter } from "./command-line.ts";
import type { ShownEnquiry } from "./enquiries.ts";
import type { SignedOn } from "./page.ts";
import type { Screen } from "./screens.ts";

/** The buttons of the toolbar over an open record, in their order (4.2). */
export const BUTTONS = ["commit", "validate", "hold", "delete", "authorise", "reverse", "verify"] as const;
export type Button = (typeof BUTTONS)[number];

/** A mistake in a field, or in the record as a whole. */
export interface FieldError {
  /** The control's id without its prefix: `SHORT.NAME:1`; left out: of no field on the screen. */
  readonly place?: string;
  readonly caption: string;
  readonly text: string;
}

/** What T24 wants confirmed (7.2, 7.3). */
export interface Question {
  readonly kind: "override" | "warning";
  readonly text: string;
}

/** A record on its screen. */
export interface OpenRecord {
  readonly record: CustomerRecord;
  readonly letter: Letter;
  readonly isInput: boolean;
  readonly enabled: ReadonlySet<Button>;
  readonly errors: readonly FieldError[];
  readonly questions: readonly Question[];
  /** The words behind a code: of a control, by its id without prefix. */
  readonly enrichments: ReadonlyMap<string, string>;
}

/** The screen of an application: with a record, or with a box for its id; a message may stand on either. */
export interface RecordPage extends SignedOn {
  readonly kind: "record";
  readonly screen: Screen;
  readonly open: OpenRecord | undefined;
  readonly message: string | undefined;
  /** As the window that asks calls itself (3.2). */
  readonly windowName: string;
  /** The enquiry whose row led here, if one did (4.2). */
  readonly cameFrom: ShownEnquiry | undefined;
}
