import { stretchesOf } from "../../emulators/admin/inspector/comparison.ts";

/** Brackets for what differs, braces for an escape that does. */
const marked = (text: string, other: string): string =>
  stretchesOf(text, other)
    .map(({ text: stretch, isEscape, differs }) => (!differs ? stretch : isEscape ? `{${stretch}}` : `[${stretch}]`))
    .join("");

test.each([
  ["same", "same", "same"],
  ["/customer/", "/customer", "/customer[/]"],
  ["/customer", "/customer/", "/customer"],
  ["Acme Two", "Acme One", "Acme [Two]"],
  ["Acme Two", "Acme\\u{a0}Two", "Acme[ ]Two"],
  ["Acme\\u{a0}Two", "Acme Two", "Acme{\\u{a0}}Two"],
  ["\\u{a0}", "\\u{a1}", "{\\u{a0}}"],
  ["aa", "a", "a[a]"],
  ["", "other", ""],
  ["😀a", "😁a", "[😀]a"],
])("of %j, against %j, what differs is %j", (text, other, expected) => {
  expect(marked(text, other)).toBe(expected);
});
