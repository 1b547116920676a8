import type { XmlObject } from "../../core/xml.ts";
import { MODEL } from "../iris/names.ts";
import { waysOf, type Way } from "../iris/rim-states.ts";

/** What the pages of a version's records lead to, in OData's terms. */
export interface Navigation {
  readonly entity: string;
  readonly properties: readonly XmlObject[];
  readonly associations: readonly XmlObject[];
}

/**
 * The navigation of the service's versions, made as IRIS makes it of the RIM: a property for each way of each page, so
 * that one title is there many times (4.9). The order is the RIM's; IRIS' own is that of its tables in memory.
 */
export function navigationsOf(entities: readonly string[]): readonly Navigation[] {
  const namer = untitledNames();
  return entities.map((entity) => {
    const ways = waysOf(entity);
    const relations = relationsOf(entity, ways);
    return {
      entity,
      properties: ways.map((way) => property(way.title ?? namer(way.target), relations.get(way.target) ?? "")),
      associations: [...new Map(ways.map((way) => [relations.get(way.target) ?? "", way]))].map(([name, way]) =>
        association(name, entity, way),
      ),
    };
  });
}

/** A way without a title is named after its target, numbered through the service from the second one on. */
function untitledNames(): (target: string) => string {
  const used = new Set<string>();
  let count = 0;
  return (target) => {
    if (used.has(target)) return `${target}_${count++}`;
    used.add(target);
    return target;
  };
}

/** The associations' names by target: after that, or after its entity where no other resource of it is led to. */
function relationsOf(entity: string, ways: readonly Way[]): ReadonlyMap<string, string> {
  const targets = new Map<string, Set<string>>();
  for (const way of ways) targets.set(way.entity, (targets.get(way.entity) ?? new Set()).add(way.target));
  return new Map(
    ways.map((way) => {
      const isOnly = targets.get(way.entity)?.size === 1;
      return [way.target, `${entity}_${isOnly ? way.entity : way.target}`];
    }),
  );
}

function property(name: string, relation: string): XmlObject {
  return {
    "@Name": name,
    "@Relationship": `${MODEL}.${relation}`,
    "@FromRole": `${relation}_Source`,
    "@ToRole": `${relation}_Target`,
  };
}

function association(name: string, entity: string, way: Way): XmlObject {
  const [source, target] = way.isMany ? ["1", "*"] : ["*", "1"];
  return {
    "@Name": name,
    End: [
      { "@Role": `${name}_Source`, "@Type": `${MODEL}.${entity}`, "@Multiplicity": source },
      { "@Role": `${name}_Target`, "@Type": `${MODEL}.${way.entity}`, "@Multiplicity": target },
    ],
  };
}
