/**
 * The pages' policy lets no script in them run, so that no text of a record ever can. Links say what they call in
 * `href` or `onclick` all the same, as T24's do: this reads the call and makes it.
 */
const CALL = /^(?:javascript:)?\s*(\w+)\((.*?)\)/;

/** Makes the calls of whatever is clicked, from a table of functions. */
export function listen(calls) {
  document.addEventListener("click", (event) => {
    const target = event.target.closest("a[href^='javascript:'], [onclick]");
    if (target === null) return;
    const href = target.getAttribute("href");
    // 9.1: an address may lead nowhere on purpose.
    const leadsOn = href !== null && !href.startsWith("javascript:void");
    const [, name, list] = CALL.exec(leadsOn ? href : target.getAttribute("onclick")) ?? [];
    if (name === undefined) return;
    event.preventDefault();
    if (Object.hasOwn(calls, name)) calls[name](...argumentsOf(list, event));
  });
}

/** What is no link but can be clicked takes Enter and the space bar, too. */
export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (!["Enter", " "].includes(event.key) || !event.target.matches("span[onclick]")) return;
    event.preventDefault();
    event.target.click();
  });
}

/** Texts in quotes; `event` is the event, any other word what the control of that id says. */
function argumentsOf(list, event) {
  const words = list.match(/'[^']*'|\w+/g) ?? [];
  return words.map((word) => {
    if (word.startsWith("'")) return word.slice(1, -1);
    return word === "event" ? event : (document.getElementById(word)?.value ?? "");
  });
}
