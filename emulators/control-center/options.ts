import { defineOptions, type OptionsOf } from "../core/options.ts";

/** What Cisco's pages leave open, or say in two ways. */
export const options = defineOptions({
  mobileMax: {
    default: 40,
    values: [40, 25],
    description: "How many characters a contact's mobile may have before 10000592 refuses it.",
    reason: "The page's table says 25; the error text, which the running validator prints, says 0 - 40.",
    source: "5.1",
    grade: "documented",
  },
  countryMax: {
    default: 100,
    values: [100, 150],
    description: "How many characters a country may have before 10000598 refuses it.",
    reason: "The page's table says 150; the error text and the interactive documentation say 100.",
    source: "5.2",
    grade: "documented",
  },
  shippingRequired: {
    default: false,
    description: "Whether a customer without shippingAddress is refused (10000011) unless shipToBillAddress is true.",
    reason: "Called optional and required on one page; no code exists for it, and clients create customers without.",
    source: "5.3",
    grade: "assumed",
  },
  accountNameMax: {
    default: 100,
    description: "How many characters an accountName may have before it is bad syntax (10000004) rather than unknown.",
    reason: "10000004 is documented for Create Customer, but not what earns it; no page gives a limit.",
    source: "5.4",
    grade: "assumed",
  },
  strictNamePattern: {
    default: false,
    description: "Whether a name with * or , is refused (10000582).",
    reason: "The page allows special characters; only the interactive documentation's pattern leaves these two out.",
    source: "5.5",
    grade: "documented",
  },
  unknownCustomerCode: {
    default: "20000004",
    values: ["20000004", "1400101"],
    description: "The code of a customer id that does not exist, or that the caller does not see.",
    reason: "No page names one; 20000004 is the gap among the failed look-ups, 1400101 is the users functions' own.",
    source: "8",
    grade: "assumed",
  },
  rateLimit: {
    default: false,
    description: "Whether a user's sixth call within one second is refused (429, 40000029).",
    reason: "Five calls a second are documented, but a test suite is faster; how the second is measured is unknown.",
    source: "3.2",
    grade: "assumed",
  },
});

export type Options = OptionsOf<typeof options>;
