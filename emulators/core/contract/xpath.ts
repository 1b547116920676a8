import type { XmlElement } from "../xml.ts";

/**
 * An XPath such as libxml2 gives, in which what has no prefix is `*`, in the document's own names: `/*\/*[2]` as
 * `/customer_create/city`. A position stands where the element has sisters of its name.
 */
export function toNamedPath(xpath: string, root: XmlElement): string {
  let children: readonly XmlElement[] = [root];
  let path = "";
  for (const step of xpath.split("/").slice(1)) {
    const { prefix, found } = follow(step, children);
    if (found === undefined) return `${path}/${step}`;
    const sisters = children.filter(({ name, namespace }) => name === found.name && namespace === found.namespace);
    const position = sisters.length > 1 ? `[${sisters.indexOf(found) + 1}]` : "";
    path += `/${prefix}${found.name}${position}`;
    children = found.children;
  }
  return path;
}

/** A name with its prefix, or `*`, and a position; what else XPath knows, libxml2 does not write here. */
const STEP = /^(?:\*|([^[\]@():]+:)?([^[\]@():]+))(?:\[(\d+)\])?$/;

function follow(
  step: string,
  children: readonly XmlElement[],
): { readonly prefix: string; readonly found: XmlElement | undefined } {
  const match = STEP.exec(step);
  if (match === null) return { prefix: "", found: undefined };
  const [, prefix = "", wanted, position = "1"] = match;
  const fitting = wanted === undefined ? children : children.filter(({ name }) => name === wanted);
  return { prefix, found: fitting[Number(position) - 1] };
}
