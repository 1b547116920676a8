import type { OwnStage, Protocol } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import { parseAccept, parseBasic } from "../core/http/protocol.ts";
import type { Account, Role, User } from "./domain/account.ts";
import { refusal } from "./domain/refusal.ts";
import type { Options } from "./options.ts";
import type { Resource } from "./representations/json.ts";

const API_VERSION = "1";

/** Basic credentials, user name and API key, to a user; two different refusals (P1, both seen live). */
export const authenticate: Protocol<Resource, User, Options>["authenticate"] = async ({ headers }, context) => {
  const credentials = parseBasic(headers);
  if (credentials === undefined && !/^basic( |$)/i.test(headers["authorization"] ?? "")) {
    throw new DomainError(
      "unauthenticated",
      "No Basic credentials came; send Authorization: Basic base64(user:apiKey).",
    );
  }
  const known = credentials && (await context.store.get<User>("users", credentials.user));
  if (known === undefined || known.value.apiKey !== credentials?.password) {
    throw refusal("10000001", "The Basic credentials are not a known user name, a colon and that user's API key.");
  }
  const user = known.value;
  if (user.accessType === "UI") {
    throw refusal(context.options.consoleUserCode, `${user.name} may use the console only: access type UI.`);
  }
  return user;
};

/** The version, the account's access, then the role: all belong to a function, so after routing and before the body. */
export const admit: OwnStage<User, Options> = async ({ params, user, operation }, { store, options }) => {
  const { apiVersion } = params;
  if (apiVersion !== API_VERSION) {
    throw refusal("10000024", `The version ${JSON.stringify(apiVersion)} came; ${API_VERSION} is the only one.`);
  }
  if (user === undefined || operation === undefined) return;
  const account = await store.get<Account>("accounts", user.account);
  if (account?.value.apiAccess !== true) {
    throw refusal("10000079", `The account ${user.account} of ${user.name} has no access to the API.`);
  }
  const role = await store.get<Role>("roles", user.role);
  if (role?.value.functions.includes(operation.id) !== true) {
    throw refusal(options.roleRefusalCode, `The role ${user.role} has no access to ${operation.id}.`);
  }
};

/** Where options ask for it, refuses what is answered, or read, in JSON all the same otherwise (section 4). */
export const assertMediaTypes: OwnStage<User, Options> = ({ headers, method }, { options }) => {
  if (options.strictAccept && !acceptsJson(headers["accept"])) {
    throw new DomainError("not-acceptable", `Accept ${JSON.stringify(headers["accept"])} leaves out application/json.`);
  }
  const writes = method === "POST" || method === "PUT";
  if (options.contentTypeRequired && writes && headers["content-type"] === undefined) {
    throw new DomainError("unsupported-media-type", "No Content-Type came; application/json was expected.");
  }
};

/** The closest range counts (RFC 9110, section 12.5.1). */
function acceptsJson(accept = ""): boolean {
  if (accept.trim() === "") return true;
  const ranges = parseAccept(accept);
  const [closest] = ["application/json", "application/*", "*/*"].flatMap((range) =>
    ranges.filter(({ type }) => type === range),
  );
  return closest !== undefined && closest.q > 0;
}
