/** A drawing as SVG elements. */
export type Glyph = string;

const TICK = '<path d="M6 11.5l4 4 8-9"/>';
const LENS = '<circle cx="10.5" cy="9.5" r="4"/><path d="M13.5 12.5l4.5 4.5"/>';
const DOWN = '<path d="M7 9l5 5 5-5"/>';

/** White lines on a button of 24 by 22. */
export const BUTTON_GLYPHS: Readonly<Record<string, Glyph>> = {
  "tools/txncommit": TICK,
  "tools/txnvalidate": '<path d="M11 12.5l2.5 2.5 5-7"/><path d="M5 7.5c0-3 5-3 5 0 0 2-2.5 1.8-2.5 4M7.5 14.6v.1"/>',
  "tools/txnhold": '<path d="M9 6v10M15 6v10" stroke-width="3"/>',
  "tools/txndelete": '<path d="M7 6l10 10M17 6L7 16"/>',
  "tools/txnauthorise": '<path d="M4 12l3 3 6-8M11 14l1 1 7-9"/>',
  "tools/txnreverse": '<path d="M4.5 6.5l6 9M10.5 6.5l-6 9"/><path d="M13 12l2.5 3 4-7"/>',
  "tools/txnverify": '<path d="M5 11h13M13 6l5 5-5 5"/>',
  "tools/return": '<path d="M12 17V6M7 10l5-5 5 5"/>',
  "tools/edit": '<path d="M6 16l1-4 8-7 3 3-8 7z"/>',
  "tools/view": LENS,
  "tools/perform": '<path d="M6 16l6-6"/><path d="M17.5 6.5a3.6 3.6 0 1 1-3-2l-1 2.5 2 1.5z"/>',
  "tools/go": '<circle cx="12" cy="11" r="7"/><path d="M8.5 11.2l2.5 2.5 4.5-5"/>',
  "tools/help":
    '<circle cx="12" cy="11" r="7"/><circle cx="12" cy="11" r="2.6"/><path d="M7 6l3 3M17 6l-3 3M7 16l3-3M17 16l-3-3"/>',
  "tools/dropdown": DOWN,
  "tools/select": LENS,
  "tools/new": '<path d="M7 4h6l4 4v10H7z"/><path d="M12 9.5v5M9.5 12h5"/>',
  "tools/refresh": '<path d="M17 9a5.5 5.5 0 1 0 .4 4"/><path d="M17.5 5v4.5H13"/>',
  "tools/selection": '<path d="M5 5h14l-5.5 6.5V17l-3-2v-3.5z"/>',
  "tools/first": '<path d="M7 6v10M16 6l-5 5 5 5"/>',
  "tools/previous": '<path d="M14 6l-5 5 5 5"/>',
  "tools/next": '<path d="M10 6l5 5-5 5"/>',
  "tools/last": '<path d="M8 6l5 5-5 5M17 6v10"/>',
};

