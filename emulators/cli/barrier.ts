import type { Client } from "./client.ts";

/**
 * Does something to several emulators while all of them are held, so that what they hold belongs together: nothing is
 * written anywhere between the first and the last.
 */
export async function atBarrier<T>(clients: readonly Client[], work: (client: Client) => Promise<T>): Promise<T[]> {
  try {
    await all(clients, (client) => client.call("PUT", "hold"));
    return await all(clients, work);
  } finally {
    await Promise.allSettled(clients.map((client) => client.call("DELETE", "hold")));
  }
}

/** The same for what changes state: if one emulator refuses, the others get back what they held. */
export async function allOrNone(
  clients: readonly Client[],
  change: (client: Client) => Promise<unknown>,
): Promise<void> {
  const before = new Map<Client, unknown>();
  try {
    await atBarrier(clients, async (client) => {
      before.set(client, await client.call("GET", "snapshot"));
      await change(client);
    });
  } catch (error) {
    await Promise.allSettled([...before].map(([client, state]) => client.call("PUT", "snapshot", state)));
    throw error;
  }
}

/** Waits for every one of them, then throws what the first that failed has thrown. */
async function all<T>(clients: readonly Client[], work: (client: Client) => Promise<T>): Promise<T[]> {
  const outcomes = await Promise.allSettled(clients.map(work));
  return outcomes.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}
