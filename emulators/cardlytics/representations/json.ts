import type { Representation } from "../../core/emulator.ts";
import type { Resource } from "./resource.ts";

const MEDIA_TYPE = "application/json";

/** JSON, the only language that Cardlytics speaks. Section 4; no charset, as Spring writes it. */
export const json: Representation<Resource> = {
  writes: [MEDIA_TYPE],
  reads: [MEDIA_TYPE],
  syntax: "json",
  format: (resource) => ({ contentType: MEDIA_TYPE, text: JSON.stringify(resource) }),
  parse: (document) => document,
};
