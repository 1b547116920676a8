import { h, type Child } from "./dom.ts";
import { field, input, pick, select, type Filled } from "./form.ts";
import { raw } from "./raw.ts";

/** Which requests a fault or a race is for, as far as the page can say it. */
export interface Match {
  readonly method?: string;
  readonly path?: string;
  readonly operationId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/** The fields that say which requests are meant; `operations` are the names in the contract. */
export function matchFields(operations: readonly string[]): readonly HTMLElement[] {
  return [
    field("Operation", select("operationId", operations, "any")),
    field("Method", select("method", METHODS, "any")),
    field("Path", input("path", { placeholder: "/api/*" }), "* is any text"),
  ];
}

/** What was filled in there, as the control API takes it; nothing where all requests are meant. */
export function toMatch(filled: Filled): { readonly match?: Filled } {
  const match = pick(filled, ["operationId", "method", "path"]);
  return Object.keys(match).length > 0 ? { match } : {};
}

export function drawMatch({ method = "any method", operationId, path, headers = {} }: Match): Child {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return raw([method, operationId, path, ...lines].filter((text) => text !== undefined).join(" "));
}

/** Things that are in force, as cards, or what is said where there is none. */
export function drawCards<T>(things: readonly T[], draw: (thing: T) => HTMLElement, none: string): Child {
  return things.length === 0 ? h("p", { class: "empty" }, none) : things.map(draw);
}
