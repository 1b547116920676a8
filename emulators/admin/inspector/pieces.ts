import { INVISIBLE, toEscape } from "../../core/observe/visible.ts";

/** A stretch of a recorded text: as it is, or the escape of a character that cannot be seen. */
export interface Piece {
  readonly text: string;
  readonly isEscape: boolean;
}

/** Ends of lines and tabs, where a text is shown over several lines. */
const LAYOUT = ["\n", "\t"];

/** Cuts a text at what cannot be seen; over several lines, `\n` and tabs stay as they are. */
export function piecesOf(text: string, { isBlock = false } = {}): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(INVISIBLE)) {
    if (isBlock && LAYOUT.includes(character)) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), isEscape: false });
    pieces.push({ text: toEscape(character), isEscape: true });
    from = index + character.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isEscape: false });
  return pieces;
}
