import source from "../../../schemas/t24/screens.json" with { type: "json" };
import { storedFields, type Field } from "../domain/dictionary.ts";
import { versions, type Version } from "../domain/version.ts";
import { groupsOf, type InGroups } from "./places.ts";

/** The kinds of controls that a field can have (6.1, 6.2). */
export type Control = "text" | "lookup" | "date" | "frequency" | "select" | "radio" | "checkbox" | "display";

/** A field of the dictionary on a screen. */
export interface ScreenField extends InGroups {
  readonly field: Field;
  /** Without language and number. */
  readonly label: string;
  readonly control: Control;
  readonly hasInformation: boolean;
  readonly hasFavourites: boolean;
}

/** One row of a table of fields: one or two columns, or a line of header texts with their fields below; or blank. */
export interface Row {
  readonly fields: readonly ScreenField[];
  readonly isGrid: boolean;
}

/** A tab with its panel. */
export interface Tab {
  readonly caption: string;
  readonly rows: readonly Row[];
}

/** Where the fields stand: in the table above the tabs, and on the tabs. */
export interface Layout {
  readonly main: readonly Row[];
  readonly tabs: readonly Tab[];
}

/** An application as it is shown: by a version, or by itself. */
export interface Screen {
  /** `CUSTOMER,INPUT`; the application itself is `CUSTOMER,`. */
  readonly name: string;
  readonly application: string;
  /** With its comma: `,INPUT`; empty for the application itself. */
  readonly version: string;
  /** The window's (3.2). */
  readonly windowTitle: string;
  /** The id line's (5). */
  readonly title: string;
  /** What it demands and who must authorise. */
  readonly rules: Version;
  readonly layout: Layout;
  /** The ids of the controls whose change posts the form (6.3). */
  readonly hot: ReadonlySet<string>;
}

type RawRow = readonly string[] | { readonly header: readonly string[] };
interface RawTab {
  readonly caption: string;
  readonly rows: readonly RawRow[];
}
interface RawLayout {
  readonly main: readonly RawRow[] | "all";
  /** Or those of another layout, by its name. */
  readonly tabs: readonly RawTab[] | string;
}

const rawLayouts: Readonly<Record<string, RawLayout>> = source.layouts as Record<string, RawLayout>;
const labels: Readonly<Record<string, string>> = source.labels;
const controls: Readonly<Record<string, string>> = source.controls;

const CONTROL_BY_TYPE: Readonly<Record<string, Control>> = { D: "date", FQU: "frequency" };

/** Every field by T24 name, with the labels of the versions. */
export const screenFields: ReadonlyMap<string, ScreenField> = new Map(
  storedFields.map((field) => [field.name, toScreenField(field, labels[field.name])]),
);

const layouts: ReadonlyMap<string, Layout> = new Map(
  Object.entries(rawLayouts).map(([name, layout]) => [name, toLayout(layout)]),
);

/** The screens of CUSTOMER, by name. */
export const screens: ReadonlyMap<string, Screen> = new Map(
  source.screens.map(({ name, title, rules, layout }) => [
    name,
    {
      name,
      application: source.application,
      version: name.slice(source.application.length).replace(/,$/, ""),
      windowTitle: source.description,
      title,
      rules: ruleOf(rules),
      layout: found(layouts.get(layout), layout),
      hot: new Set(source.hot.map((field) => `fieldName:${field}`)),
    },
  ]),
);

function toScreenField(field: Field, label = toWords(field.name)): ScreenField {
  const { name } = field;
  return {
    field,
    label,
    control: controlOf(field),
    hasInformation: source.information.includes(name),
    hasFavourites: source.favourites.includes(name),
    ...groupsOf(name),
  };
}

function controlOf({ name, system, values, file, type }: Field): Control {
  if (system) return "display";
  const declared = controls[name];
  if (declared === "radio" || declared === "checkbox") return declared;
  if (values !== undefined) return "select";
  return file === undefined ? (CONTROL_BY_TYPE[type] ?? "text") : "lookup";
}

/** How the release or bank lays out its screens (13). */
export type RecordLayout = "elevenTabs" | "fourteenTabs" | "singlePage";

const variants: Readonly<Record<string, Partial<Record<RecordLayout, string>>>> = source.variants;

/** The layout of a screen in a profile; a screen that has no other keeps its own. */
export function layoutOf({ name, layout }: Pick<Screen, "name" | "layout">, profile: RecordLayout): Layout {
  const variant = variants[name]?.[profile];
  return variant === undefined ? layout : found(layouts.get(variant), variant);
}

/** What a field is called, without language and number; the key by its own name. */
export function labelOf(name: string): string {
  return labels[name] ?? (name === "@ID" ? "@ID" : toWords(name));
}

/** `ACCOUNT.OFFICER` is `Account Officer`. */
export function toWords(name: string): string {
  return name
    .split(".")
    .map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join(" ");
}

function toLayout({ main, tabs }: RawLayout): Layout {
  const rawTabs = typeof tabs === "string" ? found(rawLayouts[tabs], tabs).tabs : tabs;
  if (typeof rawTabs === "string")
    throw new Error(`screens.json: a layout has the tabs of ${rawTabs}, which has none of its own.`);
  return {
    main: main === "all" ? everyField() : main.map(toRow),
    tabs: rawTabs.map(({ caption, rows }) => ({ caption, rows: rows.map(toRow) })),
  };
}

/** The application itself shows all fields by their numbers, under their own names; a group's stay together. */
function everyField(): readonly Row[] {
  const shown = new Set<string>();
  const own = storedFields.filter(({ position }) => position > 0);
  return own.flatMap((field) => {
    const { group } = groupsOf(field.name);
    const together = group === undefined ? [field] : own.filter(({ name }) => groupsOf(name).group === group);
    return together.flatMap((member) => {
      if (shown.has(member.name)) return [];
      shown.add(member.name);
      return { fields: [toScreenField(member)], isGrid: false };
    });
  });
}

function toRow(row: RawRow): Row {
  const isGrid = "header" in row;
  const names = isGrid ? row.header : row;
  return { isGrid, fields: names.map((name) => found(screenFields.get(name), name)) };
}

function ruleOf(name: string): Version {
  return found(
    versions.find((version) => version.name === name),
    name,
  );
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`screens.json names ${name}, which is not there.`);
  return value;
}
