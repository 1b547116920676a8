import type { Formatted, Representation } from "../../core/emulator.ts";
import { bindJson } from "./json-binder.ts";
import type { Resource } from "./resource.ts";

const TYPES = ["application/json", "text/json"] as const;

/** Web API's JSON formatter: Json.NET with its defaults, members as declared, nulls written. */
export const json: Representation<Resource> = {
  writes: TYPES,
  reads: TYPES,
  syntax: "json",
  format: formatJson,
  parse: bindJson,
};

/** A resource as JSON, on one line; the member order is the one in which the domain makes it (C1). */
function formatJson({ value }: Resource, mediaType: string): Formatted {
  // Json.NET escapes these three line ends in texts, which JSON.stringify leaves (W3 `JavaScriptUtils`).
  const text = JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, (end) => {
    return `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return { contentType: `${mediaType}; charset=utf-8`, text };
}
