/** By which door a user may come in (G2 has the words). */
export type AccessType = "API" | "UI" | "API_UI";

/** A user of the platform, stored by name. Whoever is in a customer group sees that group only (section 1.3). */
export interface User {
  readonly name: string;
  readonly apiKey: string;
  readonly accessType: AccessType;
  /** The name of a role. */
  readonly role: string;
  /** The name of the user's own account. */
  readonly account: string;
  /** The name of the account group whose accounts the user sees besides. */
  readonly accountGroup?: string;
  /** The name of the customer group to which the user is confined. */
  readonly customerGroup?: string;
}

/** What a role may call, stored by its name: operation ids of the contract. */
export interface Role {
  readonly functions: readonly string[];
}

/** An account, stored by its name. */
export interface Account {
  readonly accountId: number;
  readonly name: string;
  /** Whether its users may use the API at all (10000079). */
  readonly apiAccess: boolean;
  /** Whether an erasure request is in progress for it (10000603). */
  readonly erasing: boolean;
}

/** The accounts of a group by their names, stored by the group's name. */
export interface AccountGroup {
  readonly accounts: Readonly<Record<string, true>>;
}

/** The customers of a group by their ids, stored by the group's name. */
export interface CustomerGroup {
  readonly customers: Readonly<Record<string, true>>;
}
