import { defineOptions, type OptionsOf } from "../core/options.ts";
import { accessOptions } from "./options/access.ts";
import { answerOptions } from "./options/answers.ts";
import { checkOptions } from "./options/checks.ts";

/** What Cisco's pages leave open, or say in two ways. */
export const options = defineOptions({ ...checkOptions, ...accessOptions, ...answerOptions });

/** The options in force in one sandbox. */
export type Options = OptionsOf<typeof options>;
