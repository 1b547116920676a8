import { DomainError } from "../../errors.ts";
import type { Random } from "../../random.ts";
import { fits, type MatchedRequest } from "../match.ts";
import type { Delay, Fault, FaultRule } from "./rule.ts";

/** The faults of one sandbox, in the order in which they were posted. */
export interface FaultPlan {
  /** Throws `too-many-faults`. */
  add(rule: FaultRule): Fault;
  /** Takes away all and adds these, or changes nothing. Throws `too-many-faults`. */
  replace(rules: readonly FaultRule[]): void;
  /** Tells whether there was one of that id. */
  remove(id: string): boolean;
  list(): readonly Fault[];
  /** The first that fits and is due. A request goes no further than to that, so rules in a row make a sequence. */
  choose(request: MatchedRequest): Fault | undefined;
  /** The milliseconds to wait, drawn where they are a range. */
  draw(delay: Delay | undefined): number;
  /** So many bytes that mean nothing, as Latin-1. */
  garbage(length: number): string;
}

/** How many rules a sandbox holds. */
export const MAX_FAULTS = 100;

/** No rules yet; all chance comes from `random`, which nothing else in the sandbox draws from. */
export function createFaultPlan(random: Random): FaultPlan {
  let faults: Fault[] = [];
  let posted = 0;
  const toFault = (rule: FaultRule): Fault => {
    const { match, times, every, delay, respond } = rule;
    const given = Object.entries({ match, times, every, delay, respond }).filter(([, value]) => value !== undefined);
    return { id: `fault-${(posted += 1)}`, ...(Object.fromEntries(given) as FaultRule), seen: 0, acted: 0 };
  };
  return {
    add(rule) {
      assertRoom(faults.length + 1);
      const fault = toFault(rule);
      faults.push(fault);
      return fault;
    },
    replace(rules) {
      assertRoom(rules.length);
      faults = rules.map(toFault);
    },
    remove(id) {
      const before = faults.length;
      faults = faults.filter((fault) => fault.id !== id);
      return faults.length < before;
    },
    list: () => faults,
    choose: (request) => faults.find((fault) => acts(fault, request)),
    draw(delay = 0) {
      return typeof delay === "number" ? delay : delay.min + random.below(delay.max - delay.min + 1);
    },
    garbage: (length) => Buffer.from(random.hex(2 * length), "hex").toString("latin1"),
  };
}

/** Counts a request that fits, and tells whether the rule is due. */
function acts(fault: Fault, request: MatchedRequest): boolean {
  const { match = {}, times = Infinity, every = 1 } = fault;
  if (!fits(match, request)) return false;
  fault.seen += 1;
  if (fault.acted >= times || fault.seen % every !== 0) return false;
  fault.acted += 1;
  return true;
}

function assertRoom(count: number): void {
  if (count <= MAX_FAULTS) return;
  throw new DomainError(
    "too-many-faults",
    `A sandbox holds ${MAX_FAULTS} faults at most, and none is taken away by itself; DELETE /__admin/faults takes all away.`,
  );
}
