import type { RequestFacts } from "../../emulator.ts";
import type { DomainError } from "../../errors.ts";

/** What would have made a refused request succeed, as far as the emulator knows. */
export interface Remedy {
  /** A sentence each. */
  readonly changes: readonly string[];
  /** Where in the body it was at fault, as JSON Pointers, or XPaths in the document's own names. */
  readonly at?: readonly string[];
  /** Of the nearest request, where it is another; the path without its query. */
  readonly method?: string;
  readonly path?: string;
}

/** By the code of a refusal; undefined: what core knows has to do. */
export type Remedies = Readonly<Record<string, (error: DomainError, request: RequestFacts) => Remedy | undefined>>;

/** A path such as `contacts[0].name`, which vendors write, as a JSON Pointer. */
export function toPointer(path: string): string {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
  return steps.map((step) => `/${step}`).join("");
}
