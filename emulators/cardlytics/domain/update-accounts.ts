import { updateAccount, type AccountUpdate } from "./account.ts";
import { bodyReader } from "./body.ts";
import { accountIn, emptyDraft, holdersOf, putAccount, type Draft, type Known, type Wanted } from "./records.ts";
import { assertNone } from "./rule.ts";
import { ruleText } from "./schema.ts";

/** Reads the body of both ways to update accounts. K3. */
export const accountsUpdateBody = bodyReader<{ readonly accounts: readonly AccountUpdate[] }>("accounts-update.json");

/** The records that may have to change; `sourceCustomerId` is the path's, where it names one. */
export function wantedAccounts(batch: readonly AccountUpdate[], sourceCustomerId?: string): Wanted {
  return {
    customers: [...(sourceCustomerId === undefined ? [] : [sourceCustomerId]), ...holdersOf(batch)],
    accounts: batch.map(({ sourceAccountId }) => sourceAccountId),
  };
}

/** Throws `invalid` unless the customer of the path is among the holders of each account. 5.4. */
export function assertHeldBy(sourceCustomerId: string, batch: readonly AccountUpdate[]): void {
  assertNone(
    batch.flatMap(({ sourceCustomerIds }, index) =>
      sourceCustomerIds.includes(sourceCustomerId) ? [] : [`accounts[${index}].sourceCustomerIds: ${OF_PATH}`],
    ),
  );
}

/** Changes accounts, all or none; throws `invalid` if there is no such account and none may be created. K3. */
export function updateAccounts(
  batch: readonly AccountUpdate[],
  known: Known,
  { unknownOnPut }: { readonly unknownOnPut: "refuse" | "upsert" },
): Draft {
  const draft = emptyDraft();
  const mistakes = batch.flatMap((update, index) => {
    const before = accountIn(update.sourceAccountId, known, draft);
    if (before === undefined && unknownOnPut === "refuse") return [`accounts[${index}].sourceAccountId: ${UNKNOWN}`];
    putAccount(updateAccount(before, update), known, draft);
    return [];
  });
  assertNone(mistakes);
  return draft;
}

const UNKNOWN = ruleText("account-update.json", "sourceAccountId", "unknown");
const OF_PATH = ruleText("account-update.json", "sourceCustomerIds", "ofPath");
