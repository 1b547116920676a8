import type { Status } from "./record.ts";
import type { Authorisers } from "./version.ts";

/** The functions that move a record between files. */
export type LifecycleFunction = "input" | "hold" | "authorise" | "delete" | "reverse" | "restore";

/** What a transition may hang on besides the status. */
export interface Condition {
  /** How many the version demands. */
  readonly authorisers?: Authorisers;
  /** Whether the record has an override whose class must approve it (3.7). */
  readonly approval?: true;
}

/** One step of a record's life. */
export interface Transition {
  readonly function: LifecycleFunction;
  readonly from: Status;
  readonly to: Status;
  readonly condition: Condition;
}

/**
 * Which function leads from which status to which (3.2; links of each state: 2.4); of two that fit, the later. What is
 * deleted leaves the live record, if there is one. A reversal waits as an input does, with an R for the I (3.1).
 */
export const lifecycle: readonly Transition[] = [
  ...leads("input", ["none", "live", "INAU", "IHLD"], "INAU"),
  ...leads("input", ["none", "live", "INAU", "IHLD"], "live", { authorisers: 0 }),
  ...leads("input", ["none", "live", "INAU", "IHLD"], "INAO", { approval: true }),
  ...leads("hold", ["none", "live", "INAU", "INAO", "INA2", "IHLD"], "IHLD"),
  ...leads("hold", ["RNAU", "RNAO", "RNA2", "RHLD"], "RHLD"),
  ...leads("authorise", ["INAU", "INAO", "INA2"], "live"),
  ...leads("authorise", ["INAU", "INAO"], "INA2", { authorisers: 2 }),
  ...leads("authorise", ["RNAU", "RNAO", "RNA2"], "REVE"),
  ...leads("authorise", ["RNAU", "RNAO"], "RNA2", { authorisers: 2 }),
  ...leads("delete", ["INAU", "INAO", "INA2", "IHLD", "RNAU", "RNAO", "RNA2", "RHLD"], "none"),
  ...leads("reverse", ["live", "RHLD"], "RNAU"),
  ...leads("reverse", ["live", "RHLD"], "RNAO", { approval: true }),
  ...leads("restore", ["REVE"], "INAU"),
];

/** What decides which of a function's transitions is taken. */
export interface Case {
  readonly status: Status;
  readonly authorisers: Authorisers;
  readonly approval: boolean;
}

/** The status that the function leads to, or undefined where it may not be used. */
export function nextStatus(name: LifecycleFunction, { status, authorisers, approval }: Case): Status | undefined {
  return lifecycle.findLast(
    ({ function: own, from, condition }) =>
      own === name &&
      from === status &&
      (condition.authorisers ?? authorisers) === authorisers &&
      (condition.approval ?? approval) === approval,
  )?.to;
}

/** The statuses from which the function leads on. */
export function statusesOf(name: LifecycleFunction): readonly Status[] {
  return [...new Set(lifecycle.filter((transition) => transition.function === name).map(({ from }) => from))];
}

function leads(
  name: LifecycleFunction,
  statuses: readonly Status[],
  to: Status,
  condition: Condition = {},
): readonly Transition[] {
  return statuses.map((from) => ({ function: name, from, to, condition }));
}
