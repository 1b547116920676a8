/** Who has a name. */
export interface Holder {
  readonly customerId: number;
  readonly accountName: string;
  /** In the letters that it was given. */
  readonly name: string;
}

/** All who have one name, in whatever letters and account, stored under `nameKey`: at most a few. */
export interface Holders {
  readonly holders: readonly Holder[];
}

/** How far a name must be unique (section 8). */
export interface Uniqueness {
  readonly nameScope: "account" | "platform";
  readonly nameCase: "ignored" | "exact";
}

/** The id of a name's record: the same for all letters. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** Whether a name is another customer's, in the sense of the options. */
export function isTaken(holders: readonly Holder[], wanted: Holder, { nameScope, nameCase }: Uniqueness): boolean {
  return holders.some(
    ({ customerId, accountName, name }) =>
      customerId !== wanted.customerId &&
      (nameScope === "platform" || accountName === wanted.accountName) &&
      (nameCase === "ignored" || name === wanted.name),
  );
}

/** The record of a name with a holder more, in the place of what that customer held of it before. */
export function withHolder(holders: readonly Holder[], holder: Holder): Holders {
  return { holders: [...withoutHolder(holders, holder.customerId), holder] };
}

/** Those that still hold a name when a customer has given it up. */
export function withoutHolder(holders: readonly Holder[], customerId: number): readonly Holder[] {
  return holders.filter((holder) => holder.customerId !== customerId);
}
