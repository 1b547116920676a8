import type { Formatted, Representation } from "../../core/emulator.ts";
import { escapeAttribute, escapeText } from "../../core/xml-text.ts";
import { formatEdmx } from "./edmx.ts";
import { resourceJson } from "./hal.ts";
import type { Json } from "./hal-properties.ts";
import { readResource } from "./hal-reader.ts";
import { asList, asObject } from "./json-view.ts";
import type { Resource } from "./resource.ts";

/**
 * What a browser gets: the resource's links and properties as HAL has them, for the eye (fact sheet, 5.7). It is XML too,
 * and without a document type declaration, so that it can be held against its XSD.
 */
export const html: Representation<Resource> = {
  writes: ["text/html", "application/xhtml+xml"],
  reads: [],
  syntax: "json",
  format,
  parse: readResource,
};

function format(resource: Resource, mediaType: string): Formatted {
  if (resource.kind === "edmx") return { contentType: "application/xml", text: formatEdmx() };
  return { contentType: `${mediaType};charset=UTF-8`, text: formatPage(resourceJson(resource)) };
}

function formatPage(json: Json): string {
  const { self, ...links } = asObject(json["_links"]);
  const title = escapeText(hrefOf(self) || "T24");
  return (
    `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><meta charset="UTF-8"/>` +
    `<title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1>` +
    formatLinks(links) +
    formatMembers(json) +
    "</body></html>"
  );
}

const STYLE =
  "body{font-family:sans-serif}table{border-collapse:collapse}td,th{border:1px solid;padding:2px;text-align:left}";

/** A link a line, with the verb that it takes; a browser can follow those of GET only. */
function formatLinks(links: Json): string {
  const lines = Object.entries(links).flatMap(([relation, list]) =>
    asList(list).map((link) => formatLink(relation, asObject(link))),
  );
  return lines.length === 0 ? "" : `<ul>${lines.join("")}</ul>`;
}

function formatLink(relation: string, link: Json): string {
  const method = /^[^>]*>([A-Z]+)/.exec(asText(link["name"]))?.[1] ?? "GET";
  const words = `${method} ${asText(link["title"])} (${relation})`;
  const href = hrefOf(link);
  // An address is ours and is HTTP; the scheme is checked all the same, since a browser would run a script's.
  if (method !== "GET" || !/^https?:/.test(href)) return `<li>${escapeText(words)} ${escapeText(href)}</li>`;
  return `<li><a href="${escapeAttribute(href)}">${escapeText(words)}</a></li>`;
}

/** The members that are no links: texts in a table, lists and objects as tables within it. */
function formatMembers(json: Json): string {
  const rows = Object.entries(json).flatMap(([name, value]) =>
    name === "_links" ? [] : [`<tr><th>${escapeText(name)}</th><td>${formatValue(value)}</td></tr>`],
  );
  return rows.length === 0 ? "" : `<table>${rows.join("")}</table>`;
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(formatValue).join("");
  if (typeof value !== "object" || value === null) return escapeText(asText(value));
  const json = asObject(value);
  return formatLinks(withoutSelf(asObject(json["_links"]))) + formatMembers(json);
}

function withoutSelf({ self: _self, ...links }: Json): Json {
  return links;
}

function hrefOf(link: unknown): string {
  return asText(asObject(link)["href"]);
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}
