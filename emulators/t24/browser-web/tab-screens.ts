import { shownEnquiries, type ShownEnquiry } from "./enquiries.ts";

/** A tabbed screen: an enquiry, run at once, behind each tab (3.1). */
export interface TabScreen {
  readonly name: string;
  /** The window's title (3.2). */
  readonly description: string;
  readonly tabs: readonly { readonly caption: string; readonly enquiry: ShownEnquiry }[];
}

/** All tabbed screens, by name as it is typed after TAB; which ones banks have is not known, so this one is ours. */
export const tabScreens: ReadonlyMap<string, TabScreen> = new Map(
  [
    tabScreen("CUSTOMER.FILES", "Customer Files", {
      Authorised: "%CUSTOMER",
      Unauthorised: "%CUSTOMER$NAU",
      History: "%CUSTOMER$HIS",
    }),
  ].map((screen) => [screen.name, screen]),
);

function tabScreen(name: string, description: string, enquiries: Readonly<Record<string, string>>): TabScreen {
  const tabs = Object.entries(enquiries).map(([caption, enquiryName]) => {
    const enquiry = shownEnquiries.get(enquiryName);
    if (enquiry === undefined) throw new Error(`There is no enquiry ${enquiryName} for a tabbed screen.`);
    return { caption, enquiry };
  });
  return { name, description, tabs };
}
