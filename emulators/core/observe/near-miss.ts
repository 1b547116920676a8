import { distanceBetween } from "../nearest.ts";
import type { Criterion } from "./criteria.ts";
import type { JournalEntry } from "./journal.ts";
import { subtleDifference, visible } from "./visible.ts";

/** What was expected of one field against what came, with what cannot be seen escaped. */
export interface FieldComparison {
  readonly field: string;
  readonly expected: string;
  /** null: it did not come. */
  readonly actual: string | null;
  readonly matches: boolean;
  /** How two values differ that look alike. */
  readonly hint?: string;
}

/** An exchange that is nearly what was asked for. */
export interface NearMiss {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly fields: readonly FieldComparison[];
}

/** The exchanges that meet most of what is asked, the nearest first; those that meet all of it are none. */
export function nearMisses(
  entries: readonly JournalEntry[],
  criteria: readonly Criterion[],
  limit = 3,
): readonly NearMiss[] {
  return entries
    .map((entry) => ({ entry, fields: criteria.map((criterion) => compare(criterion, entry)) }))
    .filter(({ fields }) => fields.some(({ matches }) => !matches))
    .map((compared) => ({ ...compared, distance: distanceOf(compared.fields) }))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, limit)
    .map(({ entry: { id, method, path, status }, fields }) => ({ id, method, path: visible(path), status, fields }));
}

function compare({ field, expected, actual, matches }: Criterion, entry: JournalEntry): FieldComparison {
  const found = actual(entry);
  const isMatch = matches(entry);
  const hint = isMatch || found === undefined ? undefined : subtleDifference(expected, found);
  return {
    field,
    expected: visible(expected),
    actual: found === undefined ? null : visible(found),
    matches: isMatch,
    ...(hint !== undefined && { hint }),
  };
}

/** A field that differs counts one and, the less alike it is, up to one more. */
function distanceOf(fields: readonly FieldComparison[]): number {
  return fields.reduce((sum, { matches, expected, actual }) => {
    if (matches) return sum;
    if (actual === null) return sum + 2;
    return sum + 1 + distanceBetween(expected, actual) / Math.max(expected.length, actual.length, 1);
  }, 0);
}
