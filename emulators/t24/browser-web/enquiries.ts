import { customerUnauthorised, enquiries } from "../domain/enquiries.ts";
import { keyIn, type Enquiry } from "../domain/enquiry.ts";
import type { CustomerRecord } from "../domain/record.ts";
import { versions } from "../domain/version.ts";
import type { ListLetter } from "./command-line.ts";
import { labelOf } from "./screens.ts";

/** What a row leads to: a picture that opens a record in a function. */
export interface Drill {
  readonly title: string;
  /** The picture's name: `enquiry/drill`. */
  readonly image: string;
  /** The command line of a record: `CUSTOMER,INPUT S 190245`. */
  readonly commandFor: (record: CustomerRecord) => string;
}

/** One column on the screen: what it is headed, and the enquiry's cells that it shows, by name, with a dash between. */
export interface ShownColumn {
  readonly caption: string;
  readonly cells: readonly string[];
}

/** A T24 ENQUIRY as BrowserWeb shows it: the rows that IRIS has, under captions, with pictures to click. */
export interface ShownEnquiry {
  /** As it is typed after ENQ: `CUSTOMER.LIST`. */
  readonly name: string;
  /** The window's title (3.2). */
  readonly description: string;
  /** What stands above the rows; left out: the description. */
  readonly heading?: string;
  readonly enquiry: Enquiry;
  readonly columns: readonly ShownColumn[];
  readonly drills: readonly Drill[];
}

/** All enquiries, by name. */
export const shownEnquiries: ReadonlyMap<string, ShownEnquiry> = new Map(
  [
    list("%CUSTOMER", "CUSTOMER - Default List", enquiries.listLive),
    list("%CUSTOMER$NAU", "CUSTOMER$NAU - Default List", enquiries.listUnauthorised),
    list("%CUSTOMER$HIS", "CUSTOMER$HIS - Default List", enquiries.listHistory),
    enquiryOf("CUSTOMER.LIST", "Customer List", enquiries.customerList),
    enquiryOf("CUSTOMER.DETAILS", "Customer Details", enquiries.customerDetails),
    enquiryOf("CUSTOMER.INFO", "Customer Information", enquiries.customerInfo),
    {
      name: "CUSTOMER.NAU",
      description: "Unauthorised Customer",
      enquiry: customerUnauthorised,
      // 9.3
      columns: [
        { caption: "Customer No", cells: ["CustomerNo"] },
        { caption: "Name", cells: ["Name"] },
        { caption: "Relationship Officer", cells: ["Officer", "OfficerName"] },
        { caption: "Status", cells: ["Status"] },
        { caption: "Inputter", cells: ["Inputter"] },
      ],
      drills: [
        drill("Authorise", "enquiry/drilldown/txnauthorise", "CUSTOMER,NAU A"),
        drill("Delete", "enquiry/drilldown/txndelete", "CUSTOMER,NAU D"),
      ],
    },
    {
      ...enquiryOf("CUST.AMEND", "Amend Customer", enquiries.customerDetails),
      drills: [drill("Amend", "enquiry/drilldown/txnamend", "CUSTOMER,INPUT I")],
    },
  ].map((shown) => [shown.name, shown]),
);

/** Which file a list function shows, by letter; the application's name goes between (3.1, 9.4). */
const LISTS: Readonly<Record<ListLetter, string>> = { L: "", E: "$NAU", H: "$HIS" };

/** The default enquiry of an application: `%CUSTOMER`, of its unauthorised or historical records. */
export function listOf(application: string, letter: ListLetter): ShownEnquiry | undefined {
  return shownEnquiries.get(`%${application}${LISTS[letter]}`);
}

/** Whether it is the default enquiry of a file. */
export function isList({ name }: ShownEnquiry): boolean {
  return name.startsWith("%");
}

/** A screen of several parts: an enquiry above, and below it the record that a row leads to (9.3). */
export interface Composite {
  readonly name: string;
  readonly description: string;
  readonly enquiry: ShownEnquiry;
  /** Whether it opens with rows, rather than with the selection. */
  readonly runs: boolean;
}

/** All composite screens, by name as it is typed after COS. */
export const composites: ReadonlyMap<string, Composite> = new Map(
  [compositeOf("CUSTOMER.NAU", true), compositeOf("CUST.AMEND", false)].map((composite) => [composite.name, composite]),
);

function compositeOf(name: string, runs: boolean): Composite {
  const enquiry = shownEnquiries.get(name);
  if (enquiry === undefined) throw new Error(`There is no enquiry ${name} for a composite screen.`);
  return { name, description: enquiry.description, enquiry, runs };
}

/** 9.4: the key comes first, and behind each row the picture that opens it. */
function list(name: string, description: string, enquiry: Enquiry): ShownEnquiry {
  return { ...enquiryOf(name, description, enquiry), drills: [seeRecord(enquiry)] };
}

function enquiryOf(name: string, description: string, enquiry: Enquiry): ShownEnquiry {
  return { name, description, enquiry, columns: columnsOf(enquiry), drills: [seeRecord(enquiry)] };
}

/** All columns but the key that IRIS adds under another name, and texts that never change, which become headings. */
function columnsOf({ columns }: Enquiry): readonly ShownColumn[] {
  return columns.flatMap((column): readonly ShownColumn[] => {
    if ("text" in column || column.name === "Id") return [];
    return [{ caption: column.field === "@ID" ? "Id" : labelOf(column.field), cells: [column.group ?? column.name] }];
  });
}

/** Opens in the version that IRIS' link names, or in the application itself. */
function seeRecord({ file, drillDown }: Enquiry): Drill {
  return {
    title: "Select Drilldown",
    image: "enquiry/drill",
    commandFor: (record) => {
      const entity = drillDown?.entityFor(record);
      const version = versions.find((candidate) => candidate.entity === entity);
      return `${version?.name ?? "CUSTOMER,"} S ${keyIn(file, record)}`;
    },
  };
}

function drill(title: string, image: string, command: string): Drill {
  return { title, image, commandFor: ({ id }) => `${command} ${id}` };
}
