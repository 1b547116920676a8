import { docommand } from "./commands.js";
import { showValues } from "./pickers.js";
import { postRecord, recordValue } from "./post.js";

/** Edit, view or act on the id in the box (4.3). */
export function doIdBox(letter) {
  postRecord({ requestType: "OFS.APPLICATION", ofsOperation: "BUILD", ofsFunction: letter });
}

/** The next id (5). */
export function doNewDeal() {
  document.getElementById("transactionId").value = "F3";
  doIdBox("I");
}

/** The ids that the user had on a screen last, to take one of (5). */
export function doRecent() {
  return showValues(document.getElementById("transactionId"));
}

/** The lens beside the box: the live records, with their selection first. */
export function doSelection() {
  docommand(`${recordValue("application")}, L L`);
}

/** Enter in the box edits. */
export function typeId(shown) {
  const box = shown.querySelector("input.idbox");
  box?.focus();
  box?.form.addEventListener("submit", (event) => {
    event.preventDefault();
    doIdBox("I");
  });
}
