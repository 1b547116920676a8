import { isObject } from "./proposal.ts";

/** What stands at a field such as `contacts[0].name`, or in the whole body for none; by kind and size, no content. */
export function describeAt(body: unknown, field: string): string {
  const steps = field.split(/[.[\]]+/).filter((step) => step !== "");
  return describe(steps.reduce(member, body));
}

function member(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isObject(value) ? value[step] : undefined;
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return `a text of ${value.length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isObject(value) ? `an object with ${Object.keys(value).join(", ") || "no member"}` : `a ${typeof value}`;
}
