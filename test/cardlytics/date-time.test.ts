import { readerOf } from "../../emulators/cardlytics/domain/reader.ts";
import { schemaOf } from "../../emulators/cardlytics/domain/schema.ts";
import { defaults } from "./defaults.ts";

const read = readerOf(schemaOf("date-time.json"));

function mistakesOf(text: string): readonly string[] {
  const mistakes: string[] = [];
  read(text, "date", { options: defaults, mistakes });
  return mistakes;
}

test.each([
  "2017-01-01T08:00:00Z",
  "2023-12-31T23:59:59Z",
  "2024-02-29T00:00:00Z",
  "2000-02-29T00:00:00Z",
  "2023-01-01T08:00:00.1Z",
  "2023-01-01T08:00:00.123456789Z",
  "2023-01-01T08:00:00+00:00",
  "2023-01-01T08:00:00-13:59",
  "2023-01-01T08:00:00+14:00",
])("%s is a date-time", (text) => {
  expect(mistakesOf(text)).toEqual([]);
});

test.each([
  "",
  "2023-01-01",
  "2023-01-01T08:00:00",
  "2023-01-01T08:00Z",
  "2023-01-01 08:00:00Z",
  "2023-01-01t08:00:00z",
  "2023-02-29T00:00:00Z",
  "2023-02-30T00:00:00Z",
  "1900-02-29T00:00:00Z",
  "2023-04-31T00:00:00Z",
  "2023-00-10T00:00:00Z",
  "2023-13-10T00:00:00Z",
  "2023-01-00T00:00:00Z",
  "2023-01-32T00:00:00Z",
  "2023-01-01T24:00:00Z",
  "2023-01-01T08:60:00Z",
  "2023-01-01T08:00:60Z",
  "2023-01-01T08:00:00.Z",
  "2023-01-01T08:00:00+14:01",
  "2023-01-01T08:00:00+15:00",
  "2023-01-01T08:00:00+0100",
  "23-01-01T08:00:00Z",
  "2023-01-01T08:00:00Z ",
  "01/01/2023",
])("%j is no date-time", (text) => {
  const mistake = text === "" ? "must not be blank" : "must be an ISO-8601 date-time";
  expect(mistakesOf(text)).toEqual([`date: ${mistake}`]);
});
