import { monthOf } from "./calendar.js";
import { toPage } from "./parts.js";
import { SERVLET } from "./post.js";

/** The values of a field, below it (6.2). */
export function doDropDown(place) {
  return showValues(document.getElementById(`fieldName:${place}`));
}

/** Fetches what may stand in a control, and shows it below; a click on a row, or Enter, takes its value. */
export async function showValues(control) {
  close();
  const query = new URLSearchParams({ routineName: "OS.GET.DROP.DOWN", dropfield: control.id });
  const answer = await fetch(`${SERVLET.split("#")[0]}?${query}`);
  const page = toPage(await answer.text());
  if (page === undefined) return;
  const list = page.getElementById(`${control.id}:div`);
  control.parentElement.append(list);
  list.addEventListener("click", (event) => takeRow(event.target.closest("tr"), control));
  list.addEventListener("keydown", (event) => goThrough(event, control));
  list.querySelector("tr")?.focus();
}

function takeRow(row, control) {
  if (row === null) return;
  const words = document.getElementById(control.id.replace("fieldName:", "enri_"));
  if (words !== null) words.textContent = row.cells[1].textContent;
  take(control, row.cells[0].textContent);
}

const STEPS = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" };

/** The arrow keys go from row to row, Enter takes one. */
function goThrough(event, control) {
  const { key, target } = event;
  if (key !== "Enter" && !Object.hasOwn(STEPS, key)) return;
  event.preventDefault();
  if (key === "Enter") takeRow(target.closest("tr"), control);
  else target.closest("tr")?.[STEPS[key]]?.focus();
}

/** A month of days, with lists of months and years (6.2). */
export function doCalendar(place) {
  const control = document.getElementById(`fieldName:${place}`);
  close();
  control.parentElement.append(monthOf(control, (day) => take(control, day)));
}

/** The next date of a frequency is picked as any other; its period is typed behind it. */
export const doFrequency = doCalendar;

/** What is open closes by Escape, which goes back to the field, and by a click anywhere else. */
export function listenForClosing() {
  document.addEventListener("keydown", ({ key }) => {
    const open = document.querySelector(OPEN);
    if (key !== "Escape" || open === null) return;
    open.parentElement.querySelector("input")?.focus();
    close();
  });
  document.addEventListener("click", ({ target }) => {
    if (target.isConnected && target.closest(OPEN) === null) close();
  });
}

/** Takes a value into a control, as if it had been typed. */
function take(control, value) {
  close();
  control.value = value;
  control.focus();
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

const OPEN = ".drop-down, #calendar";

function close() {
  for (const open of document.querySelectorAll(OPEN)) open.remove();
}
