import type { Context } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import type { Options } from "./options.ts";
import { untilUndisturbed } from "./races.ts";
import { collections } from "./seed.ts";

/** How many calls a sandbox takes in one second of its clock when `rateLimit` is on; no source has a number. */
export const CALLS_PER_SECOND = 10;

/** The calls in the second of the last one. */
interface Calls {
  readonly second: number;
  readonly count: number;
}

/** Counts a call, where the option asks for it; throws `throttled`. Section 3: 429, no headers tell the rate. */
export function limitRate(_request: unknown, context: Context<Options>): Promise<void> | undefined {
  return context.options.rateLimit ? countCall(context) : undefined;
}

async function countCall({ store, now }: Context<Options>): Promise<void> {
  const second = Math.floor(now.getTime() / 1_000);
  await untilUndisturbed(async () => {
    const calls = await store.get<Calls>(collections.calls, "publisher");
    const count = calls?.value.second === second ? calls.value.count + 1 : 1;
    if (count > CALLS_PER_SECOND) {
      throw new DomainError("throttled", `There have been ${CALLS_PER_SECOND} calls within this second already.`);
    }
    const value: Calls = { second, count };
    await store.commit([{ collection: collections.calls, id: "publisher", expected: calls?.version ?? 0, value }]);
  });
}
