import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";

/**
 * What our schemas say beside JSON Schema's own keywords, for readers of their own; it decides nothing here. `x-error`
 * is the vendor's code or text for what breaks a schema: one for the whole, or one for each keyword by its name;
 * `x-rules` the same for rules that no keyword can state.
 */
const ANNOTATIONS = ["x-evidence", "x-error", "x-rules", "x-option", "x-when", "x-binds", "x-distinct", "x-limit"];

/** A JSON Schema by the path of its file, from the project's root; refs between files are relative paths. */
export type Schemas = Readonly<Record<string, object>>;

/**
 * Compiles schemas to the source of a module without dependencies on ajv's compiler: one export for each root, under
 * a name from `exportName`. Strict: an unknown keyword or a doubtful schema is an error, with its file named.
 */
export function compileSchemas(schemas: Schemas, roots: readonly string[]): string {
  const exports = Object.fromEntries(roots.map((path) => [exportName(path), idOf(path)]));
  // The CommonJS default of a package that is typed as ESM.
  const source = (standaloneCode as unknown as (ajv: Ajv2020, exports: object) => string)(createAjv(schemas), exports);
  return withQuickDates(withoutCopies(source));
}

/** A date-time as nearly all are written: in UTC, of a day that every month has. */
const PLAIN_DATE_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;

/** ajv-formats cuts a date-time to pieces to check it; a plain one is seen to be right at once, ten times sooner. */
function withQuickDates(source: string): string {
  const format = 'require("ajv-formats/dist/formats").fullFormats["date-time"]';
  return `${source.replaceAll(format, `quickDateTime(${format})`)}
function quickDateTime({ validate, compare }) {
  return { validate: (text) => ${String(PLAIN_DATE_TIME)}.test(text) || validate(text), compare };
}
`;
}

/** How many mistakes ajv finds before it stops: `allErrors` knows no end, and a body can hold a million. */
const MAX_ERRORS = 10_000;

/**
 * For each item that is wrong ajv copies all mistakes so far, so a long list of wrong items would take minutes. Here
 * they are added, and beyond the bound those found are thrown, as `mistakes`.
 */
function withoutCopies(source: string): string {
  return `${source.replaceAll("vErrors.concat(", "addErrors(vErrors, ")}
function addErrors(all, more) {
  for (const one of more) all.push(one);
  if (all.length > ${MAX_ERRORS}) throw Object.assign(new Error("There are too many mistakes."), { mistakes: all });
  return all;
}
`;
}

/** What a value breaks of a schema file, a sentence each; as strict as what is compiled. */
export function createChecker(schemas: Schemas): (path: string, value: unknown) => readonly string[] {
  const ajv = createAjv(schemas);
  return (path, value) => {
    const validate = ajv.getSchema(idOf(path));
    if (validate === undefined) return [`there is no schema ${path}`];
    return validate(value) === true ? [] : [ajv.errorsText(validate.errors)];
  };
}

/** The name under which a schema's validator is exported. */
export function exportName(path: string): string {
  return path.replace(/[^A-Za-z0-9]/g, "_");
}

/** Schema files name each other by relative path, so their ids are paths below one root. */
function idOf(path: string): string {
  return `file:///${path}`;
}

function createAjv(schemas: Schemas): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    allowUnionTypes: true,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  // The same holds here.
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addVocabulary(ANNOTATIONS);
  for (const [path, schema] of Object.entries(schemas)) ajv.addSchema({ ...schema, $id: idOf(path) });
  return ajv;
}
