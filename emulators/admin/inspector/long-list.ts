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

/** How many rows above and below what can be seen are in the page. */
const BEYOND = 6;

export function createLongList<T>(settings: LongListSettings<T>): LongList<T> {
  const { keyOf } = settings;
  let items: readonly T[] = [];
  let key: string | undefined;
  const place = (): number => (key === undefined ? -1 : items.findIndex((item) => keyOf(item) === key));
  const window = createWindow(settings, { items: () => items, isSelected: (item) => keyOf(item) === key, onClick });

  function select(index: number): T | undefined {
    const item = items[index];
    if (item === undefined) return undefined;
    key = keyOf(item);
    settings.onSelect?.(item);
    window.draw();
    return item;
  }

  function onClick(index: number): void {
    const item = select(index);
    if (item !== undefined) settings.onOpen(item);
  }

  return {
    element: window.element,
    set(next, added = 0) {
      items = next;
      window.grow(added);
    },
    move(by) {
      const from = place();
      // A first step goes to the first, a leap to either end.
      const wanted = from < 0 && Number.isFinite(by) ? 0 : Math.max(0, from) + by;
      const to = Math.min(items.length - 1, Math.max(0, wanted));
      select(to);
      window.reveal(to);
    },
    selected: () => items[place()],
  };
}

/** What a window asks of the list that it shows. */
interface Shown<T> {
  items(): readonly T[];
  isSelected(item: T): boolean;
  onClick(index: number): void;
}

/** The rows that can be seen of a list, in an element that scrolls as if all were there. */
interface ListWindow {
  readonly element: HTMLElement;
  /** With the next frame. */
  draw(): void;
  /** Takes the height of the list as it is now, with so many new rows above what is looked at. */
  grow(added: number): void;
  reveal(index: number): void;
}

function createWindow<T>(settings: LongListSettings<T>, shown: Shown<T>): ListWindow {
  const rows = h("div", { class: "rows", role: "presentation" });
  const draw = onceAFrame(() => {
    const height = rowHeight(element);
    const items = shown.items();
    const first = Math.max(0, Math.floor(element.scrollTop / height) - BEYOND);
    const last = Math.min(items.length, Math.ceil((element.scrollTop + element.clientHeight) / height) + BEYOND);
    rows.style.height = `${String(items.length * height)}px`;
    fill(
      rows,
      items.slice(first, last).map((item, index) => drawRow(item, first + index, settings, shown)),
    );
    tellActive(element, rows);
  });
  const element = h(
    "div",
    {
      class: "long-list",
      role: "listbox",
      tabindex: 0,
      "aria-label": settings.label,
      onscroll: draw,
      onclick(event) {
        const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
        if (row !== null) shown.onClick(Number(row.dataset["index"]));
      },
    },
    rows,
  );
  new ResizeObserver(draw).observe(element);
  return {
    element,
    draw,
    grow(added) {
      const height = rowHeight(element);
      const isAtTop = element.scrollTop < height / 2;
      // At once and not with the next frame: a leap to the end before that frame would stop at the old end.
      rows.style.height = `${String(shown.items().length * height)}px`;
      if (added > 0 && !isAtTop) element.scrollTop += added * height;
      draw();
    },
    reveal: (index) => reveal(element, index * rowHeight(element)),
  };
}

function onceAFrame(act: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      act();
    });
  };
}

/** From the style sheet, where it depends on the width of the page. */
function rowHeight(element: HTMLElement): number {
  return parseFloat(getComputedStyle(element).getPropertyValue("--row")) || 28;
}

function drawRow<T>(item: T, index: number, settings: LongListSettings<T>, shown: Shown<T>): HTMLElement {
  const row = h(
    "div",
    {
      class: `row ${settings.classOf(item)}`,
      id: `row-${String(index)}`,
      role: "option",
      "aria-selected": String(shown.isSelected(item)),
      "aria-posinset": index + 1,
      "aria-setsize": shown.items().length,
      "data-index": index,
    },
    settings.row(item),
  );
  row.style.top = `calc(var(--row) * ${String(index)})`;
  return row;
}

function tellActive(element: HTMLElement, rows: HTMLElement): void {
  const active = rows.querySelector('[aria-selected="true"]');
  if (active === null) element.removeAttribute("aria-activedescendant");
  else element.setAttribute("aria-activedescendant", active.id);
}

function reveal(element: HTMLElement, top: number): void {
  const bottom = top + rowHeight(element);
  if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
}
