import { CONSTRAINTS, constraintsOn } from "./contract.ts";
import { toKeyword, type Breach, type Switches } from "./keywords.ts";
import { membersOf, type Members, type Proposal } from "./proposal.ts";
import { toRefusalCode, type RefusalCode } from "./refusal.ts";

/** One check of a proposed customer: where, which code refuses it, what it demands, and when it fails. */
export interface Check {
  /** A path such as `contacts[].name`; nothing for the body as a whole. */
  readonly field: string;
  readonly code: RefusalCode;
  /** In words, for the documentation and the journal. */
  readonly demand: string;
  /** `index` says which contact. */
  readonly fails: (proposal: Proposal, options: Switches, index: number) => boolean;
}

/** The check of some keywords of the published schema: its code, what is demanded and how much are all from there. */
export function fromContract(field: string, ...keywords: readonly string[]): Check {
  const constraints = constraintsOn(field, keywords);
  const made = constraints.map(toKeyword);
  return {
    field,
    code: toRefusalCode(constraints[0].error),
    demand: made.map(({ demand }) => demand).join(", "),
    fails: failsBy(
      field,
      made.map(({ breach }) => breach),
    ),
  };
}

/** The checks of the texts of a contact or an address, in the schema's order. */
export function textsOf(owner: Exclude<Owner, "">): readonly Check[] {
  const fields = CONSTRAINTS.map(({ field }) => field).filter((field) => field.startsWith(`${owner}.`));
  return [...new Set(fields)].map((field) => fromContract(field, "type", "maxLength"));
}

function failsBy(field: string, breaches: readonly Breach[]): Check["fails"] {
  const valueOf = readerOf(field);
  const ownerOf = OWNERS[toOwner(field.slice(0, Math.max(0, field.lastIndexOf("."))))];
  return (proposal, options, index) => {
    const owner = ownerOf(proposal, index);
    const value = valueOf(proposal, index, owner);
    for (const breach of breaches) if (breach(value, options, owner)) return true;
    return false;
  };
}

function readerOf(field: string): (proposal: Proposal, index: number, owner: Members) => unknown {
  // No body at all is as empty as null.
  if (field === "") return ({ body }) => body ?? null;
  if (field === "contacts[]") return ({ contacts }, index) => contacts[index];
  const member = field.slice(field.lastIndexOf(".") + 1);
  return (_proposal, _index, owner) => owner[member];
}

/** How each object of a body is got; one that was not sent has no members. */
const OWNERS = {
  "": ({ members }: Proposal): Members => members,
  "contacts[]": ({ contacts }: Proposal, index: number): Members => membersOf(contacts[index]),
  billingAddress: ({ billing }: Proposal): Members => billing ?? NO_MEMBERS,
  shippingAddress: ({ shipping }: Proposal): Members => shipping ?? NO_MEMBERS,
} as const;
type Owner = keyof typeof OWNERS;

const NO_MEMBERS: Members = {};

function toOwner(path: string): Owner {
  if (path === "" || path === "contacts[]" || path === "billingAddress" || path === "shippingAddress") return path;
  throw new Error(`No part of a customer is called ${path}.`);
}
