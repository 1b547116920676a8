import type { Context } from "../core/emulator.ts";
import { assertKnown, notificationId, type Transaction } from "./domain/transaction.ts";
import type { Options } from "./options.ts";
import { untilUndisturbed } from "./races.ts";
import { findKnown } from "./records.ts";
import { collections } from "./seed.ts";

/** Stores notifications, all or nothing; one that comes again replaces the old one. K5. */
export async function storeTransactions(batch: readonly Transaction[], world: Context<Options>): Promise<void> {
  if (world.options.unknownInTransactions === "reject") {
    const wanted = {
      customers: batch.map(({ sourceCustomerId }) => sourceCustomerId),
      accounts: batch.map(({ sourceAccountId }) => sourceAccountId),
    };
    assertKnown(batch, await findKnown(wanted, world));
  }
  await untilUndisturbed(async () => {
    const changes = batch.map(async (value) => {
      const place = { collection: collections.transactions, id: notificationId(value) };
      const before = await world.store.get(place.collection, place.id);
      return { ...place, expected: before?.version ?? 0, value };
    });
    await world.store.commit(await Promise.all(changes));
  });
}
