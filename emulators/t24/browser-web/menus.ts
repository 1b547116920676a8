import source from "../../../schemas/t24/menus.json" with { type: "json" };
import type { MenuEntry } from "./page.ts";

/** The menus that releases and banks have (2.3, 13). */
export type MenuTree = keyof typeof source.menus;

/** What Tools opens; T24's own are not known. */
export const tools: readonly MenuEntry[] = source.tools;

/** The entries of a menu; without a name the whole tree. */
export interface Menu {
  readonly caption: string;
  readonly entries: readonly MenuEntry[];
}

/**
 * A menu of a tree by its place among the top folders, `3`, or by its name, which is a folder's caption in capitals with
 * dots for blanks: `USER.MENU` (3.1). Undefined: there is none.
 */
export function menuNamed(tree: MenuTree, name: string): Menu | undefined {
  const whole: Menu = { caption: "Menu", entries: source.menus[tree] };
  if (name === "") return whole;
  const found = /^\d+$/.test(name) ? whole.entries[Number(name) - 1] : foldersIn(whole).find(isNamed(name));
  return found !== undefined && "entries" in found ? found : undefined;
}

function foldersIn({ entries }: Menu): readonly Menu[] {
  return entries.flatMap((entry) => ("entries" in entry ? [entry, ...foldersIn(entry)] : []));
}

function isNamed(name: string): (menu: Menu) => boolean {
  return ({ caption }) => caption.trim().replaceAll(" ", ".").toUpperCase() === name;
}
