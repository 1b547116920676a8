import { postRecord } from "./post.js";

/** What stands in the record's form and is none of its fields. */
const NO_FIELDS = ["moreactions", "transactionId"];

/** Follows what is changed in the record's form: which fields, what is pressed, and whether one is hot. */
export function followChanges() {
  document.addEventListener("change", ({ target }) => {
    const form = target.closest("#appreq");
    if (form === null || NO_FIELDS.includes(target.id)) return;
    const control = pressed(form, target);
    remember(form, control?.id);
    if (control?.getAttribute("hot") === "Y") leaveHot(control);
  });
}

/** A radio button and a check box stand for a hidden field, which takes their value (6.1). */
function pressed(form, target) {
  const [, radio] = /^radio:[^:]*:(.*)$/.exec(target.name ?? "") ?? [];
  const [, box] = /^CheckBox:(.*)$/.exec(target.name ?? "") ?? [];
  if (radio === undefined && box === undefined) return target;
  const hidden = form.elements.namedItem(box ?? `fieldName:${radio}`);
  hidden.value = box === undefined ? target.value : target.checked ? "YES" : "";
  return hidden;
}

/** The ids of the changed controls, with blanks between (11.2). */
function remember(form, id) {
  const changed = form.elements.namedItem("changedFields");
  const ids = changed.value.split(" ").filter((known) => known !== "");
  const name = id ?? "fields";
  if (!ids.includes(name)) changed.value = [...ids, name].join(" ");
}

/** 6.3: the whole form is posted, and comes back with what follows from the value. */
function leaveHot(control) {
  postRecord({ requestType: "OFS.APPLICATION", ofsOperation: "VALIDATE", focus: control.id });
}
