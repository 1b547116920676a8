import type { Store } from "../core/store/store.ts";
import type { AccountGroup, CustomerGroup, User } from "./domain/account.ts";
import type { Customer } from "./domain/customer.ts";

/** Whether a user sees an account: the user's own, or one of the user's account group (D1). */
export async function seesAccount(user: User, accountName: string, store: Store): Promise<boolean> {
  if (accountName === user.account) return true;
  if (user.accountGroup === undefined) return false;
  const group = await store.get<AccountGroup>("account-groups", user.accountGroup);
  return group !== undefined && Object.hasOwn(group.value.accounts, accountName);
}

/** Whether a user sees a customer: one of the user's customer group if there is one, else of an account seen (D2). */
export async function seesCustomer(user: User, customer: Customer, store: Store): Promise<boolean> {
  if (user.customerGroup === undefined) return seesAccount(user, customer.accountName, store);
  const group = await store.get<CustomerGroup>("customer-groups", user.customerGroup);
  return group !== undefined && Object.hasOwn(group.value.customers, String(customer.customerId));
}
