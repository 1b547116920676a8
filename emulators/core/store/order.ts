/** The order of every list: shorter ids first, so that numbers sort as numbers; then by code unit. */
export function byId(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : one > other ? 1 : 0;
}
