import { DomainError } from "../../core/errors.ts";
import type { CustomerRecord } from "../domain/record.ts";

/** Runs it; what is refused is answered on the record that came, or that is stored; on none, by itself (3.6). */
export function echoing<T>(echo: CustomerRecord | undefined, run: () => T): T {
  try {
    const result = run();
    // What is still under way is refused later.
    return result instanceof Promise ? (result.catch(refuse) as T) : result;
  } catch (error) {
    return refuse(error);
  }

  function refuse(error: unknown): never {
    if (!(error instanceof DomainError) || echo === undefined || "echo" in error.details) throw error;
    throw new DomainError(error.code, error.message, { ...error.details, echo });
  }
}
