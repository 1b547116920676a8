import type { Page } from "playwright-core";

/** The least contrast of a text against what is behind it: WCAG 2.2, 1.4.3. */
const ENOUGH = 4.5;

/** What of a page's text is too pale to be read, as the browser itself draws it; what is disabled need not be read. */
export async function paleTexts(page: Page): Promise<readonly string[]> {
  return (await textsOf(page)).flatMap(({ words, color, behind, opacity }) => {
    if (words === "" || color === "" || behind === "" || opacity < 1) return [];
    const contrast = contrastOf(color, behind);
    return contrast >= ENOUGH ? [] : [`${words}: ${contrast.toFixed(1)} (${color} on ${behind})`];
  });
}

interface DrawnText {
  readonly words: string;
  readonly color: string;
  readonly behind: string;
  readonly opacity: number;
}

async function textsOf(page: Page): Promise<readonly DrawnText[]> {
  const session = await page.context().newCDPSession(page);
  const { documents, strings } = await session.send("DOMSnapshot.captureSnapshot", {
    computedStyles: ["color"],
    includeBlendedBackgroundColors: true,
    includeTextColorOpacities: true,
  });
  await session.detach();
  const string = (index = -1): string => strings[index] ?? "";
  return documents.flatMap(({ layout, nodes: { parentIndex = [] } }) => {
    const { blendedBackgroundColors = [], textColorOpacities = [], nodeIndex } = layout;
    const placeOf = new Map(nodeIndex.map((node, place) => [node, place]));
    return nodeIndex.map((node, place) => {
      // What is behind a text, and how much of it is to be seen, is told of the element that it is in.
      const holder = placeOf.get(parentIndex[node] ?? -1) ?? -1;
      return {
        words: string(layout.text[place]).trim(),
        color: string(layout.styles[place]?.[0]),
        behind: string(blendedBackgroundColors[holder]),
        opacity: textColorOpacities[holder] ?? 1,
      };
    });
  });
}

function contrastOf(one: string, other: string): number {
  const [pale = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (pale + 0.05) / (dark + 0.05);
}

/** Relative luminance of `rgb(1, 2, 3)` or of `color(srgb 0.1 0.2 0.3)`: WCAG 2.2, its definition. */
function luminanceOf(color: string): number {
  const scale = color.startsWith("color(") ? 1 : 255;
  const channels = [...color.replace("srgb", "").matchAll(/[\d.]+/g)].slice(0, 3).map(([text]) => Number(text) / scale);
  const [red = 0, green = 0, blue = 0] = channels.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What somebody who hears the page has to find by its name. */
const NAMED = ["button", "link", "textbox", "searchbox", "combobox", "checkbox", "spinbutton", "listbox", "navigation"];

/** The controls and lists of a page that have no name in the browser's accessibility tree. */
export async function namelessParts(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes.flatMap(({ ignored, role, name }) => {
    const kind = String(role?.value);
    return !ignored && NAMED.includes(kind) && String(name?.value ?? "").trim() === "" ? [kind] : [];
  });
}
