/** Posts a form: in its window, or in the part of a composite screen that it stands in (9.3). */
export async function send(form, part = form.closest("td.part")) {
  if (part === null) {
    form.submit();
    return;
  }
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.action, { method: "POST", body });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  part.replaceChildren(...page.body.childNodes);
  part.dispatchEvent(new Event(SHOWN, { bubbles: true }));
}

/** Tells that a part shows something else. */
export const SHOWN = "part-shown";
