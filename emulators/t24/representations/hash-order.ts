/**
 * The names in the order in which a HashMap of Java 8 gives them: what IRIS keeps in one, it writes in this order. The
 * `/new` of the seed document shows it for the customer, other samples that of Java 7 (fact sheet, 4.1). Names of one
 * bucket stay as they come.
 */
export function inHashOrder(names: readonly string[]): readonly string[] {
  const mask = capacityFor(names.length) - 1;
  const bucketOf = (name: string): number => spread(hashOf(name)) & mask;
  return [...names].sort((one, other) => bucketOf(one) - bucketOf(other));
}

const INITIAL_CAPACITY = 16;
const LOAD_FACTOR = 0.75;

/** The table doubles as soon as it is more than three quarters full. */
function capacityFor(size: number): number {
  let capacity = INITIAL_CAPACITY;
  while (size > capacity * LOAD_FACTOR) capacity *= 2;
  return capacity;
}

/** Java's `String.hashCode`, as a signed 32-bit number. */
function hashOf(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  return hash;
}

/** Java 8's HashMap folds the upper half of a hash into its lower half. */
function spread(hash: number): number {
  return hash ^ (hash >>> 16);
}
