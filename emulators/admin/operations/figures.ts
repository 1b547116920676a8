import { unservedParameters } from "../../core/observe/unserved.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";
import type { TextDocument } from "../representations/text.ts";

/** What was counted: by the process for Prometheus, and in a sandbox for whoever plans what to emulate next. */
export function figureOperations(control: Control): Pick<AdminOperations, "getMetrics" | "listUnserved"> {
  const { contract, emulator, metrics } = control;
  return {
    getMetrics() {
      const contentType = "text/plain; version=0.0.4; charset=utf-8";
      const resource: TextDocument = { kind: "text", contentType, text: metrics.text() };
      return Promise.resolve({ status: 200, resource });
    },

    async listUnserved(_request, context) {
      const { journal, unserved } = await worldOf(control, context);
      const { secrets } = emulator.protocol;
      const parameters = unservedParameters(journal.list(), contract.operations, secrets.query);
      return { status: 200, resource: { unserved: [...unserved.list(), ...parameters], others: unserved.others() } };
    },
  };
}
