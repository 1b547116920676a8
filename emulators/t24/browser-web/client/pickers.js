import { SERVLET } from "./post.js";

/** The values of a field, below it (6.2). */
export function doDropDown(place) {
  return showValues(document.getElementById(`fieldName:${place}`));
}

/** Fetches what may stand in a control, and shows it below; a click on a row takes its value. */
export async function showValues(control) {
  close();
  const query = new URLSearchParams({ routineName: "OS.GET.DROP.DOWN", dropfield: control.id });
  const answer = await fetch(`${SERVLET.split("#")[0]}?${query}`);
  control.parentElement.insertAdjacentHTML("beforeend", await answer.text());
  const list = document.getElementById(`${control.id}:div`);
  list.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row === null) return;
    take(control, row.cells[0].textContent);
    const words = document.getElementById(control.id.replace("fieldName:", "enri_"));
    if (words !== null) words.textContent = row.cells[1].textContent;
    close();
  });
}

/** Takes a value into a control, as if it had been typed. */
function take(control, value) {
  control.value = value;
  control.focus();
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

function close() {
  for (const open of document.querySelectorAll(".drop-down, #calendar")) open.remove();
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** A month of days, with lists of months and years (6.2). */
export function doCalendar(place) {
  const control = document.getElementById(`fieldName:${place}`);
  close();
  const [, day, month, year] = /^(\d\d) (\w{3}) (\d{4})$/.exec(control.value) ?? todayParts();
  const calendar = document.createElement("div");
  calendar.id = "calendar";
  const months = list(`monthList${control.id}`, MONTHS, month);
  const years = list(`yearList${control.id}`, yearsAround(Number(year)), year);
  const days = document.createElement("div");
  calendar.append(months, years, days);
  control.parentElement.append(calendar);
  const draw = () => days.replaceChildren(...dayLinks(control, MONTHS.indexOf(months.value), Number(years.value), day));
  months.addEventListener("change", draw);
  years.addEventListener("change", draw);
  draw();
}

/** The next date of a frequency is picked as any other; its period is typed behind it. */
export const doFrequency = doCalendar;

function todayParts() {
  const [day, month, year] = (document.getElementById("today")?.value ?? "01-JAN-2000").split("-");
  return ["", day, month, year];
}

function yearsAround(year) {
  return Array.from({ length: 150 }, (_, index) => String(year - 120 + index));
}

function list(id, values, chosen) {
  const select = document.createElement("select");
  select.id = id;
  select.append(...values.map((value) => new Option(value, value, value === chosen, value === chosen)));
  return select;
}

function dayLinks(control, month, year, chosen) {
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => {
    const day = String(index + 1).padStart(2, "0");
    const link = document.createElement("a");
    link.href = "#";
    link.textContent = String(index + 1);
    link.className = day === chosen ? "chosen day" : "day";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      take(control, `${day} ${MONTHS[month]} ${year}`);
      close();
    });
    return link;
  });
}
