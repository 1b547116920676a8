/**
 * The same text in memory of its own, of a byte a character if it can be. What is cut from a text keeps the whole of it
 * in memory, and what is joined is a chain of its parts until somebody needs it in one piece.
 */
export function compactText(text: string): string {
  return Buffer.from(text).toString();
}
