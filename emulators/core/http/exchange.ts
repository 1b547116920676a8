import type { ContractOperation, Violation } from "../contract/contract.ts";
import type { Context, Negotiated, RequestFacts } from "../emulator.ts";
import type { DomainError } from "../errors.ts";
import type { World } from "../worlds.ts";

/** One request on its way through the stages: each stage adds what it found. */
export interface Exchange {
  readonly world: World;
  readonly context: Context;
  readonly startedAt: number;
  facts: RequestFacts;
  operation: ContractOperation | undefined;
  params: Readonly<Record<string, string>>;
  user: unknown;
  negotiated: Negotiated | undefined;
  body: unknown;
  /** The body's text as it came, for the journal. */
  bodyText: string;
  readonly violations: Violation[];
  refusal: DomainError | undefined;
}
