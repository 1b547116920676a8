import { postRecord } from "./post.js";

/** Edit, view or act on the id in the box (4.3). */
export function doIdBox(letter) {
  postRecord({ requestType: "OFS.APPLICATION", ofsOperation: "BUILD", ofsFunction: letter });
}

/** The next id (5). */
export function doNewDeal() {
  document.getElementById("transactionId").value = "F3";
  doIdBox("I");
}

/** Enter in the box edits. */
export function typeId() {
  const box = document.querySelector("input.idbox");
  box?.focus();
  box?.form.addEventListener("submit", (event) => {
    event.preventDefault();
    doIdBox("I");
  });
}
