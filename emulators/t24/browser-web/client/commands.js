import { post } from "./post.js";

const OFF = ["SIGN.OFF", "SO", "LO"];

/** Opens a command in a new window of its own (3.2); signing off takes the whole window back to sign-on (10). */
export function docommand(command) {
  const line = command.trim();
  if (line === "") return;
  const fields = { command: "globusCommand", requestType: "UTILITY.ROUTINE", ...shared() };
  if (OFF.includes(line)) {
    post({ ...fields, application: "SIGN.OFF", routineName: "OS.NEW.DEAL", routineArgs: line }, "_top");
    return;
  }
  const windowName = nameOf(line);
  window.open("", windowName, "width=1200,height=700,resizable=yes,scrollbars=yes");
  post({ ...fields, routineName: "OS.NEW.DEAL", routineArgs: line, windowName }, windowName);
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

/** 3.2: user, command and the time. */
function nameOf(line) {
  return `${shared().user}_${line.replace(/[,. ]+/g, "_")}_${Date.now()}`;
}

function shared() {
  const form = document.getElementById("generalForm") ?? document.getElementById("appreq");
  const names = ["user", "companyId", "company", "compScreen", "formToken"];
  return Object.fromEntries(names.map((name) => [name, form?.elements.namedItem(name)?.value ?? ""]));
}
