/**
 * The rows of one multi-value or sub-value: the attribute that says which it is (6.2), and where its number stands in
 * ids, the first after the field's name or the second.
 */
export const KINDS = {
  mv: { attribute: "mvdetails", at: 1 },
  sv: { attribute: "svdetails", at: 2 },
};

/** The values of a set: of each the cells of its controls, in the order of their numbers. */
export function valuesOf(kind, details) {
  const { attribute } = KINDS[kind];
  const values = new Map();
  for (const cell of document.querySelectorAll(`[${attribute}]`)) {
    const own = cell.getAttribute(attribute);
    if (shapeOf(kind, own) === shapeOf(kind, details)) values.set(own, [...(values.get(own) ?? []), cell]);
  }
  return [...values.values()];
}

/** Which of the values it is, from 0. */
export function indexOf(kind, details, values) {
  return values.findIndex(([cell]) => cell.getAttribute(KINDS[kind].attribute) === details);
}

/** What is the same of all values of a set: `M_220.2_224.2` without the numbers of the value. */
function shapeOf(kind, details) {
  return kind === "mv" ? details.replace(/\.\d+/g, "") : details.replace(/\.\d+(?=_|$)/g, "");
}

/** All cells of a field's value: caption, icons, control, words behind a code; in a grid there is the control only. */
export function cellsAround(cell) {
  if (cell.parentElement.classList.contains("grid")) return [cell];
  const icons = cell.previousElementSibling;
  return [icons.previousElementSibling, icons, cell, cell.nextElementSibling];
}

/** Shows a value's cells, or hides them. */
export function show(value, isShown) {
  for (const cell of value.flatMap(cellsAround)) cell.classList.toggle("hidden", !isShown);
}

export function isShown([cell]) {
  return !cell.classList.contains("hidden");
}

/** Gives one value what another one has, by their fields; `makeRoom` gives it with one more sub-value. */
export function copy(from, to, at, makeRoom) {
  const source = controlsIn(from, at);
  let roomy = to;
  for (const [key, { cell }] of source) if (!controlsIn(roomy, at).has(key)) roomy = makeRoom(cell, roomy);
  for (const [key, target] of controlsIn(roomy, at)) {
    const given = source.get(key);
    target.controls.forEach((control, index) => take(control, given?.controls[index]));
    wordsOf(target.cell).textContent = given === undefined ? "" : wordsOf(given.cell).textContent;
  }
}

export function clear(value, at) {
  copy([], value, at);
}

function take(control, given) {
  if (control.type === "radio" || control.type === "checkbox") control.checked = given?.checked ?? false;
  else control.value = given?.value ?? "";
}

/** The inputs and lists of each field by its name, with the sub-value's number behind it. */
function controlsIn(value, at) {
  return new Map(
    value.map((cell) => {
      const controls = [...cell.querySelectorAll("input, select")];
      const [, name, ...numbers] = controls[0].id.split(":");
      return [[name, ...numbers.slice(at)].join(":"), { cell, controls }];
    }),
  );
}

/** A grid shows no words behind codes; what is written there goes nowhere. */
function wordsOf(cell) {
  return cell.nextElementSibling?.querySelector(".enrichment") ?? document.createElement("span");
}
