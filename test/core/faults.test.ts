import { DomainError } from "../../emulators/core/errors.ts";
import { nearest } from "../../emulators/core/nearest.ts";
import { assertKnownFault } from "../../emulators/core/observe/faults/known.ts";
import { createFaultPlan, MAX_FAULTS } from "../../emulators/core/observe/faults/plan.ts";
import type { FaultRule } from "../../emulators/core/observe/faults/rule.ts";
import { fits, fitsPattern, type MatchedRequest, type RequestMatch } from "../../emulators/core/observe/match.ts";
import { createRandom } from "../../emulators/core/random.ts";
import { tinyContract } from "../support/tiny-emulator.ts";

const request: MatchedRequest = {
  method: "GET",
  path: "/Things/7",
  canonicalPath: "/things/7",
  operation: { id: "getThing", path: "/things/{id}" },
  headers: { accept: "application/json", "user-agent": "billing/1.2" },
};

test.each<[RequestMatch, boolean]>([
  [{}, true],
  [{ method: "GET" }, true],
  [{ method: "POST" }, false],
  [{ path: "/Things/7" }, true],
  [{ path: "/things/7" }, true],
  [{ path: "/things/8" }, false],
  [{ path: "/things/*" }, true],
  [{ path: "*/7" }, true],
  [{ path: "/things" }, false],
  [{ path: "/things/{id}" }, true],
  [{ path: "/things/{other}" }, false],
  [{ operationId: "getThing" }, true],
  [{ operationId: "listThings" }, false],
  [{ headers: { Accept: "application/json" } }, true],
  [{ headers: { "USER-AGENT": "billing/*" } }, true],
  [{ headers: { "user-agent": "billing" } }, false],
  [{ headers: { "x-missing": "*" } }, false],
  [{ method: "GET", path: "/things/*", operationId: "getThing", headers: { accept: "*json" } }, true],
  [{ method: "GET", path: "/things/*", operationId: "getThing", headers: { accept: "*xml" } }, false],
])("the match %j fits GET /Things/7: %s", (match, expected) => {
  expect(fits(match, request)).toBe(expected);
});

test.each([
  ["", "", true],
  ["*", "", true],
  ["*", "anything\nat all", true],
  ["a*b", "ab", true],
  ["a*b", "aab", true],
  ["a*b", "aba", false],
  ["ab*ab", "ab", false],
  ["ab*ab", "abab", true],
  ["*b*", "abc", true],
  ["a**c", "abc", true],
  ["a.c", "abc", false],
])("the pattern %j is that of %j: %s", (pattern, text, expected) => {
  expect(fitsPattern(pattern, text)).toBe(expected);
});

test("a pattern of many stars takes no time", () => {
  expect(fitsPattern("*a".repeat(500), `${"a".repeat(100_000)}b`)).toBe(false);
});

/** Which of so many requests each rule acts on, by number. */
const actsOn = (rules: readonly FaultRule[], count: number): readonly (string | undefined)[] => {
  const plan = createFaultPlan(createRandom("faults"));
  plan.replace(rules);
  return Array.from({ length: count }, () => plan.choose(request)?.id);
};

const reset = { respond: { kind: "reset" } } as const;
const none = undefined;

test.each<[string, readonly FaultRule[], readonly (string | undefined)[]]>([
  ["always", [reset], ["fault-1", "fault-1", "fault-1", "fault-1"]],
  ["the first two", [{ ...reset, times: 2 }], ["fault-1", "fault-1", none, none]],
  ["every second", [{ ...reset, every: 2 }], [none, "fault-1", none, "fault-1"]],
  ["every second, once", [{ ...reset, every: 2, times: 1 }], [none, "fault-1", none, none]],
  [
    "one, then another twice",
    [
      { ...reset, times: 1 },
      { ...reset, times: 2 },
    ],
    ["fault-1", "fault-2", "fault-2", none],
  ],
  [
    "what does not fit is no request of its own",
    [{ ...reset, match: { method: "POST" } }, reset],
    Array(4).fill("fault-2"),
  ],
])("a fault acts on %s", (_, rules, expected) => {
  expect(actsOn(rules, 4)).toEqual(expected);
});

