import type { Column, Enquiry } from "./enquiry.ts";
import type { CustomerRecord } from "./record.ts";

/** IRIS adds the key as `Id` to every enquiry (the EDMX and the RIM's link parameters have it). */
const ID: Column = { name: "Id", field: "@ID" };

/** CUSTOMER.LIST, a list of customers with the names behind their codes; columns and selection as in the model (1.7). */
const customerList: Enquiry = {
  entity: "enqCustomerList",
  file: "live",
  columns: [
    { name: "CusNo", field: "CUSTOMER.CODE" },
    { name: "CusMne", field: "MNEMONIC" },
    { name: "ShortName", field: "SHORT.NAME" },
    { name: "AccountOfficer", field: "ACCOUNT.OFFICER", file: "DEPT.ACCT.OFFICER" },
    { name: "Nat", field: "NATIONALITY", file: "COUNTRY" },
    { name: "Res", field: "RESIDENCE", file: "COUNTRY" },
    { name: "TargetName", field: "TARGET", file: "TARGET" },
    { name: "SectorName", field: "SECTOR", file: "SECTOR" },
    { name: "CusType", field: "CUSTOMER.TYPE" },
    { name: "CusBranchName", field: "COMPANY.BOOK" },
    ID,
  ],
  selection: [
    "CUSTOMER.CODE",
    "MNEMONIC",
    "SHORT.NAME",
    "STREET",
    "TOWN.COUNTRY",
    "NATIONALITY",
    "CUSTOMER.STATUS",
    "RESIDENCE",
    "INTRODUCER",
    "DATE.OF.BIRTH",
  ],
  // The model decides by the sector between the versions of private and of corporate customers.
  drillDown: {
    title: "View Record",
    entityFor: ({ scalars: { SECTOR } }) => (isPrivate(SECTOR) ? "verCustomer_Input" : "verCustomer_Corp"),
  },
};

/** CUSTOMER.DETAILS, found by many fields; its own drill-downs lead to composite screens, which IRIS has not (1.7). */
const customerDetails: Enquiry = {
  entity: "enqCustomerDetails",
  file: "live",
  columns: [
    { name: "CusNo", field: "CUSTOMER.CODE" },
    { name: "CusMne", field: "MNEMONIC" },
    { name: "Name", field: "SHORT.NAME" },
    { name: "Officer", field: "ACCOUNT.OFFICER", file: "DEPT.ACCT.OFFICER" },
    { name: "Nat", field: "NATIONALITY", file: "COUNTRY" },
    { name: "Res", field: "RESIDENCE", file: "COUNTRY" },
    ID,
  ],
  selection: [
    "CUSTOMER.CODE",
    "MNEMONIC",
    "SHORT.NAME",
    "NAME.1",
    "STREET",
    "ADDRESS",
    "TOWN.COUNTRY",
    "RELATION.CODE",
    "REL.CUSTOMER",
    "SECTOR",
    "ACCOUNT.OFFICER",
    "INDUSTRY",
    "TARGET",
    "NATIONALITY",
    "CUSTOMER.STATUS",
    "RESIDENCE",
    "DATE.OF.BIRTH",
  ],
  drillDown: { title: "View Record", entityFor: () => "verCustomer_Input" },
};

/** CUSTOMER.INFO of the older sandbox, with codes; model and EDMX have the same five selection fields (1.7). */
const customerInfo: Enquiry = {
  entity: "enqCustomerInfo",
  file: "live",
  columns: [
    { name: "CusNo", field: "CUSTOMER.CODE" },
    { name: "Mnem", field: "MNEMONIC" },
    { name: "ShortName", field: "SHORT.NAME", group: "ShortNameMvGroup" },
    { name: "AcOfcr", field: "ACCOUNT.OFFICER" },
    { name: "Natlty", field: "NATIONALITY" },
    { name: "Res", field: "RESIDENCE" },
    { name: "Sect", field: "SECTOR" },
    { name: "Ind", field: "INDUSTRY" },
    { name: "Hdr1", text: "Customer Information" },
    ID,
  ],
  selection: ["SECTOR", "NATIONALITY", "ACCOUNT.OFFICER", "RESIDENCE", "INDUSTRY"],
  drillDown: { title: "Record View", intent: "View", entityFor: () => "verCustomer" },
};

/** CUSTOMER.NAU, what awaits authorisation; BrowserWeb's alone (t24-browserweb 9.1, 9.3). */
export const customerUnauthorised: Enquiry = {
  entity: "enqCustomerNau",
  file: "unauthorised",
  columns: [
    { name: "CustomerNo", field: "CUSTOMER.CODE" },
    { name: "Name", field: "SHORT.NAME" },
    { name: "Officer", field: "ACCOUNT.OFFICER" },
    { name: "OfficerName", field: "ACCOUNT.OFFICER", file: "DEPT.ACCT.OFFICER" },
    { name: "Status", field: "RECORD.STATUS" },
    { name: "Inputter", field: "INPUTTER" },
    ID,
  ],
  selection: [
    "@ID",
    "CUSTOMER.CODE",
    "MNEMONIC",
    "SHORT.NAME",
    "ACCOUNT.OFFICER",
    "SECTOR",
    "RECORD.STATUS",
    "INPUTTER",
  ],
};

/** The columns of T24's default list of a file; the key by its name in the RIM, the rest ours. */
const LISTED: readonly Column[] = [
  { name: "PrimaryKey", field: "@ID" },
  { name: "CustomerCode", field: "CUSTOMER.CODE" },
  { name: "Mnemonic", field: "MNEMONIC" },
  { name: "ShortName", field: "SHORT.NAME" },
  { name: "Name1", field: "NAME.1" },
  { name: "Sector", field: "SECTOR" },
  { name: "AccountOfficer", field: "ACCOUNT.OFFICER" },
  { name: "Nationality", field: "NATIONALITY" },
  { name: "Residence", field: "RESIDENCE" },
  { name: "RecordStatus", field: "RECORD.STATUS" },
  { name: "CurrNo", field: "CURR.NO" },
  { name: "Inputter", field: "INPUTTER" },
  { name: "DateTime", field: "DATE.TIME" },
  { name: "Authoriser", field: "AUTHORISER" },
  ID,
];
const SELECTION = LISTED.flatMap((column) => ("field" in column && column.field !== "@ID" ? column.field : []));
const SEE = { title: "see record", entityFor: () => "verCustomer_Input" } as const;

/** All enquiries, the context enquiries of the version last: they list the live, unauthorised and history files (1.7). */
export const enquiries = {
  customerList,
  customerDetails,
  customerInfo,
  listLive: { entity: "enqlistCustomer", file: "live", columns: LISTED, selection: SELECTION, drillDown: SEE },
  listUnauthorised: {
    entity: "enqlistCustomerUnauth",
    file: "unauthorised",
    columns: LISTED,
    selection: SELECTION,
    drillDown: SEE,
  },
  listHistory: { entity: "enqlistCustomerHist", file: "history", columns: LISTED, selection: SELECTION },
} as const satisfies Record<string, Enquiry>;

/** Those that the service document names, in its order (1.4). */
export const publishedEnquiries: readonly Enquiry[] = [customerList, customerDetails];

/** The lists of a version's three files, to which its context enquiries lead. */
export const contextLists: readonly Enquiry[] = [enquiries.listLive, enquiries.listUnauthorised, enquiries.listHistory];

/** The model's range of sectors that CUSTOMER,INPUT is for. */
function isPrivate(sector: CustomerRecord["scalars"][string] | undefined): boolean {
  return Number(sector) >= 1001 && Number(sector) <= 1100;
}
