import { fill, h, type Child } from "./dom.ts";

/** A list beside what is chosen from it; on a narrow page the chosen covers the list. */
export interface Split {
  readonly element: HTMLElement;
  readonly master: HTMLElement;
  open(...children: readonly Child[]): void;
  isOpen(): boolean;
  close(): void;
}

/** What Escape closes. */
let current: Split | undefined;

export function createSplit(label: string, onClose?: () => void): Split {
  let opener: Element | null = null;
  const master = h("div", { class: "master" });
  const content = h("div", { class: "content" });
  const detail = h(
    "section",
    { class: "detail", "aria-label": label, hidden: true, tabindex: -1 },
    h("button", { class: "close", onclick: close, "aria-label": "Close", title: "Esc" }, "✕"),
    content,
  );
  const element = h("div", { class: "split" }, master, detail);

  function close(): void {
    detail.hidden = true;
    element.classList.remove("is-open");
    const isThere = opener?.isConnected === true && opener !== document.body;
    const back = isThere ? opener : master.querySelector("[tabindex='0']");
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    onClose?.();
  }

  const split: Split = {
    element,
    master,
    open(...children) {
      if (detail.hidden) opener = document.activeElement;
      fill(content, ...children);
      content.scrollTop = 0;
      detail.hidden = false;
      element.classList.add("is-open");
      current = split;
      // Where it covers the list, nobody shall be left behind under it.
      if (getComputedStyle(detail).position === "fixed") detail.focus();
    },
    isOpen: () => !detail.hidden,
    close,
  };
  return split;
}

/** Closes what is open beside a list, if anything is. */
export function closeDetail(): boolean {
  if (current?.isOpen() !== true || !current.element.isConnected) return false;
  current.close();
  return true;
}
