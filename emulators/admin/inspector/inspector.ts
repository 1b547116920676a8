import { Refused } from "./api.ts";
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
import { records } from "./records.ts";
import { linkTo, type Leave, type Section } from "./section.ts";
import { snapshots } from "./snapshots.ts";

const SECTIONS: readonly Section[] = [journal, records, options, faults, clock, snapshots, contract];

let leave: Leave;
let turn = 0;

/** Shows the section that the address names. */
async function show(): Promise<void> {
  const [name, ...rest] = addressed();
  const section = SECTIONS.find((one) => one.name === name) ?? journal;
  turn += 1;
  const own = turn;
  leave?.();
  leave = undefined;
  drawSections(section);
  const place = h("div", { class: `section in-${section.name}` });
  fill(byId("main"), place);
  try {
    const left = await section.show(place, rest);
    // Another may have been asked for meanwhile.
    if (own === turn) leave = left;
    else left?.();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    fill(place, h("p", { class: "empty", role: "alert" }, error.message));
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

function drawSections(current: Section): void {
  fill(
    byId("sections"),
    SECTIONS.map(({ name, title }, index) =>
      h(
        "a",
        { href: linkTo(name), title: String(index + 1), "aria-current": name === current.name ? "page" : undefined },
        title,
      ),
    ),
  );
}

addEventListener("hashchange", () => void show());
listenToKeys({
  current: () => SECTIONS.find(({ name }) => name === addressed()[0]) ?? journal,
  go: (index) => {
    const section = SECTIONS[index];
    if (section !== undefined) location.hash = linkTo(section.name);
  },
  help: showHelp,
});
void attempt(() => drawHeader(showHelp));
void show();
