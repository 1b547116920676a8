import { DomainError } from "../../core/errors.ts";
import type { AnyEmulator } from "../../core/emulator.ts";
import type { OptionDeclaration, OptionValues } from "../../core/options.ts";
import type { World } from "../../core/worlds.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";

/** What the emulator promises, and what it leaves open. */
export function contractOperations(
  control: Control,
): Pick<AdminOperations, "getContract" | "getOptions" | "setOptions"> {
  const { emulator, contract, worlds } = control;
  return {
    async getOptions(_request, context) {
      return { status: 200, resource: optionsOf(emulator, await worldOf(control, context)) };
    },

    async setOptions({ body }, context) {
      const world = await worldOf(control, context);
      const refusal = worlds.setOptions(world, body as OptionValues);
      if (refusal !== undefined) throw new DomainError("invalid-option", refusal);
      return { status: 200, resource: optionsOf(emulator, world) };
    },

    async getContract() {
      const evidence = Object.fromEntries(contract.operations.map(({ id, evidence: grade }) => [id, grade]));
      return {
        status: 200,
        resource: { documents: await control.documents(), evidence, errors: emulator.errorEvidence ?? {} },
      };
    },
  };
}

/** A switch has two values, whether or not its declaration says so. */
function withValues(declaration: OptionDeclaration): OptionDeclaration {
  return typeof declaration.default === "boolean" ? { values: [false, true], ...declaration } : declaration;
}

function optionsOf({ options }: AnyEmulator, world: World): object {
  return Object.fromEntries(
    Object.entries(options).map(([name, declaration]) => [
      name,
      { value: world.options[name], ...withValues(declaration) },
    ]),
  );
}
