import { compactText } from "../../core/compact-text.ts";
import { writtenKey } from "../iris/names.ts";
import { keepingLatest } from "./keeping-latest.ts";

/** Writes a text that is the same for all records but for the id in its addresses; the key says whatever else decides. */
export type WriteAroundId = (key: string, id: string, write: (id: string) => string) => string;

/** Stands for the record's id, and how it is written in an address; of a key, only an odd Host could say so. */
const ANY_ID = "\uE000";
const MARK = writtenKey(ANY_ID);

/** Keeps what stands around the id in the latest so many texts. */
export function keepingAroundId(most: number): WriteAroundId {
  const kept = keepingLatest<readonly string[]>(most);
  return (key, id, write) => {
    if (key.includes(MARK)) return write(id);
    return kept(key, () => compactText(write(ANY_ID)).split(MARK)).join(writtenKey(id));
  };
}
