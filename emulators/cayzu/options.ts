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
