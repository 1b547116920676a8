import { BARE_GLYPHS, BUTTON_GLYPHS, LOGO, type Glyph } from "./glyphs.ts";

/** What a disabled icon's name ends in (4.2). */
const DISABLED = "_dis";

/** The names of all icons, with those of the disabled ones. */
export const iconNames: readonly string[] = [
  "login/logo",
  ...Object.keys(BARE_GLYPHS),
  ...Object.keys(BUTTON_GLYPHS).flatMap((name) => [name, name + DISABLED]),
];

/** The picture behind an icon's name, such as `tools/txncommit` or, grey, `tools/txncommit_dis`; undefined: there is none. */
export function iconOf(name: string): string | undefined {
  if (name === "login/logo") return LOGO;
  const isDisabled = name.endsWith(DISABLED);
  const plain = isDisabled ? name.slice(0, -DISABLED.length) : name;
  const button = glyphIn(BUTTON_GLYPHS, plain);
  if (button !== undefined) return drawButton(button, isDisabled);
  const bare = isDisabled ? undefined : glyphIn(BARE_GLYPHS, plain);
  return bare && draw(bare);
}

function glyphIn(glyphs: Readonly<Record<string, Glyph>>, name: string): Glyph | undefined {
  return Object.hasOwn(glyphs, name) ? glyphs[name] : undefined;
}

/** A white glyph on a rounded button, blue where it can be clicked (4.2: gradient #7984C8 to #0051A5), grey where not. */
function drawButton(glyph: Glyph, isDisabled: boolean): string {
  const [top, bottom] = isDisabled ? ["#a9a9a9", "#808080"] : ["#7984c8", "#0051a5"];
  const ground =
    `<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs>` +
    `<rect x=".5" y=".5" width="23" height="21" rx="5" fill="url(#g)" stroke="${isDisabled ? "#707070" : "#00407f"}"/>`;
  const lines = `<g fill="none" stroke="${isDisabled ? "#dcdcdc" : "#fff"}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${glyph}</g>`;
  return svg(24, 22, ground + lines);
}

function draw(glyph: Glyph): string {
  return svg(16, 16, glyph);
}

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
}