test("the same rules act in the same order every time", () => {
  const rules: readonly FaultRule[] = [
    { ...reset, every: 3 },
    { ...reset, every: 2, times: 100 },
    { ...reset, times: 50 },
  ];
  const first = actsOn(rules, 1_000);
  expect(actsOn(rules, 1_000)).toEqual(first);
  expect(new Set(first)).toEqual(new Set(["fault-1", "fault-2", "fault-3", none]));
});

test("a delay's range is drawn by the seed, within its bounds", () => {
  const draw = (seed: string): readonly number[] => {
    const plan = createFaultPlan(createRandom(seed));
    return Array.from({ length: 100 }, () => plan.draw({ min: 10, max: 12 }));
  };
  expect(draw("one")).toEqual(draw("one"));
  expect(draw("one")).not.toEqual(draw("two"));
  expect(new Set(draw("one"))).toEqual(new Set([10, 11, 12]));
});

test("a sandbox holds a hundred faults; one more is refused, and none is taken away for it", () => {
  const plan = createFaultPlan(createRandom("faults"));
  for (let number = 1; number <= MAX_FAULTS; number += 1) plan.add(reset);
  expect(() => plan.add(reset)).toThrow("A sandbox holds 100 faults at most");
  expect(() => plan.replace(Array<FaultRule>(MAX_FAULTS + 1).fill(reset))).toThrow(DomainError);
  expect(plan.list()).toHaveLength(MAX_FAULTS);
});

const vocabulary = {
  operations: tinyContract.operations,
  codes: ["internal", "teapot", "10000602"],
  canonicalPath: (path: string) => path.toLowerCase(),
};

test.each<[FaultRule, string]>([
  [{ match: { operationId: "getThings" }, ...reset }, 'There is no operation "getThings"; the nearest is "getThing".'],
  [{ respond: { kind: "error", code: "10000603" } }, 'There is no error code "10000603"; the nearest is "10000602".'],
  [{ respond: { kind: "error", code: "TeaPots" } }, 'There is no error code "TeaPots"; the nearest is "teapot".'],
  [
    { match: { method: "PUT", path: "/things" }, ...reset },
    'No operation is reached by "PUT /things"; the nearest is "GET /things".',
  ],
  [{ match: { path: "/thing" }, ...reset }, 'No operation is reached by "/thing"; the nearest is "GET /things".'],
  [{ match: { path: "/nowhere/*" }, ...reset }, 'No operation is reached by "/nowhere/*"; the nearest is'],
  [
    { match: { operationId: "getThing", method: "POST" }, ...reset },
    'No getThing is reached by "POST"; the nearest is',
  ],
  [{ match: {} }, "A fault has a delay, a respond, or both; none came."],
  [{ respond: { kind: "reset", code: "teapot" } }, 'A response of kind "reset" has no code; it takes when.'],
  [{ respond: { kind: "slow", when: "after" } }, 'A response of kind "slow" has no when; it takes overMs.'],
  [{ delay: { min: 5, max: 4 } }, "A delay from 5 to 4 ms is none"],
])("the rule %j is refused: %s", (rule, message) => {
  expect(() => assertKnownFault(rule, vocabulary)).toThrow(message);
});

test.each<FaultRule>([
  reset,
  { match: { path: "/things/7" }, ...reset },
  { match: { path: "/THINGS/7", method: "DELETE" }, ...reset },
  { match: { path: "/things/{id}", operationId: "getThing" }, ...reset },
  { match: { path: "/th*" }, ...reset },
  { match: { path: "*" }, ...reset },
  { respond: { kind: "error", code: "10000602" } },
  { delay: { min: 4, max: 4 } },
])("the rule %j is taken", (rule) => {
  expect(() => assertKnownFault(rule, vocabulary)).not.toThrow();
});

test.each([
  ["kitten", ["sitting", "mitten", "bitter"], "mitten"],
  ["LISTTHINGS", ["getThing", "listThings"], "listThings"],
  ["x", [], undefined],
  ["x".repeat(10_000), ["a", "x".repeat(10_000)], "x".repeat(10_000)],
])("the nearest to %s of %j is %s", (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
