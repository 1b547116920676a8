/** Shows a tab's panel in front (6.4). */
export function changetab(tab) {
  for (const link of document.querySelectorAll("#headtab a")) {
    const own = /changetab\('(\w+)'\)/.exec(link.getAttribute("href"))[1];
    link.className = own === tab ? "active-tab" : "nonactive-tab";
    document.getElementById(own).classList.toggle("hidden", own !== tab);
  }
  const active = document.getElementById("activeTab");
  if (active !== null) active.value = tab;
}

/** The field of an error: its tab in front, and the focus on it (7.1). */
export function gotoError(place) {
  const control = document.getElementById(`fieldName:${place}`);
  const tab = control?.getAttribute("tabname");
  if (tab && tab !== "mainTab") changetab(tab);
  control?.focus();
}
