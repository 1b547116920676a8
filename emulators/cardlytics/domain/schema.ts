import accountUpdate from "../../../schemas/cardlytics/account-update.json" with { type: "json" };
import account from "../../../schemas/cardlytics/account.json" with { type: "json" };
import accountsUpdate from "../../../schemas/cardlytics/accounts-update.json" with { type: "json" };
import cardUpdate from "../../../schemas/cardlytics/card-update.json" with { type: "json" };
import card from "../../../schemas/cardlytics/card.json" with { type: "json" };
import cardsUpdate from "../../../schemas/cardlytics/cards-update.json" with { type: "json" };
import clientCredentials from "../../../schemas/cardlytics/client-credentials.json" with { type: "json" };
import customerUpdate from "../../../schemas/cardlytics/customer-update.json" with { type: "json" };
import customer from "../../../schemas/cardlytics/customer.json" with { type: "json" };
import customersUpdate from "../../../schemas/cardlytics/customers-update.json" with { type: "json" };
import customers from "../../../schemas/cardlytics/customers.json" with { type: "json" };
import dateTime from "../../../schemas/cardlytics/date-time.json" with { type: "json" };
import id from "../../../schemas/cardlytics/id.json" with { type: "json" };
import sessionRequest from "../../../schemas/cardlytics/session-request.json" with { type: "json" };
import transaction from "../../../schemas/cardlytics/transaction.json" with { type: "json" };
import transactions from "../../../schemas/cardlytics/transactions.json" with { type: "json" };
import { errorFor, follow, type Annotated, type Errors } from "../../core/contract/annotations.ts";

/** The contract's JSON Schema, as far as the binder and the validator read it. */
export interface Schema extends Annotated {
  readonly $ref?: string | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly (string | number | null)[] | undefined;
  readonly pattern?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly format?: string | undefined;
  readonly items?: Schema | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly default?: unknown;
  /** What the vendor says of the rules that no keyword can state, by the rule's name. */
  readonly "x-rules"?: Errors | undefined;
  /** What is asked besides where an option is on. */
  readonly "x-when"?: (Schema & { readonly option: string }) | undefined;
  /** What the vendor's binder makes of the value where that is no matter of the JSON type. */
  readonly "x-binds"?: string | undefined;
  /** The members in which no two items may all agree. */
  readonly "x-distinct"?: readonly string[] | undefined;
  /** The option that says how many items there may be; 0: any number. */
  readonly "x-limit"?: string | undefined;
}

const documents = {
  "account-update.json": accountUpdate,
  "account.json": account,
  "accounts-update.json": accountsUpdate,
  "card-update.json": cardUpdate,
  "card.json": card,
  "cards-update.json": cardsUpdate,
  "client-credentials.json": clientCredentials,
  "customer-update.json": customerUpdate,
  "customer.json": customer,
  "customers-update.json": customersUpdate,
  "customers.json": customers,
  "date-time.json": dateTime,
  "id.json": id,
  "session-request.json": sessionRequest,
  "transaction.json": transaction,
  "transactions.json": transactions,
} as const satisfies Readonly<Record<string, Schema>>;

/** The files of `schemas/cardlytics` that say what a request's body may hold. */
export type SchemaFile = keyof typeof documents;

/** What `x-error` says of a shape or a word that the binder cannot take; anything else is the validator's text. K10. */
export const UNREADABLE = "HttpMessageNotReadable";

/** The schema of a file. */
export function schemaOf(file: SchemaFile): Schema {
  return documents[file];
}

/** A schema with its reference followed, also one beside null; what stands beside the reference is added. */
export function resolve(schema: Schema): Schema {
  return follow(schema, (ref) => schemaOf(fileOf(ref)));
}

/** The vendor's text for a required member that is missing; throws Error if the contract has none. */
export function missingText(file: SchemaFile, member: string): string {
  return errorFor(memberOf(file, member), "required");
}

/** The vendor's text for a member that breaks a rule which no keyword can state; throws Error if the contract has none. */
export function ruleText(file: SchemaFile, member: string, rule: string): string {
  const text = memberOf(file, member)["x-rules"]?.[rule];
  if (text === undefined) throw new Error(`schemas/cardlytics/${file} has no x-rules for ${rule} of ${member}.`);
  return text;
}

function memberOf(file: SchemaFile, member: string): Schema {
  return resolve(schemaOf(file).properties?.[member] ?? {});
}

function fileOf(ref: string): SchemaFile {
  if (Object.hasOwn(documents, ref)) return ref as SchemaFile;
  throw new Error(`schemas/cardlytics/${ref} is not among the schemas of requests.`);
}
