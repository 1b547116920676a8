import type { CustomerRecord } from "../domain/record.ts";

/** What a client has posted: a record, and in HAL the address that it says it is of. */
export interface PostedRecord {
  readonly record: CustomerRecord;
  readonly self: string | undefined;
}
