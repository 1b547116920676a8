import type { AdminOperations, Control } from "../control.ts";

/** Whether the process lives and serves. */
export function processOperations({
  emulator,
  seed,
  isReady,
}: Control): Pick<AdminOperations, "getHealth" | "getReady"> {
  return {
    getHealth: () =>
      Promise.resolve({
        status: 200,
        resource: { emulator: emulator.name, status: "alive", seed, uptimeSeconds: process.uptime() },
      }),

    getReady: () =>
      Promise.resolve(
        isReady() ? { status: 200, resource: { status: "ready" } } : { status: 503, resource: { status: "loading" } },
      ),
  };
}
