import type { Section } from "./section.ts";
import { closeDetail } from "./split.ts";

/** What keys can do in any section. */
export interface Reach {
  current(): Section;
  /** To the section of that place, from 0. */
  go(index: number): void;
  help(): void;
}

/** In these, keys write; what moves through a list moves through it from the filter, too. */
const WRITABLE = "input, textarea, select";
const FROM_FILTER = ["ArrowDown", "ArrowUp", "PageDown", "PageUp"];
/** With these, the browser scrolls what is chosen from a list while somebody reads in it. */
const SCROLLS = [...FROM_FILTER, "Home", "End"];

/** Listens to keys on the whole page, but for those that somebody writes with or that belong to the browser. */
export function listenToKeys(reach: Reach): void {
  addEventListener("keydown", (event) => {
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (event.key === "Escape" && target.matches(WRITABLE)) target.blur();
    if (isTheirs(event, target)) return;
    const act = actOf(event, reach);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

/** Whether a key is the browser's, a dialog's, or what somebody writes. */
function isTheirs({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, target: HTMLElement): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector("dialog[open]") !== null) return true;
  if (target.matches(WRITABLE)) return target.id !== "filter" || !FROM_FILTER.includes(key);
  if (SCROLLS.includes(key) && target.closest(".detail") !== null) return true;
  return key === "Enter" && target.matches("button, a, summary");
}

function actOf(event: KeyboardEvent, reach: Reach): (() => void) | undefined {
  const { key } = event;
  if (key === "?") return () => reach.help();
  if (key === "Escape") return () => void closeDetail();
  if (key === "/") return () => document.getElementById("filter")?.focus();
  if (/^[1-9]$/.test(key)) return () => reach.go(Number(key) - 1);
  const own = reach.current().keys?.[key];
  return own && (() => own(event));
}
