/** What an element may hold; texts become text nodes, never markup. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Attribute = string | number | boolean | undefined | ((event: Event) => void);

/**
 * An element with its attributes and children. A function is the listener of the event that its name says (`onclick`);
 * true sets an attribute without a value; false and undefined leave it out.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...nodesOf(children));
  return element;
}

/** Puts these children in the place of all. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...nodesOf(children));
}

/** The same, and the focus stays with the one that is called as the one that had it. */
export function refill(element: Element, ...children: readonly Child[]): void {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const name = focused?.getAttribute("aria-label");
  fill(element, ...children);
  if (name != null) element.querySelector<HTMLElement>(`[aria-label="${CSS.escape(name)}"]`)?.focus();
}

/** The element of that id in the page; it is part of the page's own text. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element ${id}.`);
  return element;
}

function nodesOf(children: readonly Child[]): readonly (Node | string)[] {
  return children.flatMap((child): readonly (Node | string)[] => {
    if (child === null || child === undefined || child === false) return [];
    if (typeof child === "number") return [String(child)];
    if (typeof child === "string" || child instanceof Node) return [child];
    return nodesOf(child);
  });
}
