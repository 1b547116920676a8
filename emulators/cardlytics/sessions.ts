import type { Context } from "../core/emulator.ts";
import { isAlive, sessionLife, type Session, type SessionRequest } from "./domain/session.ts";
import { collections, institution, INSTITUTION, type Institution } from "./seed.ts";
import { formatSessionToken, parseSessionToken } from "./session-token.ts";

/** Who calls: the session whose token came; none where an operation is open to all. */
export type User = Session | undefined;

type World = Pick<Context, "store" | "sandbox" | "now" | "random">;

/** The token of a new session; `institutionId` undefined stands for the world's own institution. */
export async function openSession(
  { scopes, organizationId, sourceCustomerId }: SessionRequest,
  institutionId: string | undefined,
  world: World,
): Promise<string> {
  const own = await institutionOf(world);
  const session: Session = {
    jti: world.random.uuid(),
    scope: scopes,
    institutionId: institutionId ?? own.institutionId,
    organizationId,
    sourceCustomerId,
    ...sessionLife(world.now.getTime()),
  };
  return formatSessionToken(session, keyOf(own, world));
}

/** The session of a token; undefined if it has expired, or was not issued by this world. */
export async function findSession(token: string, world: Omit<World, "random">): Promise<Session | undefined> {
  const session = parseSessionToken(token, keyOf(await institutionOf(world), world));
  return session !== undefined && isAlive(session, world.now.getTime()) ? session : undefined;
}

/** A world that was loaded without the record has the seed's. */
async function institutionOf({ store }: Pick<World, "store">): Promise<Institution> {
  const record = await store.get<Institution>(collections.institutions, INSTITUTION);
  return record?.value ?? institution;
}

/** Another sandbox is another world: its sessions are worth nothing here. */
function keyOf({ signingKey }: Institution, { sandbox }: Pick<World, "sandbox">): string {
  return `${signingKey}/${sandbox}`;
}
