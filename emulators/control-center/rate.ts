import type { Context, OwnStage } from "../core/emulator.ts";
import type { User } from "./domain/account.ts";
import { NO_CALLS, whyNotCall, withCall, withoutCall, type Calls } from "./domain/rate.ts";
import { refusal } from "./domain/refusal.ts";
import type { Options } from "./options.ts";
import { untilUndisturbed } from "./races.ts";

/** Keeps a user to so many calls a second and at once, where the option asks for it (section 3.2). */
export const limitRate: OwnStage<User, Options> = ({ id, user }, context, whenOver) => {
  if (!context.options.rateLimit || user === undefined) return undefined;
  const call = { id, user: user.name };
  return begin(call, context).then(() => whenOver(() => end(call, context)));
};

interface Call {
  readonly id: string;
  /** The user's name. */
  readonly user: string;
}

function begin({ id, user }: Call, { store, now, options }: Context<Options>): Promise<void> {
  return untilUndisturbed(async () => {
    const calls = await store.get<Calls>("calls", user);
    const why = whyNotCall(calls?.value ?? NO_CALLS, now.getTime(), options);
    if (why !== undefined) throw refusal("40000029", why);
    const value = withCall(calls?.value ?? NO_CALLS, id, now.getTime());
    await store.commit([{ collection: "calls", id: user, expected: calls?.version ?? 0, value }]);
  });
}

function end({ id, user }: Call, { store }: Context<Options>): Promise<void> {
  return untilUndisturbed(async () => {
    const calls = await store.get<Calls>("calls", user);
    // A reset has forgotten it already.
    if (calls === undefined) return;
    const value = withoutCall(calls.value, id);
    await store.commit([{ collection: "calls", id: user, expected: calls.version, value }]);
  });
}
