import type { Reply } from "../../../core/emulator.ts";
import { DomainError } from "../../../core/errors.ts";
import type { WebPage } from "../../representations/answer.ts";
import type { Asked } from "./asked.ts";
import { contextOf, toPageReply } from "./reply.ts";

/** A page that says what cannot be shown, where there is no screen to say it on. */
export function failureReply({ request }: Pick<Asked, "request">, message: string): Promise<Reply<WebPage>> {
  return Promise.resolve(toPageReply({ kind: "failure", context: contextOf(request), title: "T24", message }));
}

/** What T24 refuses where there is no screen is said on such a page, in its own words. */
export async function orFailure(
  asked: Pick<Asked, "request">,
  run: () => Promise<Reply<WebPage>>,
): Promise<Reply<WebPage>> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return failureReply(asked, error.code);
  }
}
