import type { Reply } from "../../../core/emulator.ts";
import type { WebPage } from "../../representations/answer.ts";
import type { Asked } from "./asked.ts";
import { contextOf, toPageReply } from "./reply.ts";

/** A page that says what cannot be shown, where there is no screen to say it on. */
export function failureReply({ request }: Pick<Asked, "request">, message: string): Promise<Reply<WebPage>> {
  return Promise.resolve(toPageReply({ kind: "failure", context: contextOf(request), title: "T24", message }));
}
