import { ENTITY, RELATED, RELS } from "../iris/names.ts";
import type { Transition } from "../iris/rim.ts";

/** A link's relations: one, or two where the target is also a related entity; `item` has only that one in Atom. */
export function relationsOf({ rel, isRelated }: Transition): readonly string[] {
  if (rel === "item") return [RELATED + ENTITY];
  return isRelated === true ? [RELATED + ENTITY, RELS + rel] : [RELS + rel];
}
