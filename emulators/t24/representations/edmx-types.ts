import type { XmlObject } from "../../core/xml.ts";
import type { Field } from "../domain/dictionary.ts";
import { MODEL } from "../iris/names.ts";

/** A property that is a text, as every value is (4.9). */
export function text(name: string): XmlObject {
  return { "@Name": name, "@Type": "Edm.String", "@Nullable": "true" };
}

/** An entity's key: a text that is never missing. */
export function key(name: string): XmlObject {
  return { ...text(name), "@Nullable": "false" };
}

/** 4.5: the keyword is Bag, never Collection. */
export function bag(name: string, nullable: "true" | "false" = "true"): XmlObject {
  return { "@Name": name, "@Type": `${MODEL}.${name}`, "@Nullable": nullable, "@CollectionKind": "Bag" };
}

/** The type of a group's elements. */
export function complexType(name: string, properties: readonly XmlObject[]): XmlObject {
  return { "@Name": name, Property: properties };
}

/** Where an element stands, which those of enquiries do not say. */
export const positions: readonly XmlObject[] = [text("valuePosition"), text("subValuePosition")];

/** An entity's type, with the name of the property that is its key, and what IRIS' extensions say of it. */
export function entityType(
  name: string,
  keyName: string,
  properties: readonly XmlObject[],
  extensions: Readonly<Record<string, string>> = {},
): XmlObject {
  return { "@Name": name, ...extensions, Key: { PropertyRef: { "@Name": keyName } }, Property: properties };
}

/**
 * A field's business type beside that it is a text. As the sample has it, there is none where the values are listed or
 * are the numbers of another file's records, but for those of account officers.
 */
export function semanticOf({ name, type, values, file }: Field): XmlObject {
  const semantic = OFFICERS.has(name) ? "DAO" : values === undefined && !(type === "N" && file) ? type : undefined;
  return semantic === undefined ? {} : { "@iris-ext:semanticType": semantic };
}

const OFFICERS: ReadonlySet<string> = new Set(["ACCOUNT.OFFICER", "OTHER.OFFICER"]);
