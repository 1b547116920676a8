import { defineFragment, defineTemplate, hole, repeat, type XmlObject, type XmlValues } from "../../core/xml.ts";
import type { T24Error } from "../domain/refusal.ts";
import { errorsAddress, MODEL, RELS } from "../iris/names.ts";
import { dialects, linkAttributes, NAMESPACES, rootNamespaces, SCHEME, type Dialect } from "./dialect.ts";
import type { ErrorsResource, FrameworkError, Place } from "./resource.ts";

/** The errors link of a refused record, with the Errors entity inside (4.6). */
export function formatEmbeddedErrors(
  errors: readonly T24Error[],
  place: Place & Pick<ErrorsResource, "id">,
  dialect: Dialect,
): string {
  return embedded[dialect](errorsValues(errors, place));
}

/** The Errors entity by itself, where no record goes with it (3.6). */
export function formatErrors({ errors, ...place }: ErrorsResource): string {
  return dialects.abdera.prolog + alone({ ...errorsValues(errors, place), base: place.xmlBase });
}

/** The framework's own error document (5.7). */
export function formatFrameworkError({ code, message }: FrameworkError): string {
  return dialects.abdera.prolog + frameworkError({ code, message });
}

/** The elements of each error in the order Code, Type, Text, Info (3.6, Q24). */
function errorsEntry(dialect: Dialect): XmlObject {
  const { empty } = dialects[dialect];
  return {
    id: hole("id"),
    title: { "@type": "text", ...empty },
    updated: hole("updated"),
    author: { name: { ...empty } },
    link: linkAttributes(dialect, { rel: "self", title: "ProcessErrors", href: hole("href") }),
    category: { "@term": `${MODEL}.Errors`, "@scheme": SCHEME },
    content: {
      "@type": "application/xml",
      "m:properties": {
        "d:Errors_ErrorsMvGroup": {
          "@m:type": `Bag(${MODEL}.Errors_ErrorsMvGroup)`,
          ...repeat("errors", {
            "d:element": {
              "d:Code": hole("code"),
              "d:Type": hole("type"),
              "d:Text": hole("text"),
              "d:Info": hole("info"),
            },
          }),
        },
      },
    },
  };
}

const embedded = { odata4j: embeddedTemplate("odata4j"), abdera: embeddedTemplate("abdera") };

function embeddedTemplate(dialect: Dialect): ReturnType<typeof defineFragment> {
  const attributes = linkAttributes(dialect, {
    rel: `${RELS}errors`,
    type: "application/atom+xml;type=entry",
    title: "errors",
    href: hole("href"),
  });
  return defineFragment(NAMESPACES, { link: { ...attributes, "m:inline": { entry: errorsEntry(dialect) } } });
}

const alone = defineTemplate({
  entry: { ...rootNamespaces("abdera"), "@xml:base": hole("base"), ...errorsEntry("abdera") },
});

function errorsValues(errors: readonly T24Error[], { base, id, updated }: Place & { readonly id: string }): XmlValues {
  return {
    // 3.6: the id has the company, the self link has not.
    id: `${base}Errors('${encodeURIComponent(id)}')`,
    href: errorsAddress(base),
    updated,
    errors: errors.map(({ code, type, text, info }) => ({ code, type, text, info })),
  };
}

const frameworkError = defineTemplate({
  "m:error": {
    "@xmlns:m": NAMESPACES["xmlns:m"] ?? "",
    "m:code": hole("code"),
    "m:message": { "@xml:lang": "en-US", "#": hole("message") },
  },
});
