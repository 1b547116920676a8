import { RELATED, RELS } from "../iris/names.ts";
import type { Transition } from "../iris/rim.ts";

/** A link's relations: one, or two where the target is also a related entity; `item` has only that one in Atom. */
export function relationsOf({ rel, isRelated }: Transition, entity: string): readonly string[] {
  if (rel === "item") return [RELATED + entity];
  if (rel.includes(":")) return [rel];
  return isRelated === true ? [RELATED + entity, RELS + rel] : [RELS + rel];
}
