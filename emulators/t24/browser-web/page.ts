import type { Html } from "../../core/html.ts";
import type { CaptionLanguage } from "./captions.ts";
import type { BlankPage, CompositePage, ResultsPage, SelectionPage, TabsPage } from "./enquiry-page.ts";
import type { FieldError, RecordPage } from "./record-page.ts";
import type { RecordLayout } from "./screens.ts";

/** What BrowserWeb shows: each page as data, which `pages/` has the HTML of. */
export type BrowserPage =
  | SignOnPage
  | NewPasswordPage
  | SessionCheckPage
  | HomePage
  | BannerPage
  | MenuPage
  | HelpPage
  | RecordPage
  | SelectionPage
  | ResultsPage
  | CompositePage
  | TabsPage
  | BlankPage
  | DropDownPage
  | FailurePage
  | Asset;

/** Where BrowserWeb is: the path of its context, such as `/BrowserWeb`, with the sandbox's prefix if there is one. */
export interface At {
  readonly context: string;
}

/** How the release or bank whose screens these are builds them (13). */
export interface Profile {
  readonly recordLayout: RecordLayout;
  readonly toolbarSection: "thead" | "tbody";
  readonly bannerCell: "nested" | "plain";
  readonly alertAfterSignOn: boolean;
  readonly hotFields: boolean;
  readonly confirmSignOff: boolean;
  readonly captionLanguage: CaptionLanguage;
}

/** What every page of a user who has signed on knows. */
export interface SignedOn extends At {
  readonly user: string;
  readonly company: string;
  readonly companyName: string;
  /** The digits in the ids of the frames and of the composite screen (2.1). */
  readonly screenNumber: string;
  /** T24's business date, YYYYMMDD. */
  readonly today: string;
  readonly formToken: string;
  readonly profile: Profile;
}

/** A page before sign-on, which says what the product is called: `Transact`. */
interface Headed extends At {
  readonly heading: string;
}

/** The sign-on page; after a failure with T24's words on it. */
export interface SignOnPage extends Headed {
  readonly kind: "sign-on";
  readonly message: string | undefined;
}

/** Asks for a new password, since the old one has expired (1.2). */
export interface NewPasswordPage extends Headed {
  readonly kind: "new-password";
  readonly signOnName: string;
  readonly message: string | undefined;
}

/** The page between sign-on and home, which posts itself on (11.1). */
export interface SessionCheckPage extends At {
  readonly kind: "session-check";
}

/** The frameset. */
export interface HomePage extends SignedOn {
  readonly kind: "home";
}

export interface BannerPage extends SignedOn {
  readonly kind: "banner";
  /** The sign-on before this one. */
  readonly lastSignedOn: Date;
  /** The failures since then. */
  readonly attempts: number;
  /** 2.2: without one there are no Tools either. */
  readonly hasCommandLine: boolean;
}

/** A folder with its entries, or a leaf with its command. */
export type MenuEntry =
  | { readonly caption: string; readonly entries: readonly MenuEntry[] }
  | { readonly caption: string; readonly command: string };

export interface MenuPage extends SignedOn {
  readonly kind: "menu";
  readonly title: string;
  readonly folders: readonly MenuEntry[];
}

/** What is known of the command line, of an application or of a field. */
export interface HelpPage extends At {
  readonly kind: "help";
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The values that a field may have, as the list below it (6.2). */
export interface DropDownPage {
  readonly kind: "drop-down";
  /** The control's id: `fieldName:SECTOR`. */
  readonly control: string;
  readonly rows: readonly { readonly id: string; readonly description: string }[];
}

/** What went wrong outside of any record (8, error page variant). */
export interface FailurePage extends At {
  readonly kind: "failure";
  readonly title: string;
  readonly message: string;
}

/** A file that the pages load. */
export interface Asset {
  readonly kind: "asset";
  readonly contentType: string;
  readonly text: string;
}

/** How a page is written. */
export type Formatter<Page> = (page: Page) => Html;

export type { FieldError, RecordPage };
