import { docommand } from "./commands.js";
import { postRecord, recordValue } from "./post.js";

/** What each call of the toolbar posts (4.2, 11.2). */
const ACTS = {
  I: { ofsOperation: "PROCESS" },
  VAL: { ofsOperation: "VALIDATE" },
  HLD: { ofsOperation: "HOLD" },
  A: { ofsOperation: "PROCESS", ofsFunction: "A" },
  D: { ofsOperation: "PROCESS", ofsFunction: "D" },
  R: { ofsOperation: "PROCESS", ofsFunction: "R" },
  V: { ofsOperation: "PROCESS", ofsFunction: "V" },
};

/** Commit, validate, hold and so on; the other arguments are T24's own. */
export function doToolbar(_target, act) {
  const text = document.getElementById("RecordDelText")?.value;
  if (act === "D" && !window.confirm(text)) return;
  postRecord({ requestType: "OFS.APPLICATION", ...ACTS[act] });
}

/** Back to the box for an id; what was changed is asked for first (7.4). */
export function doReturn() {
  const form = document.getElementById("appreq");
  const isChanged = form.elements.namedItem("changedFields").value !== "";
  if (isChanged && !window.confirm(form.elements.namedItem("SaveChangesText").value)) return;
  document.getElementById("transactionId").value = "";
  postRecord({ requestType: "OFS.APPLICATION", ofsOperation: "BUILD", ofsFunction: "" });
}

/** 7.3: accepts all overrides and commits in one go. */
export function commitOverrides() {
  postRecord({ requestType: "OFS.APPLICATION", ofsOperation: "PROCESS", overridesAccepted: "YES" });
}

/** What More Actions opens: lists of entries at once, searches with their selection first (4.2). */
const LISTS = {
  "LIST|LIVE": "L",
  "LIST|NAU": "E",
  "LIST|HIS": "H",
  "SEARCH|LIVE": "L L",
  "SEARCH|NAU": "E E",
  "SEARCH|HIS": "H H",
};

/** What it posts: copy puts the record on the user's clipboard, paste fills this one from there. */
const POSTED = { "EDIT|COPY": "COPY", "EDIT|USER,DMG_PASTE": "PASTE" };

/** Does what is chosen of More Actions. */
export function doMoreActions() {
  const { value } = document.getElementById("moreactions");
  if (value === "PRINT") window.print();
  else if (value in POSTED) postRecord({ requestType: "OFS.APPLICATION", ofsOperation: POSTED[value] });
  else if (value in LISTS) docommand(`${recordValue("application")}${recordValue("version")} ${LISTS[value]}`);
}

/** Help on the application, or on a field of it whose caption was clicked. */
export function doHelp(field = "") {
  docommand(`HELP ${recordValue("application")} ${field}`);
}
