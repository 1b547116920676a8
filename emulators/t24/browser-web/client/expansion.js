/** The rows of one multi-value or sub-value, and how its number stands in ids: the first after the name, or the second. */
const KINDS = {
  mv: { attribute: "mvdetails", at: 1 },
  sv: { attribute: "svdetails", at: 2 },
};

/** One more multi-value after this one: all fields of the associated set together (6.2). */
export function mvExpandClient(details) {
  expand("mv", details);
}

/** One more sub-value after this one. */
export function svExpandClient(details) {
  expand("sv", details);
}

/** One multi-value less: the values behind it move up, and the last is emptied. */
export function mvDeleteClient(details) {
  shrink("mv", details);
}

/** One sub-value less. */
export function svDeleteClient(details) {
  shrink("sv", details);
}

function expand(kind, details) {
  const rows = lastOf(kind, details);
  const { at } = KINDS[kind];
  let after = rows.at(-1);
  const added = rows.map((row) => row.cloneNode(true));
  for (const row of added) {
    // A second column of another group stands beside the first value only.
    for (const cell of [...row.cells].slice(4)) if (!isOf(cell, rows[0])) cell.remove();
    renumber(row, at, (number) => number + 1);
    clear(row);
    after.after(row);
    after = row;
  }
  added[0].querySelector("input:not([type=hidden]), select")?.focus();
  markChanged(added[0]);
}

/** Moves each value's content up by one from the one that goes. */
function shrink(kind, details) {
  const all = valuesOf(kind, details);
  const gone = all.findIndex(([row]) => row.querySelector(`[${KINDS[kind].attribute}='${details}']`) !== null);
  for (let index = gone; index < all.length; index += 1) {
    const controls = controlsIn(all[index]);
    const next = index + 1 < all.length ? controlsIn(all[index + 1]) : [];
    controls.forEach((control, position) => copy(next[position], control));
  }
  // What is emptied is posted as empty, so that it goes from the record, too.
  if (all.length > 1) for (const row of all.at(-1)) row.classList.add("hidden");
  markChanged(all[0][0]);
}

function copy(from, to) {
  to.value = from?.value ?? "";
  if ("checked" in to) to.checked = from?.checked ?? false;
}

function controlsIn(rows) {
  return rows.flatMap((row) => [...row.querySelectorAll("input, select")]);
}

/** The rows of the same set, a list for each value, in their order. */
function valuesOf(kind, details) {
  const { attribute } = KINDS[kind];
  const shape = (text) => text.replace(kind === "mv" ? /\.\d+/g : /\.\d+(?=_|$)/g, "");
  const lists = new Map();
  for (const cell of document.querySelectorAll(`[${attribute}]`)) {
    const own = cell.getAttribute(attribute);
    if (shape(own) !== shape(details)) continue;
    const rows = lists.get(own) ?? [];
    const row = cell.closest("tr");
    if (!rows.includes(row)) rows.push(row);
    lists.set(own, rows);
  }
  return [...lists.values()];
}

function lastOf(kind, details) {
  const all = valuesOf(kind, details);
  const hidden = all.filter((rows) => rows.every((row) => row.classList.contains("hidden")));
  // A value that was taken away comes back before a new one does.
  for (const rows of hidden) for (const row of rows) row.remove();
  return valuesOf(kind, details).at(-1);
}

function isOf(cell, row) {
  const details = cell.getAttribute("mvdetails") ?? "";
  return details !== "" && row.querySelector(`[mvdetails='${details}']`) !== null;
}

const NAMED = ["id", "name", "for", "dropfield", "calendardropfieldname", "frequencydropfieldname", "href"];

/** Counts on in the ids, names and calls of a row, and in its caption. */
function renumber(row, at, next) {
  for (const element of row.querySelectorAll("*")) {
    for (const name of NAMED) {
      const text = element.getAttribute(name);
      if (text !== null) element.setAttribute(name, text.replace(/([A-Z][A-Z0-9.]*)((?::\d+)+)/, counted(at, next)));
    }
    for (const name of ["mvdetails", "svdetails", "href"]) {
      const text = element.getAttribute(name);
      if (text === null || !/[MS]_\d/.test(text)) continue;
      element.setAttribute(
        name,
        text.replace(/(\d+(?:\.\d+)+)/g, (range) => countedRange(range, at, next)),
      );
    }
  }
  for (const caption of row.querySelectorAll("label > a"))
    caption.textContent = countedCaption(caption.textContent, next);
}

function counted(at, next) {
  return (_all, name, numbers) => {
    const parts = numbers.slice(1).split(":").map(Number);
    if (parts.length >= at) parts[at - 1] = next(parts[at - 1]);
    return [name, ...parts].join(":");
  };
}

function countedRange(range, at, next) {
  const parts = range.split(".");
  if (parts.length > at) parts[at] = String(next(Number(parts[at])));
  return parts.join(".");
}

/** `Street.1` is followed by `Street.2`, `GB Street` by the next language. */
function countedCaption(text, next) {
  const languages = (document.getElementById("languages")?.value ?? "").split(",");
  const [, first, rest] = /^(\w\w) (.*)$/.exec(text) ?? [];
  const at = languages.indexOf(first);
  if (at >= 0 && !/\.\d+$/.test(text)) return `${languages[at + 1] ?? ""} ${rest}`.trim();
  return text.replace(/\d+$/, (number) => String(next(Number(number))));
}

function clear(row) {
  for (const control of row.querySelectorAll("input, select")) {
    if (control.type === "radio" || control.type === "checkbox") control.checked = false;
    else control.value = "";
  }
  for (const words of row.querySelectorAll(".enrichment")) words.textContent = "";
}

function markChanged(row) {
  row.dispatchEvent(new Event("change", { bubbles: true }));
}
