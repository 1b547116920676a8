const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** The month of a control's date, or of today, with lists of months and years; a click on a day gives it to `pick`. */
export function monthOf(control, pick) {
  const [, day, month, year] = /^(\d\d) (\w{3}) (\d{4})$/.exec(control.value) ?? todayParts();
  const calendar = Object.assign(document.createElement("div"), { id: "calendar" });
  const months = list(`monthList${control.id}`, "Month", MONTHS, month);
  const years = list(`yearList${control.id}`, "Year", yearsAround(Number(year)), year);
  const days = document.createElement("div");
  const draw = () => {
    const shown = { month: MONTHS.indexOf(months.value), year: Number(years.value) };
    days.replaceChildren(...dayLinks(shown, day, pick));
  };
  // The lists are no fields of the record.
  calendar.addEventListener("change", (event) => {
    event.stopPropagation();
    draw();
  });
  calendar.append(months, years, days);
  draw();
  return calendar;
}

function todayParts() {
  const [day, month, year] = (document.getElementById("today")?.value ?? "01-JAN-2000").split("-");
  return ["", day, month, year];
}

function yearsAround(year) {
  return Array.from({ length: 150 }, (_, index) => String(year - 120 + index));
}

function list(id, label, values, chosen) {
  const select = Object.assign(document.createElement("select"), { id, ariaLabel: label });
  select.append(...values.map((value) => new Option(value, value, value === chosen, value === chosen)));
  return select;
}

/** A week to a line, from Monday on; before the first there is a gap of its weekday. */
function dayLinks({ month, year }, chosen, pick) {
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const gap = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  return Array.from({ length: count }, (_, index) => {
    const day = String(index + 1).padStart(2, "0");
    const className = day === chosen ? "chosen day" : "day";
    const link = Object.assign(document.createElement("a"), { href: "#", textContent: String(index + 1), className });
    if (index === 0) link.style.gridColumnStart = String(gap + 1);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      pick(`${day} ${MONTHS[month]} ${year}`);
    });
    return link;
  });
}
