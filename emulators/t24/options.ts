import { defineOptions, type OptionsOf } from "../core/options.ts";
import { answerOptions } from "./options/answers.ts";
import { browserOptions } from "./options/browser.ts";
import { overrideOptions } from "./options/overrides.ts";
import { profileOptions } from "./options/profiles.ts";
import { queryOptions } from "./options/queries.ts";
import { recordOptions } from "./options/records.ts";
import { requestOptions } from "./options/requests.ts";

/** The open questions of the fact sheet's section 10 that this emulator decides by a switch. */
export const options = defineOptions({
  ...recordOptions,
  ...overrideOptions,
  ...requestOptions,
  ...queryOptions,
  ...answerOptions,
  ...browserOptions,
  ...profileOptions,
});

export type Options = OptionsOf<typeof options>;
