import { options, type Options } from "../../emulators/cardlytics/options.ts";
import { defaultsOf } from "../../emulators/core/options.ts";

/** Every option at its default. */
export const defaults = defaultsOf(options) as Options;
