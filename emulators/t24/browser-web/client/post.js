import { send } from "./parts.js";

/** Where the pages' forms go. */
export const SERVLET = new URL("../servlet/BrowserServlet#1", import.meta.url).href;

/** Posts fields as a form to a window, or a part of this one, by its name; nothing is kept of the form. */
export function post(fields, target) {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: SERVLET, target });
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(form);
  send(form, document.querySelector(`td.part[id="${CSS.escape(target)}"]`));
  form.remove();
}

/** What a field of the record's form says; in a composite screen other forms have the same names. */
export function recordValue(name) {
  return document.getElementById("appreq").elements.namedItem(name).value;
}

/** Sets hidden fields of the record's form, and posts it in its own window. */
export function postRecord(fields) {
  const form = document.getElementById("appreq");
  for (const [name, value] of Object.entries(fields)) form.elements.namedItem(name).value = value;
  document.getElementById("processingPage").classList.add("shown");
  send(form);
}
