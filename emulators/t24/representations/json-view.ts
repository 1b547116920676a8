import type { Json } from "./hal-properties.ts";

/** What a HAL document has in a place: its members there; none, if something else is there. */
export function asObject(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

/** The elements of a list; none, if it is something else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
