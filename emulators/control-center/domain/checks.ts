import { fromContract, textsOf, type Check } from "./check.ts";
import { describeAt } from "./describe.ts";
import type { Switches } from "./keywords.ts";
import { isObject, type Proposal } from "./proposal.ts";
import { refusal } from "./refusal.ts";

/** Refuses a proposed customer by the first check of the table that it fails (section 3.4: first mistake only). */
export function check(proposal: Proposal, options: Switches): void {
  for (const { times, checks } of ROUNDS) {
    const rounds = times(proposal);
    for (let index = 0; index < rounds; index += 1) {
      const failed = checks.find(({ fails }) => fails(proposal, options, index));
      if (failed !== undefined) throw refuse(failed, proposal, index);
    }
  }
}

/** Checks that are made together: once, or once for each thing of a kind that was sent. */
interface Round {
  readonly times: (proposal: Proposal) => number;
  readonly checks: readonly Check[];
}

const once = (...checks: readonly Check[]): Round => ({ times: () => 1, checks });
const eachContact = (...checks: readonly Check[]): Round => ({ times: ({ contacts }) => contacts.length, checks });

/** Every check, in the order in which they are made (section 3.4). */
const ROUNDS: readonly Round[] = [
  once(
    fromContract("", "type"),
    fromContract("shipToBillAddress", "type"),
    fromContract("contacts", "type"),
    fromContract("billingAddress", "type"),
    fromContract("shippingAddress", "type"),
  ),
  eachContact(fromContract("contacts[]", "type")),
  once(
    fromContract("", "additionalProperties"),
    fromContract("billingAddress", "additionalProperties"),
    fromContract("shippingAddress", "additionalProperties"),
  ),
  eachContact(fromContract("contacts[]", "additionalProperties")),
  once(
    fromContract("name", "required", "minLength", "pattern"),
    fromContract("name", "type", "maxLength"),
    {
      // Section 5.5: only the interactive documentation forbids these two.
      ...fromContract("name", "maxLength"),
      demand: "without `*` and `,`, with the option `strictNamePattern`",
      fails: ({ members: { name } }, { strictNamePattern }) =>
        strictNamePattern === true && typeof name === "string" && /[*,]/.test(name),
    },
    fromContract("accountName", "required", "minLength", "pattern"),
    fromContract("accountName", "type", "maxLength"), // Section 5.4: bad syntax is 1000000x, a failed look-up 2000000x.
    {
      field: "accountName",
      code: "10000062",
      demand: "an account that the caller sees, with the option `hiddenAccountCode`",
      fails: ({ account, isAccountSeen }, { hiddenAccountCode }) =>
        hiddenAccountCode === "10000062" && account !== undefined && !isAccountSeen,
    },
    {
      field: "accountName",
      code: "20000003",
      demand: "an account that exists and that the caller sees",
      fails: ({ account, isAccountSeen }) => account === undefined || !isAccountSeen,
    },
    {
      field: "accountName",
      code: "10000603",
      demand: "an account that is not being erased",
      fails: ({ account }) => account?.erasing === true,
    },
    fromContract("securityQuestion", "dependentSchemas"),
    fromContract("securityAnswer", "dependentSchemas"),
    fromContract("securityQuestion", "type", "minLength", "maxLength"),
    fromContract("securityAnswer", "type", "maxLength"),
    fromContract("contacts", "maxItems"),
  ),
  eachContact(...textsOf("contacts[]")),
  { times: ({ billing }) => (billing === undefined ? 0 : 1), checks: textsOf("billingAddress") },
  { times: ({ shipping }) => (shipping === undefined ? 0 : 1), checks: textsOf("shippingAddress") },
  once(
    {
      field: "shippingAddress",
      code: "10000011", // Section 5.3: called required, yet without a code of its own.
      demand: "given unless `shipToBillAddress` is true, with the option `shippingRequired`",
      fails: ({ members }, { shippingRequired }) =>
        shippingRequired === true && members["shipToBillAddress"] !== true && !isObject(members["shippingAddress"]),
    },
    {
      field: "name",
      code: "10000602",
      demand: "no other customer's",
      fails: ({ isNameTaken }) => isNameTaken,
    },
  ),
];

/** The table, as documented. */
export const CHECKS: readonly Check[] = ROUNDS.flatMap(({ checks }) => checks);

function refuse({ field, code, demand }: Check, { body }: Proposal, index: number): Error {
  const place = field.replace("[]", `[${index}]`);
  return refusal(code, `${place || "The body"}: ${describeAt(body, place)} came; wanted: ${demand}.`);
}
