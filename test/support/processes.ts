import { runEmulator, type RunningEmulator } from "../../emulators/tools/run-emulator.ts";
import { EMULATORS } from "../../emulators/tools/stories.ts";

/** All emulators as processes on free ports, by name; every answer is held against the contract and journalled. */
export interface Processes {
  of(name: string): RunningEmulator;
  stop(): Promise<void>;
}

/** Starts the built emulators, or those named. */
export async function startProcesses(names: readonly string[] = EMULATORS): Promise<Processes> {
  const running = await Promise.all(names.map((name) => runEmulator(name, { CHECK_ANSWERS: "1" })));
  return {
    of(name) {
      const found = running.find((emulator) => emulator.name === name);
      if (found === undefined) throw new Error(`${name} has not been started`);
      return found;
    },
    async stop() {
      await Promise.all(running.map((emulator) => emulator.stop()));
    },
  };
}

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly status: number;
  /** Of the refusal, if it was one. */
  readonly code: string | null;
  readonly violations: readonly { readonly in: string; readonly at: string; readonly message: string }[];
}

/** The journal of a sandbox, newest first. */
export async function journalOf({ origin }: RunningEmulator, sandbox: string): Promise<readonly Entry[]> {
  const answer = await fetch(`${origin}/~${sandbox}/__admin/requests`);
  return ((await answer.json()) as { requests: readonly Entry[] }).requests;
}

/** What of our own answers deviates from the contract, a sentence each. */
export function brokenAnswers(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ method, path, status, violations }) =>
    violations
      .filter((violation) => violation.in === "answer")
      .map(({ at, message }) => `${method} ${path} → ${status}: ${at} ${message}`),
  );
}
