import { DomainError } from "../core/errors.ts";
import type { Versioned } from "../core/store/store.ts";

/** A record as it is shown: with its state, where its collection has states. */
export interface ShownRecord extends Versioned<object> {
  readonly state?: string;
}

/** Which records are asked for. */
export interface RecordQuery {
  readonly skip: number;
  readonly limit: number;
  /** Whether a record is one of those; undefined: all are. */
  readonly fits: ((record: ShownRecord) => boolean) | undefined;
}

type Sent = Readonly<Partial<Record<"skip" | "limit" | "state" | "contains", string>>>;

const DEFAULT_LIMIT = 100;

/** Reads the query; throws `invalid-query`. */
export function parseRecordQuery({ skip = "0", limit = String(DEFAULT_LIMIT), state, contains }: Sent): RecordQuery {
  if (!/^\d{1,9}$/.test(skip)) throw invalid("skip", "a whole number", skip);
  if (!/^(?:[1-9]\d{0,2}|1000)$/.test(limit)) throw invalid("limit", "a whole number from 1 to 1000", limit);
  const text = contains?.toLowerCase() || undefined;
  const isOfState = (record: ShownRecord): boolean => state === undefined || record.state === state;
  const hasText = ({ id, value }: ShownRecord): boolean =>
    text === undefined || id.toLowerCase().includes(text) || JSON.stringify(value).toLowerCase().includes(text);
  return {
    skip: Number(skip),
    limit: Number(limit),
    fits: state === undefined && text === undefined ? undefined : (record) => isOfState(record) && hasText(record),
  };
}

function invalid(name: string, words: string, text: string): DomainError {
  return new DomainError("invalid-query", `The query parameter "${name}" takes ${words}; "${text}" came.`);
}
