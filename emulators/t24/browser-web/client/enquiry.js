import { docommand, openIn, shared } from "./commands.js";
import { send } from "./parts.js";
import { post } from "./post.js";

/** Runs the enquiry, or shows its selection (9.1, 9.2). */
export function doEnquiry(action, page = "1") {
  const form = enquiryForm();
  Object.assign(form.elements.namedItem("enqaction"), { value: action });
  Object.assign(form.elements.namedItem("page"), { value: page });
  send(form);
}

/** Opens what a row leads to: in the other part of a composite screen, or in a window of its own (9.3, 9.4). */
export function drilldown(command, target) {
  if (target !== "") openIn(target, command);
  else docommand(command, { previousEnqs: enquiryForm().elements.namedItem("enqname").value });
}

/** From a record back to the rows that led to it, in the same window (4.2). */
export function goBack(enqname) {
  const run = { requestType: "OFS.ENQUIRY", operation: "ENQUIRY.SELECT", enqaction: "RUN" };
  post({ ...shared(), command: "globusCommand", ...run, enqname }, "_self");
}

export function doClearSelection() {
  for (const box of document.querySelectorAll("#enqsel input[type=text]")) box.value = "";
}

/** More operands than equals are on the screen from the start; what else T24 offers there is not known. */
export function doMoreOptions() {
  document.querySelector("#enqsel select")?.focus();
}

/** The cursor stands in the first box; Enter there runs. */
export function typeSelection(shown) {
  const form = shown.querySelector("#enqsel");
  form?.querySelector("input[type=text]")?.focus();
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    doEnquiry("RUN");
  });
}

function enquiryForm() {
  return document.getElementById("enqsel") ?? document.getElementById("enquiry");
}
