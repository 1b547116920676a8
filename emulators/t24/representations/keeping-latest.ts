/** What the parts of a key are kept apart by: no text that is written holds it. */
export const APART = "\u0000";

/** Makes what a key stands for, unless it is among the latest few. */
export function keepingLatest<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    const [oldest] = kept.keys();
    if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
    kept.set(key, made);
    return made;
  };
}
