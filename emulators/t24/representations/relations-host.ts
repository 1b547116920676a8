import { RELS } from "../iris/names.ts";
import type { Place, Resource } from "./resource.ts";

/** The document in Atom with the relations of its links on the host that the resource names, if it names one (Q50). */
export function hostInLinks(text: string, resource: Resource): string {
  const relations = relationsBase(resource);
  if (relations === undefined) return text;
  // What a record says cannot look like a tag, since it is escaped.
  return text.replace(/<link [^<>]*>/g, (tag) => tag.replaceAll(RELS, relations));
}

/** The same in HAL, where relations are names of members, which nothing that a record says can be. */
export function hostInNames<T>(json: T, resource: Resource | Place): T {
  const relations = relationsBase(resource);
  return relations === undefined ? json : (renamed(json, relations) as T);
}

function relationsBase(resource: Resource | Place): string | undefined {
  const host = "relationsHost" in resource ? resource.relationsHost : undefined;
  return host === undefined ? undefined : `http://${host}/rels/`;
}

function renamed(value: unknown, relations: string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, relations));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name.startsWith(RELS) ? relations + name.slice(RELS.length) : name,
    renamed(member, relations),
  ]);
  return Object.fromEntries(members) as unknown;
}
