import { html, type Html } from "../../../core/html.ts";
import { toHiddenDay } from "../dates.ts";
import type { RecordPage } from "../record-page.ts";

/** The hidden fields of a record's form, in the order in which they are posted (11.2); those that say nothing are empty. */
const NAMES = (
  "toggle command requestType ofsOperation ofsFunction ofsMessage GTSControl routineName routineArgs cfNavOperation " +
  "unlock activeTab SaveChangesText contextenqdisplay RecordDelText expansionHistory version previousVersion " +
  "application existRecPaste decrypt addGroupTab deleteGroupTab expandableTab tabEnri product name operation " +
  "windowName toolbarTarget overridesAccepted overridesApproved overrideUnApproved focus ContractStatus windowUnqRef " +
  "editVersion confirmVersion previewVersion enqname enqaction dropfield previousEnqs previousEnqTitles " +
  "clientStyleSheet windowSizes changedFields newCommands screenMode lockArgs RecordRead PastedDeal allowResize " +
  "companyId company user userRole transSign skin today release compScreen reqTabid compTargets attribframes " +
  "EnqParentWindow timing pwprocessid language languages savechanges staticId lockDateTime popupDropDown " +
  "allowcalendar allowdropdowns allowcontext nextStage maximize showStatusInfo languageUndefined expandMultiString " +
  "deleteMultiString expandSubString clientExpansion showReleaseInfo singleLoadingIcon WS_parentWindow WS_parent " +
  "WS_parentFormId WS_dropfield WS_doResize WS_initState WS_PauseTime WS_multiPane WS_showTabs WS_replaceAll " +
  "WS_parentComposite WS_delMsgDisplayed enableTabIndex tabIndexForInfoIcon tabIndexForDropFields " +
  "tabIndexForExpansionIcons"
).split(" ");

/** All of them, with those that only some answers have at the end. */
export function hiddenFields(page: RecordPage): Html {
  const values = valuesOf(page);
  const { questions = [] } = page.open ?? {};
  const warns = questions.some(({ kind }) => kind === "warning");
  const overrides = questions.some(({ kind }) => kind === "override");
  return html`${NAMES.map((name) => input(name, values[name] ?? ""))}${input("formToken", page.formToken)}${warns && input("warningsPresent", "YES")}${
    // 7.3: one client looks for another spelling.
    overrides && html`${input("overridesPresent", "YES")}${input("OverridesPresent", "YES")}`
  }`;
}

function input(name: string, value: string): Html {
  return html`<input type="hidden" id="${name}" name="${name}" value="${value}" />`;
}

/** What they say (11.2, typical values). */
function valuesOf(page: RecordPage): Readonly<Record<string, string>> {
  return { ...SETTINGS, ...sessionValues(page), ...screenValues(page), ...cameFromValues(page) };
}

/** The same on every screen. */
const SETTINGS = {
  toggle: "YES",
  command: "globusCommand",
  requestType: "OFS.APPLICATION",
  activeTab: "tab1",
  SaveChangesText: "Changes Not Saved",
  RecordDelText: "Do you want to delete this transaction?",
  product: "ST",
  windowSizes: "0:0:800:500",
  skin: "default",
  release: "R19",
  language: "GB",
  languages: "GB,FR,DE,ES",
  savechanges: "YES",
  allowcalendar: "YES",
  allowdropdowns: "YES",
  clientExpansion: "YES",
  WS_multiPane: "false",
} as const;

function sessionValues({ user, company, companyName, screenNumber, today, windowName }: RecordPage) {
  return {
    windowName,
    companyId: company,
    company: companyName,
    user,
    today: toHiddenDay(today),
    compScreen: `COMPOSITE.SCREEN_${user}_${screenNumber}`,
  };
}

/** Of an open record, or of the box for an id. */
function screenValues({ screen: { version, application }, open }: RecordPage) {
  if (open === undefined) return { version, application, ofsOperation: "BUILD" };
  const { letter, isInput } = open;
  return {
    version,
    application,
    ofsOperation: "PROCESS",
    ofsFunction: letter,
    ContractStatus: isInput ? "CHG" : "",
    screenMode: letter,
    RecordRead: "1",
  };
}

function cameFromValues({ cameFrom }: RecordPage) {
  return cameFrom && { previousEnqs: cameFrom.name, previousEnqTitles: cameFrom.description };
}
