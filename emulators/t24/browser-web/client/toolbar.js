import { docommand } from "./commands.js";
import { postRecord } from "./post.js";

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
const LISTS = { "LIST|LIVE": "L", "LIST|NAU": "E", "SEARCH|LIVE": "L L", "SEARCH|NAU": "E E" };

/** Does what is chosen of More Actions. */
export function doMoreActions() {
  const { value } = document.getElementById("moreactions");
  const screen = document.getElementById("application").value + document.getElementById("version").value;
  if (value === "PRINT") window.print();
  else if (value in LISTS) docommand(`${screen} ${LISTS[value]}`);
}
