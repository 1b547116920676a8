import { toCarriable } from "../core/xml-text.ts";
import type { PlayedStory } from "./play-story.ts";
import type { Story } from "./stories.ts";
import { element, formatXml, type XmlNode } from "./xml-node.ts";

/** The outcome of stories as JUnit XML: one test case a story; those that were not played are skipped. */
export function formatJunit(suite: string, played: readonly PlayedStory[], all: readonly Story[]): string {
  const names = new Set(played.map(({ name }) => name));
  const skipped = all.filter(({ name }) => !names.has(name));
  const cases = [
    ...played.map((story) => toCase(suite, story)),
    ...skipped.map(({ name }) => element("testcase", { classname: suite, name }, [element("skipped", {})])),
  ];
  const failures = played.filter(({ drifts }) => drifts.length > 0).length;
  const counts = { tests: String(cases.length), failures: String(failures), skipped: String(skipped.length) };
  return formatXml(element("testsuites", {}, [element("testsuite", { name: suite, ...counts }, cases)]));
}

function toCase(suite: string, { name, seconds, drifts }: PlayedStory): XmlNode {
  // An answer that drifts may hold anything.
  const failures = drifts.map((drift) => ({
    ...element("failure", { message: toCarriable(drift.split("\n", 1)[0] ?? "") }),
    text: toCarriable(drift),
  }));
  return element("testcase", { classname: suite, name, time: seconds.toFixed(3) }, failures);
}
