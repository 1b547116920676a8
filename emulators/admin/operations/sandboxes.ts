import { DomainError } from "../../core/errors.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";

/** The worlds behind the port: which there are, and their end. */
export function sandboxOperations(
  control: Control,
): Pick<AdminOperations, "deleteSandbox" | "listSandboxes" | "reset"> {
  const { worlds } = control;
  return {
    async reset(_request, context) {
      worlds.reset(await worldOf(control, context));
      return { status: 204 };
    },

    listSandboxes: () => Promise.resolve({ status: 200, resource: { sandboxes: worlds.names() } }),

    deleteSandbox({ params: { name } }) {
      if (worlds.remove(name)) return Promise.resolve({ status: 204 });
      throw new DomainError(
        "no-such-sandbox",
        `There is no sandbox "${name}"; there are: ${worlds.names().join(", ")}.`,
      );
    },
  };
}
