import { call, type Answer } from "./api.ts";

/** The contract as the page reads it. */
export interface Contract {
  readonly documents: Readonly<Record<string, string>>;
  readonly evidence: Answer<"getContract">["evidence"];
  readonly api: OpenApi;
  /** The folder of the OpenAPI document, from which its references go. */
  readonly folder: string;
}

export interface OpenApi {
  readonly info: { readonly title: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}

export interface OpenApiOperation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly "x-option"?: string;
}

let reading: Promise<Contract> | undefined;

/** The emulator's contract; it does not change while the process lives, so it is asked for once. */
export function contractOf(): Promise<Contract> {
  return (reading ??= ask().catch((error: unknown) => {
    reading = undefined;
    throw error;
  }));
}

async function ask(): Promise<Contract> {
  const { documents, evidence } = await call<"getContract">("contract");
  const path = Object.keys(documents).find((name) => name.endsWith("/openapi.json")) ?? "";
  const api = JSON.parse(documents[path] ?? "{}") as OpenApi;
  return { documents, evidence, api, folder: path.slice(0, path.lastIndexOf("/")) };
}

/** Where a reference leads: the value, and the document that it is in. */
export interface Found {
  readonly value: unknown;
  readonly document: string;
}

/** Follows `$ref` from a document, through fragments and files; a reference that leads nowhere gives undefined. */
export function follow(value: unknown, document: string, contract: Contract): Found {
  const ref = isObject(value) ? value["$ref"] : undefined;
  if (typeof ref !== "string") return { value, document };
  const [file = "", fragment = ""] = ref.split("#");
  const target = file === "" ? document : resolvePath(document, file);
  const found = fragment
    .split("/")
    .filter((key) => key !== "")
    .reduce<unknown>(
      (node, key) => (isObject(node) ? node[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined),
      parsed(target, contract),
    );
  return follow(found, target, contract);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

const read = new Map<string, unknown>();

function parsed(document: string, { documents }: Contract): unknown {
  const text = documents[document];
  if (text === undefined || !document.endsWith(".json")) return undefined;
  if (!read.has(document)) read.set(document, JSON.parse(text));
  return read.get(document);
}

function resolvePath(from: string, file: string): string {
  return new URL(file, `http://contract/${from}`).pathname.slice(1);
}
