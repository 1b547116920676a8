import type { Context, RequestFacts } from "../../../core/emulator.ts";
import type { Form } from "../../browser-web/form.ts";
import type { User } from "../../domain/authorisation.ts";
import type { Options } from "../../options.ts";
import type { Session } from "./sessions.ts";

/** What a signed-on window has asked. */
export interface Asked {
  readonly form: Form;
  readonly session: Session;
  readonly user: User;
  readonly request: RequestFacts;
  readonly context: Context<Options>;
}
