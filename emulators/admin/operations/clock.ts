import {
  advanced,
  LAST_INSTANT,
  parseInstant,
  toClockFacts,
  type ClockSetting,
  type LogicalClock,
} from "../../core/clock.ts";
import { parseDuration } from "../../core/duration.ts";
import { DomainError } from "../../core/errors.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";

/** The time of a sandbox. */
export function clockOperations(control: Control): Pick<AdminOperations, "getClock" | "setClock"> {
  return {
    async getClock(_request, context) {
      return { status: 200, resource: toResource((await worldOf(control, context)).clock) };
    },

    async setClock({ body }, context) {
      const { clock } = await worldOf(control, context);
      clock.set(toSetting(body, clock));
      return { status: 200, resource: toResource(clock) };
    },
  };
}

function toResource(clock: LogicalClock): object {
  return { now: clock.now().toISOString(), ...toClockFacts(clock.setting) };
}

/** What a call asks for: one of these, or `freeze` with `step`; held against its schema before. */
interface Command {
  readonly real?: true;
  readonly freeze?: string;
  readonly step?: string;
  readonly shift?: string;
  readonly advance?: string;
}

function toSetting(body: unknown, clock: LogicalClock): ClockSetting {
  const command = (body ?? {}) as Command;
  const asked = Object.keys(command).sort().join(" with ");
  const make = Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
  if (make === undefined) {
    throw invalid(
      `The clock takes one of real, freeze, step, shift and advance, or freeze with step; ${asked || "nothing"} came.`,
    );
  }
  const setting = make(command, clock);
  if (!("at" in setting) || (setting.at >= 0 && setting.at <= LAST_INSTANT)) return setting;
  throw invalid("The clock goes from 1970 to 9999; that would take it beyond.");
}

const COMMANDS: Readonly<Record<string, (command: Command, clock: LogicalClock) => ClockSetting>> = {
  real: () => ({ mode: "real" }),
  freeze: ({ freeze }) => ({ mode: "frozen", at: toInstant(freeze) }),
  "freeze with step": ({ freeze, step }) => ({ mode: "stepping", at: toInstant(freeze), step: toStep(step) }),
  step: ({ step }, clock) => ({ mode: "stepping", at: clock.now().getTime(), step: toStep(step) }),
  shift: ({ shift }) => ({ mode: "shifted", shift: toMilliseconds(shift, "shift") }),
  advance: ({ advance }, clock) => advanced(clock.setting, toMilliseconds(advance, "advance")),
};

function toInstant(text = ""): number {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  throw invalid(
    `"freeze" takes an instant from 1970 to 9999 with its zone, such as 2026-01-01T00:00:00Z; ${JSON.stringify(text)} came.`,
  );
}

function toStep(text: string | undefined): number {
  const step = toMilliseconds(text, "step");
  if (step >= 0) return step;
  throw invalid(`"step" takes time forwards; ${JSON.stringify(text)} came.`);
}

function toMilliseconds(text = "", name: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  throw invalid(
    `"${name}" takes an ISO 8601 duration in weeks, days, hours, minutes and seconds, such as PT61M or -P1D; ${JSON.stringify(text)} came.`,
  );
}

function invalid(message: string): DomainError {
  return new DomainError("invalid-clock", message);
}
