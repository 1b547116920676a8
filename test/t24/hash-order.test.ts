import { inHashOrder } from "../../emulators/t24/representations/hash-order.ts";

test.each([
  [[], []],
  [["a"], ["a"]],
  [
    ["Vulnerability", "subValuePosition", "valuePosition"],
    ["valuePosition", "subValuePosition", "Vulnerability"],
  ],
  // All of one bucket of 16, so they stay as they come.
  [
    ["q", "a", "Q", "A"],
    ["q", "a", "Q", "A"],
  ],
  // Java's "polygenelubricants" has the smallest hash there is; folded, it is bucket 0.
  [
    ["b", "polygenelubricants"],
    ["polygenelubricants", "b"],
  ],
])("a hash map gives %j as %j", (names, expected) => {
  expect(inHashOrder(names)).toEqual(expected);
});

test("the table grows with what it holds: thirteen names are spread over 32 buckets", () => {
  // Q and A are of one bucket of 16, and of two of 32.
  expect(inHashOrder("QABCDEFGHIJK".split(""))[0]).toBe("Q");
  expect(inHashOrder("QABCDEFGHIJKL".split(""))[0]).toBe("A");
});
