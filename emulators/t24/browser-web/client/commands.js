import { post } from "./post.js";

const NEW_DEAL = { command: "globusCommand", requestType: "UTILITY.ROUTINE", routineName: "OS.NEW.DEAL" };

const OFF = ["SIGN.OFF", "SO", "LO"];

/**
 * Opens a command in a new window of its own (3.2), with further fields; signing off takes the whole window back to
 * sign-on (10).
 */
export function docommand(command, further = {}) {
  const line = command.trim();
  if (line === "") return;
  const fields = { ...shared(), ...NEW_DEAL, ...further, routineArgs: line };
  if (OFF.includes(line)) {
    const question = document.getElementById("signOffText")?.value;
    if (question !== undefined && !window.confirm(question)) return;
    post({ ...fields, application: "SIGN.OFF" }, "_top");
    return;
  }
  const windowName = nameOf(line);
  window.open("", windowName, "width=1200,height=700,resizable=yes,scrollbars=yes");
  post({ ...fields, windowName }, windowName);
}

/** Opens a command in a part of the window, by its name. */
export function openIn(part, command) {
  post({ ...shared(), ...NEW_DEAL, routineArgs: command, windowName: window.name }, part);
}

/** Enter in the command box. */
export function typeCommand() {
  document.getElementById("commandLine")?.addEventListener("submit", (event) => {
    event.preventDefault();
    docommand(document.getElementById("commandValue").value);
  });
}

/** The page between sign-on and home posts itself (11.1). */
export function goOn() {
  document.getElementById("blankPage")?.submit();
}

/** Where the profile has it, an alert greets who has signed on (1.2). */
export function greet() {
  const text = document.getElementById("alertText")?.value;
  if (text !== undefined) window.alert(text);
}

/** 3.2: user, command and the time. */
function nameOf(line) {
  return `${shared().user}_${line.replace(/[,. ]+/g, "_")}_${Date.now()}`;
}

/** What every post of a window says of the session. */
export function shared() {
  const form = document.querySelector("#generalForm, #appreq, #enqsel, #enquiry");
  const names = ["user", "companyId", "company", "compScreen", "formToken"];
  return Object.fromEntries(names.map((name) => [name, form?.elements.namedItem(name)?.value ?? ""]));
}
