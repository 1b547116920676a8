import type { operations } from "../../../contracts/admin/openapi.d.ts";
import { DomainError } from "../../core/errors.ts";
import { disturbancesOf } from "../../core/observe/disturbances.ts";
import { assertKnownFault } from "../../core/observe/faults/known.ts";
import type { Fault, FaultRule } from "../../core/observe/faults/rule.ts";
import { vocabularyOf, worldOf, type AdminOperations, type Control } from "../control.ts";

type SentFault = operations["addFault"]["requestBody"]["content"]["application/json"];
type SentFaults = operations["setFaults"]["requestBody"]["content"]["application/json"];

/** What goes wrong on purpose in a sandbox. */
export function faultOperations(
  control: Control,
): Pick<AdminOperations, "addFault" | "clearFaults" | "deleteFault" | "listFaults" | "setFaults"> {
  const toRule = (sent: SentFault): FaultRule => {
    const rule = sent as FaultRule;
    assertKnownFault(rule, vocabularyOf(control));
    return rule;
  };
  return {
    async listFaults(_request, context) {
      const { disturbances } = await worldOf(control, context);
      return { status: 200, resource: { faults: disturbances?.faults.list() ?? [] } };
    },

    async addFault({ body }, context) {
      const world = await worldOf(control, context);
      const fault: Fault = disturbancesOf(world, control).faults.add(toRule(body as SentFault));
      return { status: 201, resource: fault };
    },

    async setFaults({ body }, context) {
      const world = await worldOf(control, context);
      const sent = body as SentFaults;
      const { faults } = disturbancesOf(world, control);
      faults.replace((Array.isArray(sent) ? sent : sent.faults).map(toRule));
      return { status: 200, resource: { faults: faults.list() } };
    },

    async clearFaults(_request, context) {
      (await worldOf(control, context)).disturbances?.faults.replace([]);
      return { status: 204 };
    },

    async deleteFault({ params: { id } }, context) {
      const { disturbances } = await worldOf(control, context);
      if (disturbances?.faults.remove(id) === true) return { status: 204 };
      const ids = disturbances?.faults.list().map((fault) => fault.id) ?? [];
      throw new DomainError("no-such-fault", `There is no fault "${id}"; there are: ${ids.join(", ") || "none"}.`);
    },
  };
}
