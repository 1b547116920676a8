import type { Representation } from "../../core/emulator.ts";
import { isText } from "./text.ts";

/** JSON as it is, and texts as they are; a control call is sent as `application/json` and nothing else, which no foreign form can do. */
export const json: Representation<object> = {
  writes: ["application/json", "text/plain", "text/html"],
  reads: ["application/json"],
  syntax: "json",
  format: (resource) =>
    isText(resource)
      ? { contentType: resource.contentType, text: resource.text }
      : { contentType: "application/json", text: JSON.stringify(resource) },
  parse: (value) => value,
};
