import {
  defineFragment,
  defineTemplate,
  hole,
  repeat,
  type XmlObject,
  type XmlTemplate,
  type XmlValues,
} from "../../core/xml.ts";
import type { T24Error } from "../domain/refusal.ts";
import { MODEL, RELS, serviceOf } from "../iris/names.ts";
import { link, type Transition } from "../iris/rim.ts";
import { dialects, linkAttributes, NAMESPACES, rootNamespaces, SCHEME, type Dialect } from "./dialect.ts";
import type { ErrorsResource, FrameworkError, Place } from "./resource.ts";

/** Errors of a refusal, or messages of a success: two entities of one shape, each of a resource of its own (3.6). */
type Entity = "Errors" | "Messages";

/** The errors link of a refused record, with the Errors entity inside (4.6). */
export function formatEmbeddedErrors(errors: readonly T24Error[], of: PlaceOfRecord, dialect: Dialect): string {
  return embedded[dialect].Errors(valuesOf(errors, of, "Errors"));
}

/** The Messages link of a page, with the Messages entity inside (2.4, 3.6). */
export function formatEmbeddedMessages(messages: readonly T24Error[], of: PlaceOfRecord, dialect: Dialect): string {
  return embedded[dialect].Messages(valuesOf(messages, of, "Messages"));
}

/** The Errors entity by itself, where no record goes with it (3.6). */
export function formatErrors({ errors, ...place }: ErrorsResource): string {
  return dialects.abdera.prolog + alone({ ...valuesOf(errors, place, "Errors"), base: place.xmlBase });
}

type PlaceOfRecord = Place & Pick<ErrorsResource, "id">;

/** The framework's own error document (5.7). */
export function formatFrameworkError({ code, message }: FrameworkError): string {
  return dialects.odata4j.prolog + frameworkError({ code, message });
}

/** The elements of each error in the order Code, Type, Text, Info (3.6, Q24). */
function listEntry(entity: Entity, dialect: Dialect): XmlObject {
  const { empty } = dialects[dialect];
  const group = `${entity}_${entity}MvGroup`;
  return {
    id: hole("id"),
    title: { "@type": "text", ...empty },
    updated: hole("updated"),
    author: { name: { ...empty } },
    link: linkAttributes(dialect, { rel: "self", title: `Process${entity}`, href: hole("href") }),
    category: { "@term": `${MODEL}.${entity}`, "@scheme": SCHEME },
    content: {
      "@type": "application/xml",
      "m:properties": {
        [`d:${group}`]: {
          "@m:type": `Bag(${MODEL}.${group})`,
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

const embedded = { odata4j: embeddedTemplates("odata4j"), abdera: embeddedTemplates("abdera") };

function embeddedTemplates(dialect: Dialect): Readonly<Record<Entity, XmlTemplate>> {
  return {
    Errors: embeddedTemplate("Errors", link.errors, dialect),
    Messages: embeddedTemplate("Messages", link.messages, dialect),
  };
}

function embeddedTemplate(entity: Entity, { rel, title }: Transition, dialect: Dialect): XmlTemplate {
  const attributes = linkAttributes(dialect, {
    rel: RELS + rel,
    type: "application/atom+xml;type=entry",
    title,
    href: hole("href"),
  });
  return defineFragment(NAMESPACES, { link: { ...attributes, "m:inline": { entry: listEntry(entity, dialect) } } });
}

const alone = defineTemplate({
  entry: { ...rootNamespaces("abdera"), "@xml:base": hole("base"), ...listEntry("Errors", "abdera") },
});

function valuesOf(errors: readonly T24Error[], { base, id, updated }: PlaceOfRecord, entity: Entity): XmlValues {
  return {
    // 3.6: the id has the company, the self link has not.
    id: `${base}${entity}('${encodeURIComponent(id)}')`,
    href: serviceOf(base) + (entity === "Errors" ? link.errors : link.messages).path,
    updated,
    errors: errors.map(({ code, type, text, info }) => ({ code, type, text, info })),
  };
}

const frameworkError = defineTemplate({
  error: {
    "@xmlns": NAMESPACES["xmlns:m"] ?? "",
    code: hole("code"),
    message: { "@xml:lang": "en-US", "#": hole("message") },
  },
});
