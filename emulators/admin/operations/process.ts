import type { AdminOperations, Control } from "../control.ts";

/** Whether the process lives and serves. */
export function processOperations({
  emulator,
  seed,
  siblings,
  isReady,
}: Control): Pick<AdminOperations, "getHealth" | "getReady"> {
  return {
    getHealth: () =>
      Promise.resolve({
        status: 200,
        resource: {
          emulator: emulator.name,
          title: emulator.title,
          status: "alive",
          seed,
          uptimeSeconds: process.uptime(),
          siblings,
        },
      }),

    getReady: () =>
      Promise.resolve(
        isReady() ? { status: 200, resource: { status: "ready" } } : { status: 503, resource: { status: "loading" } },
      ),
  };
}
