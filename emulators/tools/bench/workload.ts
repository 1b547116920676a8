import type { Load } from "./load.ts";

/** What is measured: one call of one emulator, made anew each time. */
export interface Workload {
  readonly title: string;
  readonly emulator: string;
  readonly method: "GET" | "POST" | "PUT";
  /** What is promised of the CPU ratio to bare Express; nothing promised: empty. */
  readonly goal: string;
  /** The emulator's options that are not at their defaults; left out: none. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Makes on the server what the calls need, and tells how to make each call. */
  prepare(base: string): Promise<Load>;
}

/** The value of HTTP Basic's header. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

export const json = { "content-type": "application/json" } as const;

let serial = 0;

/** A number that no call has had. */
export function next(): number {
  return (serial += 1);
}
