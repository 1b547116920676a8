/** Posts a form: in its window, or in the part of a composite screen that it stands in (9.3). */
export async function send(form, part = form.closest("td.part")) {
  if (part === null) {
    form.submit();
    return;
  }
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.action, { method: "POST", body });
  const page = toPage(await answer.text());
  if (page === undefined) return;
  part.replaceChildren(...page.body.childNodes);
  part.dispatchEvent(new Event(SHOWN, { bubbles: true }));
}

/** What came for a part of the window; undefined if the session is over, which the whole window then shows. */
export function toPage(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  if (page.getElementById("signOnName") === null) return page;
  window.location.assign(new URL("../servlet/BrowserServlet", import.meta.url));
  return undefined;
}

/** Tells that a part shows something else. */
export const SHOWN = "part-shown";
