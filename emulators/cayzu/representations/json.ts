import type { Formatted, Representation } from "../../core/emulator.ts";
import type { Binding } from "../domain/binding.ts";
import { bindJson } from "./json-binder.ts";
import { mayRepeatMembers } from "./json-members.ts";
import { parseJsonText } from "./json-text.ts";
import type { Resource } from "./resource.ts";

const TYPES = ["application/json", "text/json"] as const;

/** Web API's JSON formatter: Json.NET with its defaults, members as declared, nulls written. */
export const json: Representation<Resource> = {
  writes: TYPES,
  reads: TYPES,
  syntax: "json",
  format: formatJson,
  parse: bindAsWritten,
  parseLoosely: parseJsonText,
};

/** Numbers that JSON.parse would write otherwise: with a point or an exponent, minus zero, of more digits than it keeps. */
const MAY_LOSE_SPELLING = /[:[,]\s*-?(?:\d+[.eE]|\d{16}|(?<=-)0)/;

/**
 * A number given for a text is kept as it is written, and one for an integer must be written as one; of a member that
 * comes twice, both count. JSON.parse keeps neither.
 */
function bindAsWritten(document: unknown, text = ""): Binding {
  const loses = MAY_LOSE_SPELLING.test(text) || mayRepeatMembers(document, text);
  return bindJson(loses ? parseJsonText(text) : document);
}

/** A resource as JSON, on one line; the member order is the one in which the domain makes it (C1). */
function formatJson({ value }: Resource, mediaType: string): Formatted {
  // Json.NET escapes these three line ends in texts, which JSON.stringify leaves (W3 `JavaScriptUtils`).
  const text = JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, (end) => {
    return `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return { contentType: `${mediaType}; charset=utf-8`, text };
}
