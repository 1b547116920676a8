import { readFileSync } from "node:fs";

import type { OptionDeclarations } from "../../emulators/core/options.ts";
import { storiesOf } from "../../emulators/tools/stories.ts";

type Value = string | number | boolean;

/** A test of what an option does at a value. */
export type OptionTest = readonly [option: string, value: Value, ...rest: readonly unknown[]];

/** What no test names: any value of a list or a switch, and of other options the default or one that is not. */
export function untestedValues(options: OptionDeclarations, tests: readonly OptionTest[]): readonly string[] {
  return Object.entries(options).flatMap(([name, { default: value, values }]) => {
    const tested = tests.filter(([option]) => option === name).map(([, one]) => one);
    const missing = (values ?? (typeof value === "boolean" ? [true, false] : [value])).filter(
      (one) => !tested.includes(one),
    );
    const hasOther = tested.some((one) => one !== value);
    return [...missing.map((one) => `${name} ${one}`), ...(hasOther ? [] : [`${name} at another value`])];
  });
}

/** What no story of a contract sets: of each option the values that are not the default, or one of very many. */
export function untoldValues(contract: string, options: OptionDeclarations): readonly string[] {
  const told = storiesOf(contract).flatMap(({ file }) => settingsIn(readFileSync(file, "utf8")));
  const defaults = Object.entries(options).map(([name, { default: value }]): OptionTest => [name, value]);
  return untestedValues(options, [...told, ...defaults]);
}

/** What the bodies of `PUT /__admin/options` hold. */
function settingsIn(story: string): readonly OptionTest[] {
  const bodies = story.matchAll(/^PUT .*\/__admin\/options\n.*\n\n(\{[^}]*\})$/gm);
  return [...bodies].flatMap(([, body = "{}"]) => Object.entries(JSON.parse(body) as Readonly<Record<string, Value>>));
}
