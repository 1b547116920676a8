import { clock } from "./clock.ts";
import { contract } from "./contract.ts";
import { byId, fill, h } from "./dom.ts";
import { faults } from "./faults.ts";
import { drawHeader } from "./header.ts";
import { showHelp } from "./help.ts";
import { journal } from "./journal.ts";
import { listenToKeys } from "./keys.ts";
import { attempt } from "./messages.ts";
import { options } from "./options.ts";
import { races } from "./races.ts";
import { records } from "./records.ts";
import { Refused } from "./refused.ts";
import { linkTo, type Section, type Visit } from "./section.ts";
import { snapshots } from "./snapshots.ts";
import { verify } from "./verify.ts";

/** In the order of their keys. */
const SECTIONS: readonly Section[] = [journal, verify, records, options, faults, races, clock, snapshots, contract];

const links = SECTIONS.map(({ name, title }, index) =>
  h("a", { href: linkTo(name), title: String(index + 1), "aria-keyshortcuts": index + 1 }, title),
);

let shown: Section | undefined;
let emulator = "";
let visit: Visit = {};
let turn = 0;

/** Shows what the address names. */
async function show(): Promise<void> {
  const [name, ...rest] = addressed();
  const section = SECTIONS.find((one) => one.name === name) ?? journal;
  if (section === shown && visit.turnTo !== undefined) {
    visit.turnTo(rest);
    return;
  }
  visit.leave?.();
  visit = {};
  mark(section);
  const own = (turn += 1);
  const place = h("div", { class: `section in-${section.name}` });
  fill(byId("main"), place);
  try {
    const begun = await section.show(place, rest);
    // Another may have been asked for meanwhile.
    if (own === turn) visit = begun;
    else begun.leave?.();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const again = h("button", { onclick: () => void show() }, "Try again");
    fill(place, h("p", { class: "empty", role: "alert" }, error.message, " ", again));
  }
}

function addressed(): readonly string[] {
  return location.hash.slice(1).split("/").map(decode);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function mark(section: Section): void {
  shown = section;
  drawTitle();
  for (const [index, link] of links.entries()) {
    if (SECTIONS[index] === section) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  // On a narrow page, the links go sideways.
  links[SECTIONS.indexOf(section)]?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** So that tabs, and the way back through them, tell sections and emulators apart. */
function drawTitle(): void {
  document.title = [shown?.title, emulator, "Inspector"].filter(Boolean).join(" · ");
}

fill(byId("sections"), links);
addEventListener("hashchange", () => void show());
listenToKeys({
  current: () => shown ?? journal,
  go(index) {
    const section = SECTIONS[index];
    if (section !== undefined) location.hash = linkTo(section.name);
  },
  help: showHelp,
});
void attempt(async () => {
  emulator = await drawHeader(showHelp);
  drawTitle();
});
void show();
