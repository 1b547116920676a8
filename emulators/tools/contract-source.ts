import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

import { parse } from "yaml";

import type { BodyContract, Bodies, ContractOperation } from "../core/contract/contract.ts";
import type { Grade } from "../core/options.ts";

/** A contract as read from its files: what is compiled at build. Paths are relative to the project's root. */
export interface ContractSource {
  readonly operations: readonly ContractOperation[];
  /** Every JSON Schema file of the service. */
  readonly schemas: Readonly<Record<string, object>>;
  /** The schemas that bodies refer to. */
  readonly roots: readonly string[];
  readonly xsds: Readonly<Record<string, string>>;
  /** All published files as text. */
  readonly documents: Readonly<Record<string, string>>;
}

const METHODS = ["get", "put", "post", "delete", "patch", "head", "options"] as const;

interface OpenApi {
  readonly security?: ContractOperation["security"];
  readonly paths: Readonly<Record<string, Partial<Record<string, OpenApiOperation>>>>;
}
interface OpenApiOperation {
  readonly operationId?: string;
  readonly security?: ContractOperation["security"];
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly "x-option"?: string;
  readonly "x-evidence"?: { readonly grade: Grade; readonly source: string };
}

/** Reads `contracts/<name>/openapi.yaml` and `schemas/<name>/`; throws a sentence that names what is wrong. */
export function readContract(name: string, root: string): ContractSource {
  const file = `contracts/${name}/openapi.yaml`;
  const text = readFileSync(join(root, file), "utf8");
  const document = parse(text) as OpenApi;
  const files = readFolder(`schemas/${name}`, root);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [toOperation(operation, { document, file, path, method, item })];
    }),
  );
  const json = Object.entries(files).filter(([path]) => path.endsWith(".json"));
  const bodies = operations.flatMap(bodiesOf);
  assertSound(file, operations, files);
  return {
    operations,
    schemas: Object.fromEntries(json.map(([path, source]) => [path, JSON.parse(source) as object])),
    roots: [...new Set([...bodies.flatMap(({ schema }) => schema ?? []), ...seedSchemaOf(name, files)])].sort(),
    xsds: Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith(".xsd"))),
    // As JSON besides, for readers that have no YAML, such as a page.
    documents: { [file]: text, [file.replace(/yaml$/, "json")]: JSON.stringify(document), ...files },
  };
}

/** The schema of an emulator's seed files, which is compiled like those of bodies. */
function seedSchemaOf(name: string, files: Readonly<Record<string, string>>): readonly string[] {
  const path = `schemas/${name}/seed.json`;
  return files[path] === undefined ? [] : [path];
}

/** Each operation has its own id, and each schema that a body names is there. */
function assertSound(
  file: string,
  operations: readonly ContractOperation[],
  files: Readonly<Record<string, string>>,
): void {
  const ids = operations.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`${file}: there are two operations ${twice}.`);
  const named = operations.flatMap(bodiesOf).flatMap(({ schema, xsd }) => [schema ?? [], xsd ?? []].flat());
  const missing = named.find((path) => files[path] === undefined);
  if (missing !== undefined) throw new Error(`${file}: it names ${missing}, which is not there.`);
}

/** Every body of an operation, asked and answered. */
export function bodiesOf({ requestBodies = {}, answers }: ContractOperation): readonly BodyContract[] {
  return [requestBodies, ...Object.values(answers)].flatMap((bodies) => Object.values(bodies));
}

interface Place {
  readonly document: OpenApi;
  readonly file: string;
  readonly path: string;
  readonly method: string;
  readonly item: Readonly<Record<string, unknown>>;
}

function toOperation(operation: OpenApiOperation, place: Place): ContractOperation {
  const { document, file, path, method, item } = place;
  const { operationId: id, "x-evidence": evidence, parameters = [], security = document.security } = operation;
  const { "x-option": option } = operation;
  if (id === undefined) throw new Error(`${file}: ${method} ${path} has no operationId.`);
  if (evidence === undefined) throw new Error(`${file}: ${id} has no x-evidence.`);
  const mayBeEmpty = Object.entries(operation.responses ?? {}).flatMap(([status, response]) =>
    asObject(resolve(response, document))["x-may-be-empty"] === true ? status : [],
  );
  return {
    id,
    method: method.toUpperCase(),
    path,
    security: security ?? [],
    query: queryNames([...listOf(item["parameters"]), ...parameters], document),
    ...toRequestBodies(operation.requestBody, place),
    ...(option !== undefined && { option }),
    answers: Object.fromEntries(
      Object.entries(operation.responses ?? {}).map(([status, response]) => [
        status,
        toBodies(asObject(resolve(response, document))["content"], place),
      ]),
    ),
    ...(mayBeEmpty.length > 0 && { mayBeEmpty }),
    evidence,
  };
}

function queryNames(parameters: readonly unknown[], document: OpenApi): readonly string[] {
  const resolved = parameters.map((parameter) => asObject(resolve(parameter, document)));
  return resolved.flatMap(({ in: place, name }) => (place === "query" && typeof name === "string" ? name : []));
}

type Asked = Pick<ContractOperation, "requestBodies" | "ignoresBody" | "maxBytes">;

function toRequestBodies(requestBody: unknown, place: Place): Asked {
  if (requestBody === undefined) return {};
  const { content, "x-ignored": isIgnored, "x-max-bytes": maxBytes } = asObject(resolve(requestBody, place.document));
  return {
    requestBodies: toBodies(content, place),
    ...(isIgnored === true && { ignoresBody: true }),
    ...(typeof maxBytes === "number" && { maxBytes }),
  };
}

function toBodies(content: unknown, { file }: Place): Bodies {
  const from = dirname(file);
  return Object.fromEntries(
    Object.entries(asObject(content)).map(([mediaType, value]) => {
      const { schema, "x-xsd": xsd } = asObject(value);
      const ref = schema === undefined ? undefined : asObject(schema)["$ref"];
      if (schema !== undefined && typeof ref !== "string") {
        throw new Error(`${file}: a ${mediaType} body has its schema inline; it belongs into a file of ${SCHEMAS}.`);
      }
      return [
        mediaType.toLowerCase(),
        {
          ...(typeof ref === "string" && { schema: normalize(join(from, ref)) }),
          ...(typeof xsd === "string" && { xsd: normalize(join(from, xsd)) }),
        },
      ];
    }),
  );
}

const SCHEMAS = "schemas/";

/** Follows a `$ref` within the document. */
function resolve(value: unknown, document: OpenApi): unknown {
  const { $ref: ref } = asObject(value);
  if (typeof ref !== "string") return value;
  if (!ref.startsWith("#/")) throw new Error(`${ref}: only bodies may refer to other files.`);
  const target = ref
    .slice(2)
    .split("/")
    .reduce<unknown>((node, key) => asObject(node)[key], document);
  if (target === undefined) throw new Error(`${ref} leads nowhere.`);
  return resolve(target, document);
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function readFolder(folder: string, root: string): Record<string, string> {
  const names = readdirSync(join(root, folder)).filter((name) => /\.(?:json|xsd)$/.test(name));
  return Object.fromEntries(
    names.sort().map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")]),
  );
}
