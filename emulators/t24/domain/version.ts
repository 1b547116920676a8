import customer from "../../../schemas/t24/versions.json" with { type: "json" };

const ROUTINES = ["V.MB.CUST.TITLE.VALIDATE"] as const;

/** A check that a version attaches to its fields, by the routine's name (4.11). */
export type Routine = (typeof ROUTINES)[number];

/** How many users besides the inputter must let a record go live. */
export type Authorisers = 0 | 1 | 2;

/** A record of the VERSION file: a screen of the application, and what it demands beyond the dictionary. */
export interface Version {
  /** `CUSTOMER,INPUT`; the application itself is `CUSTOMER,`. */
  readonly name: string;
  /** What IRIS makes of the name (1.4): `verCustomer_Input`. */
  readonly entity: string;
  readonly authorisers: Authorisers;
  /** The fields, by T24 name, that it demands and the dictionary does not. */
  readonly mandatory: ReadonlySet<string>;
  /** What it fills in where nothing was set, by T24 name (4.11). */
  readonly defaults: Readonly<Record<string, string>>;
  /** The content, by T24 name, in whose place it puts nothing, or by option something else (4.10, CUSTOMER.TYPE). */
  readonly replaces: Readonly<Record<string, string>>;
  readonly routines: ReadonlySet<Routine>;
}

/** The versions of CUSTOMER, the seed document's first. Another one is another entry of the data. */
export const versions: readonly Version[] = customer.versions.map(toVersion);

/** CUSTOMER,INPUT: the version that the contract's paths are written with. */
export const customerInput: Version = versionOf("verCustomer_Input");

/** The version behind an entity; throws if there is none. */
export function versionOf(entity: string): Version {
  const version = versions.find((candidate) => candidate.entity === entity);
  if (version === undefined) throw new Error(`versions.json has no version for ${entity}.`);
  return version;
}

/** 1.4: `APP,SCREEN` is `verApp_Screen`, and without a screen `verApp`. */
export function entityOf(name: string): string {
  const [application = "", screen = ""] = name.split(",").map(toCamelCase);
  return `ver${application}${screen === "" ? "" : `_${screen}`}`;
}

interface RawVersion {
  readonly name: string;
  readonly authorisers: number;
  readonly mandatory: readonly string[];
  readonly defaults: Readonly<Record<string, string>>;
  readonly replaces?: Readonly<Record<string, string>> | undefined;
  readonly routines: readonly string[];
}

function toVersion({ name, authorisers, mandatory, defaults, replaces = {}, routines }: RawVersion): Version {
  if (authorisers !== 0 && authorisers !== 1 && authorisers !== 2) {
    throw new Error(`versions.json: ${name} has ${authorisers} authorisers, not 0, 1 or 2.`);
  }
  return {
    name,
    entity: entityOf(name),
    authorisers,
    mandatory: new Set(mandatory),
    defaults,
    replaces,
    routines: new Set(routines.map((routine) => toRoutine(routine, name))),
  };
}

function toRoutine(name: string, version: string): Routine {
  const routine = ROUTINES.find((known) => known === name);
  if (routine === undefined) throw new Error(`versions.json: ${version} has the unknown routine ${name}.`);
  return routine;
}

/** `EBUSER` is `Ebuser`, `TCIB.NEW` is `TcibNew`. */
function toCamelCase(name: string): string {
  return name
    .split(".")
    .map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join("");
}
