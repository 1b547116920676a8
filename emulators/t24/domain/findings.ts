import { DEFAULT_LANGUAGE } from "./canonical.ts";
import { groups, scalars } from "./dictionary.ts";
import type { Field, Group } from "./dictionary.ts";
import { LANGUAGE_CODE } from "./record.ts";
import type { GroupElement } from "./record.ts";
import { refusal } from "./refusal.ts";
import type { T24Error } from "./refusal.ts";

/** The multi-value, and the sub-value in it if there is one, that a field's value stands in; numbers start at 1. */
export interface Place {
  readonly group: Group;
  readonly element: GroupElement | undefined;
  readonly value: number;
  readonly subGroup?: Group | undefined;
  readonly subElement?: GroupElement | undefined;
  readonly subValue?: number | undefined;
}

/** A mistake in one value; a place unless the field is a scalar. */
export interface Finding {
  readonly field: Field;
  readonly place: Place | undefined;
  readonly text: string;
}

/** Throws `validation` with the errors of the first pass that found any, in T24's order (Q15). */
export function throwIfAny(findings: readonly Finding[], id: string, entity: string): void {
  if (findings.length === 0) return;
  const ranked = findings.map((finding) => ({ finding, rank: rankOf(finding) })).sort((a, b) => a.rank - b.rank);
  const isFirstPass = (rank: number): boolean => rank < FIRST_PASS.length;
  const pass = isFirstPass(ranked[0]?.rank ?? 0) ? ranked.filter(({ rank }) => isFirstPass(rank)) : ranked;
  const errors = pass.map(({ finding }) => toError(finding, entity));
  const summary = errors.map(({ text, info }) => `${text} (${info})`).join(", ");
  const steps = pass.slice(0, MAX_PLACES).map(({ finding: { field, place } }) => stepsTo(field, place));
  throw refusal("validation", `Customer ${id} cannot be taken as it is: ${summary}.`, { errors, steps });
}

/** Of how many errors it is kept where they are. */
const MAX_PLACES = 20;

/** A group or field on the way to a value, by OData name; in a group, which of its elements, from 1. */
export interface FieldStep {
  readonly name: string;
  readonly value?: number;
}

function stepsTo(field: Field, place: Place | undefined): readonly FieldStep[] {
  if (place === undefined) return [{ name: field.odata }];
  const { group, value, subGroup, subValue = 1 } = place;
  const inner = subGroup === undefined ? [] : [{ name: subGroup.odata, value: subValue }];
  return [{ name: group.odata, value }, ...inner, { name: field.odata }];
}

/**
 * The error's path: `verCustomer_Input.Mnemonic:1:1`,
 * `verCustomer_Input.verCustomer_Input_ShortNameMvGroup.ShortName:en:1` (3.6: first index the language, or the
 * multi-value; second the sub-value).
 */
export function infoOf(field: Field, place: Place | undefined, entity: string): string {
  if (place === undefined) return `${entity}.${field.odata}:1:1`;
  const inner = place.subElement ?? place.element;
  const language = inner?.values[LANGUAGE_CODE] ?? (field.language && place.value === 1 ? DEFAULT_LANGUAGE : undefined);
  const groupPath = [place.group, place.subGroup]
    .flatMap((group) => group?.odata ?? [])
    .map((name) => `${entity}_${name}`);
  return `${[entity, ...groupPath, field.odata].join(".")}:${language || place.value}:${place.subValue ?? 1}`;
}

/** Pass 1, in the order of the failing validate that was seen (3.6): the rest waits until these are right. */
const FIRST_PASS = ["TITLE", "MNEMONIC", "SHORT.NAME", "NAME.1", "GENDER"];

/** Where a scalar's or group's errors stand: the first pass in its order, then by field number. */
const RANKS: ReadonlyMap<string, number> = new Map(
  [...scalars, ...groups].map((item) => {
    const first = FIRST_PASS.indexOf(item.name);
    return [item.name, first >= 0 ? first : FIRST_PASS.length + positionOf(item)];
  }),
);

function rankOf({ field, place }: Finding): number {
  return RANKS.get(place?.group.name ?? field.name) ?? 0;
}

function positionOf(item: Field | Group): number {
  if ("position" in item) return item.position;
  return Math.min(...[item, ...item.subGroups].flatMap(({ fields }) => fields).map(({ position }) => position));
}

/** The failing validate that was seen has Code = Text and NON_FATAL_ERROR throughout (3.6). */
function toError({ field, place, text }: Finding, entity: string): T24Error {
  return { code: text, type: "NON_FATAL_ERROR", text, info: infoOf(field, place, entity) };
}
