import type { DomainError } from "../core/errors.ts";
import type { Remedies, Remedy } from "../core/observe/explain/remedy.ts";
import type { RequestFacts } from "../core/emulator.ts";
import type { FieldStep } from "./domain/findings.ts";
import type { T24Error } from "./domain/refusal.ts";
import { lifecycle, type LifecycleFunction } from "./domain/transitions.ts";
import { SERVICE_PATH } from "./iris/names.ts";
import { link } from "./iris/rim.ts";

/** What to ask instead of what T24 refuses, for who reads the journal; T24 itself is terse. */
export const remedies: Remedies = {
  "EB.RTN.SAME.NAME.AUTHORISER/INPUTTER": ({ details: { user } }) => ({
    changes: [`Send it as another user than ${textOf(user)}, who has had a hand in the change.`],
  }),
  "EB-SECURITY.VIOLATION": ({ message }) => ({ changes: [`Send it as a user who may: ${message}`] }),
  "EB-RESOURCE.MODIFIED": ({ details: { etag } }) => ({
    changes: [
      typeof etag === "string"
        ? `Send If-Match: ${etag}, the ETag of the stored record.`
        : "Leave If-Match out: nothing is stored that it could name.",
    ],
  }),
  "version-conflict": () => ({ changes: ["Read the record again, and send it as it then should be."] }),
  "RECORD MISSING": leadOn,
  "UNAUTH. RECORD MISSING": leadOn,
  "INVALID FUNCTION FOR RECORD STATUS": leadOn,
  "NO CHANGE TO LIVE (NAU-REC. EXISTS)": leadOn,
  "NO FUNCTION FOR THIS APPLICATION": (_error, request) => instead("input", request),
  "LIVE RECORD NOT CHANGED": () => ({ changes: ["Change a field: the live record says all of this already."] }),
  validation: ({ details: { errors, steps } }, request) => toFields(errors, steps, request),
  overrides: ({ details: { errors } }) => ({
    changes: toErrors(errors).map(
      ({ type, code, text }) =>
        `Post it again with the OVERRIDE ${type === "OVERRIDE" ? code : `WARNING_${code}_${text}_RECEIVED`}.`,
    ),
  }),
};

/** Of the functions that lead on from the record's status, the one to ask for first. */
const PREFERRED: readonly LifecycleFunction[] = ["authorise", "input", "restore", "delete"];

function leadOn({ details: { status, id } }: DomainError, request: RequestFacts): Remedy {
  if (typeof status !== "string") return listed(textOf(id), request);
  const leading = new Set(lifecycle.filter(({ from }) => from === status).map((transition) => transition.function));
  const next = PREFERRED.find((name) => leading.has(name)) ?? "input";
  return instead(next, request);
}

const WORDS: Readonly<Partial<Record<LifecycleFunction, string>>> = {
  input: "Input the customer, with a change if it is live: what is input can then be authorised, or deleted.",
  authorise: "Authorise the record first, as another user than its inputter.",
  restore: "Restore the reversed record first.",
  delete: "Delete the unauthorised record first.",
};

function instead(name: LifecycleFunction, { path }: RequestFacts): Remedy {
  const changes = [WORDS[name] ?? `Use ${name}.`];
  const item = /^.*\)/.exec(path)?.[0];
  if (item === undefined || !path.startsWith(SERVICE_PATH)) return { changes };
  const { method, path: command } = link[name];
  return { changes, method, path: item + command };
}

/** Where one record is not, there may be others. */
function listed(id: string, { method, path }: RequestFacts): Remedy {
  const changes = [`Ask for a record that is there, or input ${id} first.`];
  const set = /^(.*?)(?:_(?:Live|IAuth|HAuth|RAuth|Held|Reversed))?\([^)]*\)[^()]*$/.exec(path)?.[1];
  if (method !== "GET" || set === undefined || !path.startsWith(SERVICE_PATH)) return { changes };
  return { changes: [...changes, "The list shows which there are."], method, path: `${set}()` };
}

function toFields(errors: unknown, steps: unknown, request: RequestFacts): Remedy | undefined {
  if (!hasBody(request) || !Array.isArray(steps)) return undefined;
  const all = toErrors(errors);
  const places = (steps as readonly (readonly FieldStep[])[]).map(isXml(request) ? toXPath : toJsonPointer);
  const changes = places.map((place, index) => `Change ${place}: ${all[index]?.text ?? ""}.`);
  const more = all.length - places.length;
  return { changes: more > 0 ? [...changes, `Put right ${more} more.`] : changes, at: places };
}

function toJsonPointer(steps: readonly FieldStep[]): string {
  return steps.map(({ name, value }) => `/${name}${value === undefined ? "" : `/${value - 1}`}`).join("");
}

/** With the prefixes that IRIS itself writes. */
function toXPath(steps: readonly FieldStep[]): string {
  const inner = steps.map(({ name, value }) =>
    value === undefined ? `/d:${name}` : `/d:${name}/d:element${value === 1 ? "" : `[${value}]`}`,
  );
  return `/entry/content/m:properties${inner.join("")}`;
}

function isXml({ headers }: RequestFacts): boolean {
  return headers["content-type"]?.includes("xml") === true;
}

function hasBody({ headers }: RequestFacts): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function toErrors(errors: unknown): readonly T24Error[] {
  return Array.isArray(errors) ? (errors as readonly T24Error[]) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "this one";
}
