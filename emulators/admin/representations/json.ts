import type { Representation } from "../../core/emulator.ts";

/** JSON as it is; a control call is sent as `application/json` and nothing else, which no foreign form can do. */
export const json: Representation<object> = {
  writes: ["application/json"],
  reads: ["application/json"],
  syntax: "json",
  format: (resource) => ({ contentType: "application/json", text: JSON.stringify(resource) }),
  parse: (value) => value,
};
