/** A user of the platform, as stored by user name. */
export interface UserRecord {
  readonly apiKey: string;
  /** The name of a role record. */
  readonly role: string;
  /** The names of the accounts that the user sees: one, or those of an account group. */
  readonly accounts: readonly string[];
}

/** Who calls: a user whose API key was right. */
export interface User {
  readonly name: string;
  readonly role: string;
  readonly accounts: readonly string[];
}

/** What a role may call, as stored by its name: operation ids of the contract. */
export interface Role {
  readonly functions: readonly string[];
}

/** An account, as stored by its name. */
export interface Account {
  readonly accountId: number;
  readonly name: string;
  /** Whether an erasure request is in progress for it (10000603). */
  readonly erasing: boolean;
}

/** Whether a user sees the account of that name, and the customers in it (D2: visibility). */
export function sees({ accounts }: User, accountName: string): boolean {
  return accounts.includes(accountName);
}
