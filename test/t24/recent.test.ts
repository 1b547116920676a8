import { blankRecord } from "../../emulators/t24/domain/record.ts";
import { createRecent, lengthOfText, MAX_LENGTH, MAX_RECENT } from "../../emulators/t24/representations/recent.ts";

test("what was made of the latest records is kept, by the record itself and not by its id", () => {
  const recent = createRecent(lengthOfText);
  const records = Array.from({ length: MAX_RECENT + 1 }, (_, index) => blankRecord(String(index)));
  for (const record of records) expect(recent.keep(record, record.id)).toBe(record.id);
  const kept = records.map((record) => recent.of(record));
  expect(kept).toEqual([undefined, ...records.slice(1).map(({ id }) => id)]);
  expect(recent.of(blankRecord("5"))).toBeUndefined();
});

test.each([
  [MAX_LENGTH, true],
  [MAX_LENGTH + 1, false],
])("a text of %d characters is kept: %j", (length, isKept) => {
  const recent = createRecent(lengthOfText);
  const record = blankRecord("1");
  const text = "x".repeat(length);
  expect(recent.keep(record, text)).toBe(text);
  expect(recent.of(record)).toBe(isKept ? text : undefined);
});
