import { h } from "./dom.ts";

let asking: Promise<string> | undefined;

/** Asks for the token of the control API, once however many calls want it; `wasWrong` says that one was refused. */
export function askForToken(wasWrong: boolean): Promise<string> {
  return (asking ??= ask(wasWrong).finally(() => (asking = undefined)));
}

function ask(wasWrong: boolean): Promise<string> {
  const input = h("input", { type: "password", id: "token", autocomplete: "off", required: true });
  const dialog = h(
    "dialog",
    { class: "token", "aria-labelledby": "token-title" },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: "token-title" }, "This emulator wants a token"),
      h(
        "p",
        {},
        wasWrong ? "That was not the token. " : "",
        "It is the ADMIN_TOKEN that the process was started with.",
      ),
      h("label", { for: "token" }, "Token"),
      input,
      h("button", { class: "primary" }, "Go on"),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    // The policy lets no form be sent, not even to a dialog.
    dialog.addEventListener("submit", (event) => {
      event.preventDefault();
      dialog.close();
      dialog.remove();
      resolve(input.value);
    });
    dialog.addEventListener("cancel", (event) => event.preventDefault());
  });
}
