import { fieldByName } from "../domain/dictionary.ts";
import { readerIn, type Enquiry } from "../domain/enquiry.ts";
import type { Comparable, EntityType, Property } from "./query-types.ts";

/**
 * An enquiry as queries see it: columns are shown; selection fields can be filtered and ordered by, and so can columns
 * that show a field as it is (1.6, 4.9: what the EDMX does not call `displayOnly`).
 */
export function enquiryTypeOf(enquiry: Enquiry): EntityType {
  let type = types.get(enquiry);
  if (type === undefined) {
    type = { name: enquiry.entity, properties: new Map([...filters(enquiry), ...columns(enquiry)]) };
    types.set(enquiry, type);
  }
  return type;
}

const types = new Map<Enquiry, EntityType>();

function columns(enquiry: Enquiry): readonly [string, Property][] {
  return enquiry.columns.flatMap((column): readonly [string, Property][] => {
    if ("text" in column) return [[column.name, { shownAs: column.name }]];
    const { name, field, file, group } = column;
    const shownAs = group ?? name;
    const property = { shownAs, ...(file === undefined && comparison(enquiry, field)) };
    // As Atom and as HAL name it.
    const ofGroup = group === undefined ? [] : [group, `${enquiry.entity}_${group}`];
    return [[name, property], ...ofGroup.map((alias): [string, Property] => [alias, { shownAs }])];
  });
}

/** A selection field that no column shows as it is can still be filtered by, under its own name. */
function filters(enquiry: Enquiry): readonly [string, Property][] {
  return enquiry.selection.flatMap((field): readonly [string, Property][] => {
    const name = fieldByName.get(field)?.odata;
    return name === undefined ? [] : [[name, comparison(enquiry, field)]];
  });
}

/** How a selection field of an enquiry, by T24 name, is compared. */
export function comparison({ file }: Enquiry, field: string): Comparable {
  const index = indexOf(file, field);
  return { read: readerIn(file, field), ...(index && { index }) };
}

/** History is kept by `id;n`, so a customer's number or mnemonic leads to none of its records. */
function indexOf(file: Enquiry["file"], field: string): Property["index"] {
  if (field === "@ID") return "id";
  if (file === "history") return undefined;
  return field === "CUSTOMER.CODE" ? "id" : field === "MNEMONIC" ? "mnemonic" : undefined;
}