const line = (color: string, path: string, width = 2): Glyph =>
  `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const filled = (color: string, path: string): Glyph => `<path d="${path}" fill="${color}"/>`;
const disc = (color: string): Glyph => `<circle cx="8" cy="8" r="7" fill="${color}"/>`;
const sign = (text: string): Glyph =>
  `<text x="8" y="12" text-anchor="middle" font-family="sans-serif" font-weight="bold" font-size="11" fill="#fff">${text}</text>`;
const page =
  '<path d="M3 1.5h7l3 3v10H3z" fill="#fff" stroke="#324986"/><path d="M10 1.5v3h3" fill="none" stroke="#324986"/>';
const STAR = "M8 1l2 4.7 5 .5-3.8 3.3 1.2 5L8 11.8l-4.4 2.7 1.2-5L1 6.2l5-.5z";

/** Drawings of 16 by 16 without a button: in the menu, by the fields, in the error box, in lists. */
export const BARE_GLYPHS: Readonly<Record<string, Glyph>> = {
  "menu/menu_down": filled("#324986", "M5 2l7 6-7 6z"),
  "menu/menu_up": filled("#324986", "M2 5h12l-6 7z"),
  "menu/document": page + line("#7984c8", "M5.5 7h5M5.5 9.5h5M5.5 12h5", 1),
  "menu/new": page + filled("#ef7d00", "M8 6l1 2.3 2.5.2-1.9 1.6.6 2.5L8 11.3l-2.2 1.3.6-2.5-1.9-1.6 2.5-.2z"),
  "error/error": disc("#c00") + line("#fff", "M5 5l6 6M11 5l-6 6"),
  "error/warning": filled("#f0a000", "M8 1l7.5 14H.5z") + line("#fff", "M8 6v4M8 12.6v.1"),
  "error/override": disc("#ef7d00") + sign("!"),
  "deal/mandatory": filled("#ef7d00", STAR),
  "deal/hot":
    '<rect x="2" y="2" width="7" height="7" fill="#c00"/><rect x="7" y="7" width="7" height="7" fill="#e66" stroke="#c00"/>',
  "deal/information": disc("#0051a5") + sign("i"),
  "deal/dropdown": disc("#7984c8") + line("#fff", "M5 7l3 3 3-3"),
  "deal/dropdown_favourite":
    disc("#7984c8") +
    line("#fff", "M5 7l3 3 3-3") +
    '<path d="M12 8l1 2.4 2.5.2-1.9 1.6.6 2.5-2.2-1.3-2.2 1.3.6-2.5L8.5 10.6l2.5-.2z" fill="#ef7d00"/>',
  "deal/selection":
    '<circle cx="6.5" cy="6.5" r="4" fill="#fff" stroke="#324986" stroke-width="2"/>' + line("#324986", "M10 10l4 4"),
  "deal/calendar":
    '<rect x="1.5" y="2.5" width="13" height="12" fill="#fff" stroke="#324986"/><path d="M1.5 2.5h13v3h-13z" fill="#0051a5"/>' +
    line("#7984c8", "M4 8h8M4 10.5h8M4 13h5", 1),
  "deal/frequency": '<circle cx="8" cy="8" r="6.5" fill="#fff" stroke="#324986"/>' + line("#0051a5", "M8 4v4l3 2", 1.5),
  "deal/mv_expand": disc("#0051a5") + line("#fff", "M8 4.5v7M4.5 8h7"),
  "deal/sv_expand": disc("#0051a5") + line("#fff", "M6.5 4.5L10 8l-3.5 3.5"),
  "deal/delete_value": disc("#0051a5") + line("#fff", "M4.5 8h7"),
  "enquiry/drill":
    page + '<circle cx="9" cy="10" r="3" fill="#cfe0f5" stroke="#0051a5"/>' + line("#0051a5", "M11.2 12.2l3 3"),
  "enquiry/drilldown/txnauthorise": line("#00803c", "M1 9l3 3 5-7M7 12l1 1 6.5-9"),
  "enquiry/drilldown/txndelete": line("#c00", "M3.5 3.5l9 9M12.5 3.5l-9 9"),
  "enquiry/drilldown/txnamend": line("#0051a5", "M3 13l1-4 7-6 2 2-7 6z", 1.5),
  "tools/processing": line("#0051a5", "M8 2a6 6 0 1 1-6 6"),
};

/** The mark on the sign-on page: ours, a globe of dots before the product's name. */
export const LOGO = logo();

function logo(): string {
  const rows = [3, 5, 7, 7, 5, 3];
  const dots = rows.flatMap((count, row) =>
    Array.from(
      { length: count },
      (_, column) =>
        `<circle cx="${24 + (column - (count - 1) / 2) * 6}" cy="${9 + row * 6}" r="2.2" fill="${(row + column) % 3 === 0 ? "#ef7d00" : "#324986"}"/>`,
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="48" viewBox="0 0 180 48">${dots.join("")}<text x="56" y="33" font-family="Verdana, sans-serif" font-size="24" letter-spacing="1" fill="#324986">TEMENOS</text></svg>`;
}
