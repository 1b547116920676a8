import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

/** A named example of a contract, with the files that its body is held against. */
export interface Example {
  readonly name: string;
  readonly side: "request" | "answer";
  /** The operation, and for an answer its status. */
  readonly at: string;
  readonly mediaType: string;
  readonly value: unknown;
  /** From the project's root. */
  readonly schema: string | undefined;
  readonly xsd: string | undefined;
}

type Members = Readonly<Record<string, unknown>>;

/** Every named example of a contract's operations, references resolved. */
export function examplesOf(contract: string): readonly Example[] {
  const file = new URL(`../../contracts/${contract}/openapi.yaml`, import.meta.url);
  const document = asMembers(parse(readFileSync(file, "utf8")));
  const operations = Object.values(asMembers(document["paths"]))
    .flatMap((item) => Object.values(asMembers(item)).map(asMembers))
    .filter(({ operationId }) => typeof operationId === "string");
  return operations.flatMap((operation) => {
    const at = String(operation["operationId"]);
    const { content } = resolve(operation["requestBody"], document);
    const answers = Object.entries(asMembers(operation["responses"])).flatMap(([status, answer]) =>
      examplesIn(resolve(answer, document)["content"], { side: "answer", at: `${at} ${status}` }),
    );
    return [...examplesIn(content, { side: "request", at }), ...answers];
  });
}

function examplesIn(content: unknown, place: Pick<Example, "side" | "at">): readonly Example[] {
  return Object.entries(asMembers(content)).flatMap(([mediaType, body]) => {
    const { examples, schema, "x-xsd": xsd } = asMembers(body);
    const { $ref: ref } = asMembers(schema);
    return Object.entries(asMembers(examples)).map(([name, example]) => ({
      ...place,
      name,
      mediaType,
      value: asMembers(example)["value"],
      schema: fromRoot(ref),
      xsd: fromRoot(xsd),
    }));
  });
}

/** Contracts lie two folders deep. */
function fromRoot(path: unknown): string | undefined {
  return typeof path === "string" ? join("contracts/any", path) : undefined;
}

function resolve(value: unknown, document: Members): Members {
  const { $ref: ref } = asMembers(value);
  if (typeof ref !== "string") return asMembers(value);
  const steps = ref.slice(2).split("/");
  return resolve(
    steps.reduce<unknown>((node, step) => asMembers(node)[step], document),
    document,
  );
}

function asMembers(value: unknown): Members {
  return typeof value === "object" && value !== null ? (value as Members) : {};
}
