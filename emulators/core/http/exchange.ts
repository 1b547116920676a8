import type { ContractOperation, Violation } from "../contract/contract.ts";
import type { Context, Negotiated, OperationRequest } from "../emulator.ts";
import type { DomainError } from "../errors.ts";
import type { World } from "../worlds.ts";
import type { Spoil } from "./spoil.ts";

/** The request as it grows: each stage fills in what it found, and what an emulator gets to see is this very object. */
export type RequestFound = {
  -readonly [Member in keyof OperationRequest]: Member extends "params" | "query"
    ? Readonly<Record<string, string>>
    : OperationRequest[Member];
} & { operation: ContractOperation | undefined; text: string };

/** One request on its way through the stages. */
export interface Exchange {
  readonly world: World;
  /** Another one where a race holds its commit. */
  context: Context;
  readonly startedAt: number;
  readonly facts: RequestFound;
  negotiated: Negotiated | undefined;
  readonly violations: Violation[];
  refusal: DomainError | undefined;
  /** The fault that acted on it, by its id and kind. */
  fault: { readonly id: string; readonly kind: string } | undefined;
  /** Writes the answer in place of the one writer, where a fault spoils it. */
  spoil: Spoil | undefined;
}
