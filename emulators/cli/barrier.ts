import type { Client } from "./client.ts";
import { CommandError } from "./command.ts";

/**
 * Does something to several emulators while all of them are held, so that what they hold belongs together: nothing is
 * written anywhere between the first and the last. `undo` comes before they are released, if something fails.
 */
export async function atBarrier<T>(
  clients: readonly Client[],
  work: (client: Client) => Promise<T>,
  undo: (error: unknown) => Promise<void> = () => Promise.resolve(),
): Promise<T[]> {
  try {
    await all(clients, (client) => client.call("PUT", "hold"));
    return await all(clients, work);
  } catch (error) {
    await undo(error);
    throw error;
  } finally {
    await Promise.allSettled(clients.map((client) => client.call("DELETE", "hold")));
  }
}

/**
 * The same for what changes state: if one emulator refuses or fails, the others get back the state that they had, and
 * the error says so; `lost` is a sentence on what cannot be given back.
 */
export async function allOrNone(
  clients: readonly Client[],
  change: (client: Client) => Promise<unknown>,
  lost = "",
): Promise<void> {
  const before = new Map<Client, unknown>();
  let changed = 0;
  const work = async (client: Client): Promise<void> => {
    before.set(client, await client.call("GET", "snapshot"));
    await change(client);
    changed += 1;
  };
  await atBarrier(clients, work, async (error) => {
    // Also where it failed: whoever has not answered may have changed all the same.
    const { given, kept } = await putBack(clients, before);
    if (!(error instanceof CommandError) || before.size === 0) return;
    const nothing = changed === 0 && kept.length === 0;
    const sentences = [told("Put back", given), told("Not put back", kept), changed > 0 ? lost : ""];
    error.message = [error.message, ...(nothing ? ["Nothing has changed."] : sentences)].filter(Boolean).join(" ");
  });
}

/** Gives back states; tells by name who has taken the own one, and who has not. */
async function putBack(
  clients: readonly Client[],
  states: ReadonlyMap<Client, unknown>,
): Promise<{ readonly given: readonly string[]; readonly kept: readonly string[] }> {
  const changed = clients.filter((client) => states.has(client));
  const calls = await Promise.allSettled(changed.map((client) => client.call("PUT", "snapshot", states.get(client))));
  const namesOf = (outcome: "fulfilled" | "rejected"): readonly string[] =>
    changed.filter((_, index) => calls[index]?.status === outcome).map(({ name }) => name);
  return { given: namesOf("fulfilled"), kept: namesOf("rejected") };
}

function told(what: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${what}: ${names.join(", ")}.`;
}

/** Waits for every one of them, then throws what the first that failed has thrown. */
async function all<T>(clients: readonly Client[], work: (client: Client) => Promise<T>): Promise<T[]> {
  const outcomes = await Promise.allSettled(clients.map(work));
  return outcomes.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}
