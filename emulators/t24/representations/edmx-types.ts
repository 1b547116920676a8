import type { XmlObject } from "../../core/xml.ts";
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

/** The type of a group's elements, which are texts. */
export function complexType(name: string, properties: readonly string[]): XmlObject {
  return { "@Name": name, Property: properties.map(text) };
}

/** An entity's type, with the name of the property that is its key. */
export function entityType(name: string, keyName: string, properties: readonly XmlObject[]): XmlObject {
  return { "@Name": name, Key: { PropertyRef: { "@Name": keyName } }, Property: properties };
}
