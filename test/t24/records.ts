import fc from "fast-check";

import { isCarriable } from "../../emulators/core/xml-text.ts";
import { groups, scalars, type Group } from "../../emulators/t24/domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord, type GroupElement } from "../../emulators/t24/domain/record.ts";

/** Any text that both representations can carry, empty or not. */
const text = fc.string({ unit: "grapheme", maxLength: 8 }).filter(isCarriable);

/** Records with any texts in some of the dictionary's fields, in groups and sub-groups, too. */
export const anyRecord: fc.Arbitrary<CustomerRecord> = fc.record({
  id: fc.stringMatching(/^[1-9][0-9]{0,9}$/),
  scalars: someOf(
    scalars.filter(({ position }) => position > 0).map(({ name }) => name),
    text,
  ),
  groups: fc
    .subarray([...groups], { maxLength: 5 })
    .chain((some) => fc.record(Object.fromEntries(some.map((group) => [group.name, elementsOf(group)])))),
});

function elementsOf(group: Group): fc.Arbitrary<readonly GroupElement[]> {
  const names = group.fields.map(({ name }) => name);
  const values = someOf(group.language ? [...names, LANGUAGE_CODE] : names, text);
  const subGroups = fc.record(Object.fromEntries(group.subGroups.map((sub) => [sub.name, elementsOf(sub)])));
  return fc.array(fc.record({ values, subGroups }), { maxLength: 3 });
}

function someOf<T>(names: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Readonly<Record<string, T>>> {
  return fc
    .subarray([...names], { maxLength: Math.min(6, names.length) })
    .chain((some) => fc.record(Object.fromEntries(some.map((name) => [name, value]))));
}
