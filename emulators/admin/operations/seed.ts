import type { SeedText } from "../../core/state/seed-files.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";
import { isDryRun } from "../dry-run.ts";

/** What a sandbox begins with. */
export function seedOperations(control: Control): Pick<AdminOperations, "seed"> {
  return {
    async seed({ body, text = "", query }, context) {
      const isRehearsal = isDryRun(query.dryRun);
      const image = await control.readSeedFiles(toFiles(body, text));
      const world = await worldOf(control, context);
      if (!isRehearsal) control.worlds.reseed(world, image);
      return { status: 204 };
    },
  };
}

/** Either `{ files: [{ name, text }] }`, each JSON or YAML, or the content of one file. */
function toFiles(body: unknown, text: string): readonly SeedText[] {
  const hasFiles = typeof body === "object" && body !== null && "files" in body && Array.isArray(body.files);
  // Held against its schema before.
  return hasFiles ? (body.files as readonly SeedText[]) : [{ name: "body", text }];
}
