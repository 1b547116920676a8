import type { Context, Headers } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import type { ClientCredentials } from "./domain/client-session.ts";
import { isAlive, sessionLife, type Session, type SessionRequest } from "./domain/session.ts";
import { collections, institution, INSTITUTION, type Institution } from "./seed.ts";
import { formatSessionToken, parseSessionToken } from "./session-token.ts";

/** Who calls: the session whose token came; none where an operation is open to all. */
export type User = Session | undefined;

/** The session of who calls; throws `unauthenticated` where none came. */
export function sessionOf(user: User): Session {
  if (user !== undefined) return user;
  throw new DomainError("unauthenticated", "The operation needs a session.");
}

type World = Pick<Context, "store" | "sandbox" | "now" | "random">;

/** The token of a new session of generation A; the header may name another institution than the world's own. K11. */
export async function openSession(asked: SessionRequest, headers: Headers, world: World): Promise<string> {
  const own = await institutionOf(world);
  const { scopes: scope, organizationId, sourceCustomerId } = asked;
  return issue({ scope, organizationId, sourceCustomerId, ...sessionLife(world.now.getTime(), "A") }, headers, {
    own,
    world,
  });
}

/** The token of a new session of generation B; throws `bad-credentials`. A session of nobody has no scope. K12. */
export async function openClientSession(
  { clientId, secret }: ClientCredentials,
  sourceCustomerId: string | null,
  { headers, world }: { readonly headers: Headers; readonly world: World },
): Promise<string> {
  const own = await institutionOf(world);
  if (clientId !== own.clientId || secret !== own.secret) {
    throw new DomainError("bad-credentials", "The clientId or the secret is not that of the institution.");
  }
  const scope: Session["scope"] = sourceCustomerId === null ? [] : ["api:customer"];
  return issue({ scope, organizationId: null, sourceCustomerId, ...sessionLife(world.now.getTime(), "B") }, headers, {
    own,
    world,
  });
}

/** The session of a token; undefined if it has expired, or was not issued by this world. */
export async function findSession(token: string, world: Omit<World, "random">): Promise<Session | undefined> {
  const session = parseSessionToken(token, keyOf(await institutionOf(world), world));
  return session !== undefined && isAlive(session, world.now.getTime()) ? session : undefined;
}

function issue(
  session: Omit<Session, "jti" | "institutionId">,
  headers: Headers,
  { own, world }: { readonly own: Institution; readonly world: World },
): string {
  const named = headers["x-cdlx-institution-id"];
  const institutionId = named === undefined || named === "" ? own.institutionId : named;
  return formatSessionToken({ jti: world.random.uuid(), institutionId, ...session }, keyOf(own, world));
}

/** What a world that was loaded without is taken to have: the seed's. */
async function institutionOf({ store }: Pick<World, "store">): Promise<Institution> {
  const record = await store.get<Institution>(collections.institutions, INSTITUTION);
  if (record === undefined) return institution;
  const known = wholes.get(record.value);
  if (known !== undefined) return known;
  const whole = { ...institution, ...record.value };
  wholes.set(record.value, whole);
  return whole;
}

/** By the record, which is frozen in the store. */
const wholes = new WeakMap<object, Institution>();

/** Another sandbox is another world: its sessions are worth nothing here. */
function keyOf(own: Institution, { sandbox }: Pick<World, "sandbox">): string {
  const known = keys.get(own);
  if (known?.sandbox === sandbox) return known.key;
  const key = `${own.signingKey}/${sandbox}`;
  keys.set(own, { sandbox, key });
  return key;
}

/** What was last made of an institution's key. */
const keys = new WeakMap<Institution, { readonly sandbox: string; readonly key: string }>();
