import { defineOptions, type OptionsOf } from "../core/options.ts";

/** What the vendor's pages leave open, as switches; numbers are sections of the fact sheet. */
export const options = defineOptions({
  token: {
    default: "cayzu-sandbox-token",
    description: "The account's API token; setting it rotates it, and the old one is refused from then on.",
    reason: "An administrator generates the token, and a new one invalidates the old one.",
    source: "section 2, C3, C4, C5",
    grade: "documented",
  },
  planEntitled: {
    default: true,
    description: "Whether the account's plan includes the API; if not, every call with a good token is refused as 403.",
    reason: "API use needs a paid plan; what an account without one is answered is not known.",
    source: "section 2, C5",
    grade: "assumed",
  },
  authenticationOrder: {
    default: "afterRouting",
    values: ["afterRouting", "beforeRouting"],
    description:
      "Whether the token is looked at after the route (404 and 405 without a token) or before it (401 first).",
    reason: "Authorization filters of Web API run after action selection; a message handler would run before.",
    source: "section 2, W1",
    grade: "derived",
  },
  nullBody: {
    default: "guarded",
    values: ["guarded", "unguarded"],
    description:
      "What the action does with a body that does not bind: guarded answers 400 with ModelState; unguarded keeps " +
      ".NET's defaults for single members and answers 500 where nothing could be bound.",
    reason: "Web API leaves this to the action; checking ModelState first is the usual way.",
    source: "section 3, W1",
    grade: "assumed",
  },
  companyNameRequired: {
    default: true,
    description: "Whether a customer without a company_name, or with a blank one, is refused with is_valid false.",
    reason: "The help page shows no annotations; a customer without a name makes no sense in the product.",
    source: "section 3, section 8",
    grade: "assumed",
  },
  companyNameUnique: {
    default: false,
    description:
      "Whether a company_name that another customer has, without regard to case, is refused with is_valid false.",
    reason: "No such rule is documented.",
    source: "section 3, section 8",
    grade: "assumed",
  },
  customFieldNameRequired: {
    default: false,
    description: "Whether a custom field without a Name, or with a blank one, is refused with is_valid false.",
    reason: "Which names, types and values are valid is not documented, so all are taken, in their order.",
    source: "section 8",
    grade: "assumed",
  },
  customFieldTypes: {
    default: "",
    description:
      "Which Types a custom field may have, set apart by commas, and blanks if need be; one of another Type is refused with is_valid false. " +
      "Empty: any, or none.",
    reason: "The help page's sample has a word for a Type, and no page lists any.",
    source: "section 1.3, section 8",
    grade: "assumed",
  },
  textLimit: {
    default: 0,
    minimum: 0,
    maximum: 1_048_576,
    integer: true,
    description:
      "How many characters a text of the customer may have before it is refused with is_valid false; 0: any.",
    reason: "The help page shows no lengths.",
    source: "section 1.3, section 8",
    grade: "assumed",
  },
  clientId: {
    default: "ignored",
    values: ["ignored", "refused"],
    description: "What becomes of an id that a client sends with a creation: ignored, or refused with is_valid false.",
    reason: "The help page's own sample sends one, and its answer assigns one.",
    source: "section 1.3, section 5.4",
    grade: "assumed",
  },
  errorItems: {
    default: "fieldAndMessage",
    values: ["fieldAndMessage", "message"],
    description: "What an item of errors holds: field and message, or the message alone.",
    reason: "Items are of a data contract's type, whose members no page shows; two are what a client can use best.",
    source: "section 1.4, section 8",
    grade: "assumed",
  },
  unauthorizedBody: {
    default: "message",
    values: ["message", "empty"],
    description: "Whether the 401 for a missing or wrong token carries Web API's stock message or no body.",
    reason: "AuthorizeAttribute answers so; a message handler of the vendor's own might answer by the status alone.",
    source: "section 2, section 8, W1",
    grade: "assumed",
  },
  customerMembers: {
    default: "create",
    values: ["create", "base"],
    description:
      "As what a customer is read: as customer_create with all its members, or as the class that customer_create " +
      "derives from, which has no alternate_domains.",
    reason: "The only documented contract with a company's name and custom fields, which C3 says the answer carries.",
    source: "section 1.3, section 8, C3",
    grade: "assumed",
  },
  idRoute: {
    default: true,
    description:
      "Whether /api/Customer/{id} leads to a customer; if not, the number is read as an action's name, and is 404.",
    reason: "C1 and C2 show one route with and one without an action; which of them comes first is not known.",
    source: "section 1.2",
    grade: "derived",
  },
  extensions: {
    default: false,
    description: "Whether customers can be listed, updated and deleted, which no page of the vendor's shows.",
    reason: "A test that passes on an invented call is worse than a 405.",
    source: "section 1.2, section 8",
    grade: "assumed",
  },
  versionHeaders: {
    default: false,
    description: "Whether answers carry the headers by which IIS and ASP.NET name themselves.",
    reason: "The framework's hosts send them unless told not to; their versions here are not known.",
    source: "section 4",
    grade: "assumed",
  },
  unknownCustomer: {
    default: "message",
    values: ["message", "empty"],
    description: "Whether the 404 for an id that no customer has carries an error message or no body.",
    reason: "Both are usual in Web API: CreateErrorResponse with a message, HttpResponseException without.",
    source: "section 8",
    grade: "assumed",
  },
});

export type Options = OptionsOf<typeof options>;
