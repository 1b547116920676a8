import type { OwnStage, Protocol } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import { parseBasic } from "../core/http/protocol.ts";
import type { Role, User, UserRecord } from "./domain/account.ts";
import { refusal } from "./domain/refusal.ts";
import type { Options } from "./options.ts";
import { untilUndisturbed } from "./races.ts";
import type { Resource } from "./representations/json.ts";

const API_VERSION = "1";

/** How many calls a user may make in one second (section 3.2, for most accounts). */
const CALLS_PER_SECOND = 5;

/** Basic credentials, user name and API key, to a user; two different refusals (P1, both seen live). */
export const authenticate: Protocol<Resource, User, Options>["authenticate"] = async ({ headers }, { store }) => {
  const credentials = parseBasic(headers);
  if (credentials === undefined && !/^basic( |$)/i.test(headers["authorization"] ?? "")) {
    throw new DomainError(
      "unauthenticated",
      "No Basic credentials came; send Authorization: Basic base64(user:apiKey).",
    );
  }
  const known = credentials && (await store.get<UserRecord>("users", credentials.user));
  if (known === undefined || known.value.apiKey !== credentials?.password) {
    throw refusal("10000001", "The Basic credentials are not a known user name, a colon and that user's API key.");
  }
  const { role, accounts } = known.value;
  return { name: known.id, role, accounts };
};

/** A user's calls in the second of the last one. */
interface Calls {
  readonly second: number;
  readonly count: number;
}

/** Counts a user's calls by the second of the sandbox's clock, where the option asks for it. */
export const limitRate: OwnStage<User, Options> = async ({ user }, { store, now, options }) => {
  if (!options.rateLimit || user === undefined) return;
  const second = Math.floor(now.getTime() / 1000);
  await untilUndisturbed(async () => {
    const calls = await store.get<Calls>("calls", user.name);
    const count = calls?.value.second === second ? calls.value.count + 1 : 1;
    if (count > CALLS_PER_SECOND) {
      throw refusal("40000029", `${user.name} has made ${CALLS_PER_SECOND} calls within this second already.`);
    }
    const value: Calls = { second, count };
    await store.commit([{ collection: "calls", id: user.name, expected: calls?.version ?? 0, value }]);
  });
};

/** The version, then the role: both belong to a function, so they come after routing and before the body. */
export const admit: OwnStage<User, Options> = async ({ params, user, operation }, { store }) => {
  const { apiVersion } = params;
  if (apiVersion !== API_VERSION) {
    throw refusal("10000024", `The version ${JSON.stringify(apiVersion)} came; ${API_VERSION} is the only one.`);
  }
  const role = user === undefined ? undefined : await store.get<Role>("roles", user.role);
  if (operation === undefined || role?.value.functions.includes(operation.id) !== true) {
    throw refusal("10000030", `The role ${user?.role} has no access to ${operation?.id}.`);
  }
};
