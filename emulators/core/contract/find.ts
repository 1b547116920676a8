import type { ContractOperation } from "./contract.ts";

/** What a path template of OpenAPI stands for: `{name}` is one segment or a part of it. */
export function templatePattern(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("([^/]+?)")}$`);
}

/** The operation of a method and a canonical path; a path without a parameter goes before one that has it there. */
export function findOperation(
  operations: readonly ContractOperation[],
  method: string,
  path: string,
): ContractOperation | undefined {
  const fitting = operationsAt(operations, path);
  return fitting.find((operation) => operation.method === method && operation.path === fitting[0]?.path);
}

/** All operations of a canonical path, those of the most specific template first. */
export function operationsAt(operations: readonly ContractOperation[], path: string): readonly ContractOperation[] {
  const parameters = ({ path: template }: ContractOperation): number => template.split("{").length;
  return operations
    .filter((operation) => templatePattern(operation.path).test(path))
    .sort((one, other) => parameters(one) - parameters(other));
}
