import { renumber } from "./renumber.js";
import { cellsAround, clear, copy, indexOf, isShown, KINDS, show, valuesOf } from "./values.js";

/** One more multi-value after this one: all fields of the associated set together (6.2). */
export function mvExpandClient(details) {
  expand("mv", details);
}

/** One more sub-value after this one. */
export function svExpandClient(details) {
  expand("sv", details);
}

/** One multi-value less: the values behind it move up. */
export function mvDeleteClient(details) {
  shrink("mv", details);
}

/** One sub-value less. */
export function svDeleteClient(details) {
  shrink("sv", details);
}

/** Opens one more value at the end, and moves the values behind this one down to it. */
function expand(kind, details) {
  open(kind, details);
  const { at } = KINDS[kind];
  const values = valuesOf(kind, details).filter(isShown);
  const own = indexOf(kind, details, values) + 1;
  for (let index = values.length - 1; index > own; index -= 1) copy(values[index - 1], values[index], at, makeRoom);
  clear(values[own], at);
  values[own][0].querySelector("input:not([type=hidden]), select")?.focus();
  markChanged(values[own]);
}

/** What is emptied is hidden, but posted as empty, so that it goes from the record, too. */
function shrink(kind, details) {
  const { at } = KINDS[kind];
  const values = valuesOf(kind, details).filter(isShown);
  for (let index = indexOf(kind, details, values); index < values.length - 1; index += 1) {
    copy(values[index + 1], values[index], at, makeRoom);
  }
  const last = values.at(-1);
  clear(last, at);
  show(last, false);
  markDeletes(kind, details);
  markChanged(last);
}

/** A value that was taken away comes back before a new one is made. */
function open(kind, details) {
  const values = valuesOf(kind, details);
  const hidden = values.find((value) => !isShown(value));
  if (hidden !== undefined) show(hidden, true);
  else add(kind, values.at(-1), values.length + 1);
  markDeletes(kind, details);
}

/** Puts a value behind the last one that is made like it; of sub-values it has the first only. */
function add(kind, last, number) {
  const { at } = KINDS[kind];
  const made = last.filter((cell) => kind === "sv" || isFirstSubValue(cell));
  let after = last.at(-1).parentElement;
  for (const row of new Set(made.map((cell) => cell.parentElement))) {
    const cells = made.filter(({ parentElement }) => parentElement === row);
    const copied = row.classList.contains("grid") ? [...row.cells] : cells.flatMap(cellsAround);
    const added = row.cloneNode(false);
    added.append(...copied.map((cell) => cell.cloneNode(true)));
    renumber([...added.cells], at, number);
    after.after(added);
    after = added;
  }
}

function isFirstSubValue(cell) {
  return /^(?:|S_\d+\.\d+\.1_.*)$/.test(cell.getAttribute("svdetails") ?? "");
}

/** One more sub-value of a field in another multi-value, for which there is a cell already; gives that with it. */
function makeRoom(cell, value) {
  const [, name] = cell.querySelector("input, select").id.split(":");
  const like = value.findLast((own) => own.querySelector(`[id^="fieldName:${name}:"]`) !== null);
  open("sv", like.getAttribute("svdetails"));
  return valuesOf("mv", like.getAttribute("mvdetails")).find(([first]) => first === value[0]);
}

/** 6.2: a value can be deleted once there are two. */
function markDeletes(kind, details) {
  const values = valuesOf(kind, details).filter(isShown);
  for (const cell of values.flat()) {
    cell.querySelector(`a[href*="${kind}DeleteClient"]`)?.classList.toggle("hidden", values.length < 2);
  }
}

function markChanged([cell]) {
  cell.dispatchEvent(new Event("change", { bubbles: true }));
}
