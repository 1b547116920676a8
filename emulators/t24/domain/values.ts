import { groupByName, scalarByName } from "./dictionary.ts";
import type { Field, Group } from "./dictionary.ts";
import type { Place } from "./findings.ts";
import type { CustomerRecord, GroupElement } from "./record.ts";

/** What `eachValue` calls for each value that is not empty. */
export type Visit = (field: Field, value: string, place: Place | undefined) => void;

/** Visits every value that a client may set, in scalars, groups and sub-groups; what the dictionary lacks is passed over. */
export function eachValue(record: CustomerRecord, visit: Visit): void {
  for (const name in record.scalars) {
    const [field, value = ""] = [scalarByName.get(name), record.scalars[name]];
    if (value !== "" && field !== undefined && !field.system) visit(field, value, undefined);
  }
  for (const name in record.groups) {
    const group = groupByName.get(name);
    if (group === undefined || group.system) continue;
    record.groups[name]?.forEach((element, index) => {
      eachInElement({ group, element, value: index + 1 }, element, visit);
    });
  }
}

function eachInElement(place: Place, element: GroupElement, visit: Visit): void {
  eachOf(place.group, element, place, visit);
  for (const name in element.subGroups) {
    const subGroup = place.group.subGroupByName.get(name);
    if (subGroup === undefined) continue;
    element.subGroups[name]?.forEach((subElement, index) => {
      eachOf(subGroup, subElement, { ...place, subGroup, subElement, subValue: index + 1 }, visit);
    });
  }
}

function eachOf(group: Group, element: GroupElement, place: Place, visit: Visit): void {
  for (const name in element.values) {
    const [field, value = ""] = [group.fieldByName.get(name), element.values[name]];
    if (value !== "" && field !== undefined) visit(field, value, place);
  }
}
