import { fill, h } from "./dom.ts";

/** A list of any length of which only what can be seen is in the page; keys move through it. */
export interface LongList<T> {
  readonly element: HTMLElement;
  /** Shows these items; `added` of them are new on top, and what the reader looks at stays where it is. */
  set(items: readonly T[], added?: number): void;
  /** Chooses the item so many places further, within the list. */
  move(by: number): void;
  selected(): T | undefined;
}

/** How a list shows and names its items. */
export interface LongListSettings<T> {
  readonly label: string;
  readonly keyOf: (item: T) => string;
  readonly row: (item: T) => readonly (HTMLElement | string)[];
  readonly classOf: (item: T) => string;
  /** Called with the item that is opened, by a click or a key. */
  readonly onOpen: (item: T) => void;
  readonly onSelect?: (item: T) => void;
}

const BEYOND = 6;

export function createLongList<T>(settings: LongListSettings<T>): LongList<T> {
  const { keyOf } = settings;
  let items: readonly T[] = [];
  let key: string | undefined;
  let isDue = false;
  const rows = h("div", { class: "rows", role: "presentation" });
  const element = h(
    "div",
    { class: "long-list", role: "listbox", tabindex: 0, "aria-label": settings.label, onscroll: draw, onclick: open },
    rows,
  );
  new ResizeObserver(draw).observe(element);

  /** From the style sheet, where it depends on the width of the page. */
  function rowHeight(): number {
    return parseFloat(getComputedStyle(element).getPropertyValue("--row")) || 28;
  }

  function draw(): void {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      drawNow();
    });
  }

  function drawNow(): void {
    const height = rowHeight();
    const first = Math.max(0, Math.floor(element.scrollTop / height) - BEYOND);
    const last = Math.min(items.length, Math.ceil((element.scrollTop + element.clientHeight) / height) + BEYOND);
    rows.style.height = `${String(items.length * height)}px`;
    fill(
      rows,
      items.slice(first, last).map((item, index) => toRow(item, first + index, height)),
    );
    const active = key === undefined ? null : rows.querySelector('[aria-selected="true"]');
    if (active === null) element.removeAttribute("aria-activedescendant");
    else element.setAttribute("aria-activedescendant", active.id);
  }

  function toRow(item: T, index: number, height: number): HTMLElement {
    const isSelected = keyOf(item) === key;
    const row = h(
      "div",
      {
        class: `row ${settings.classOf(item)}`,
        id: `row-${String(index)}`,
        role: "option",
        "aria-selected": String(isSelected),
        "aria-posinset": index + 1,
        "aria-setsize": items.length,
        "data-index": index,
      },
      settings.row(item),
    );
    row.style.top = `${String(index * height)}px`;
    return row;
  }

  function place(): number {
    return key === undefined ? -1 : items.findIndex((item) => keyOf(item) === key);
  }

  function select(index: number): T | undefined {
    const item = items[index];
    if (item === undefined) return undefined;
    key = keyOf(item);
    settings.onSelect?.(item);
    draw();
    return item;
  }

  function open(event: Event): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
    if (row === null) return;
    const item = select(Number(row.dataset["index"]));
    if (item !== undefined) settings.onOpen(item);
  }

  function reveal(index: number): void {
    const height = rowHeight();
    const top = index * height;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + height - element.clientHeight;
    }
  }

  return {
    element,
    set(next, added = 0) {
      items = next;
      const height = rowHeight();
      const isAtTop = element.scrollTop < height / 2;
      // At once and not with the next frame: a leap to the end before that frame would stop at the old end.
      rows.style.height = `${String(items.length * height)}px`;
      if (added > 0 && !isAtTop) element.scrollTop += added * height;
      draw();
    },
    move(by) {
      const from = place();
      // A first step goes to the first, a leap to either end.
      const wanted = from < 0 && Number.isFinite(by) ? 0 : Math.max(0, from) + by;
      const to = Math.min(items.length - 1, Math.max(0, wanted));
      select(to);
      reveal(to);
    },
    selected: () => items[place()],
  };
}
