import { formatDuration, LONGEST_DURATION, parseDuration } from "../../emulators/core/duration.ts";

test.each([
  ["PT61M", 3_660_000, "PT1H1M"],
  ["P1D", 86_400_000, "P1D"],
  ["P2W", 1_209_600_000, "P14D"],
  ["P1DT2H3M4.5S", 93_784_500, "P1DT2H3M4.5S"],
  ["PT0.001S", 1, "PT0.001S"],
  ["-PT30S", -30_000, "-PT30S"],
  ["PT0S", 0, "PT0S"],
  ["-PT0S", 0, "PT0S"],
  ["P0D", 0, "PT0S"],
  ["PT36H", 129_600_000, "P1DT12H"],
])("%s is %d ms, written %s", (text, milliseconds, written) => {
  expect(parseDuration(text)).toBe(milliseconds);
  expect(formatDuration(milliseconds)).toBe(written);
});

test.each([
  "",
  "P",
  "PT",
  "-P",
  "P1Y",
  "P1M",
  "1D",
  "PT1",
  "P1DT",
  "PT1M1H",
  "PT1.5M",
  "pt1s",
  "PT1S ",
  "PT1,5S",
  "PT-1S",
])("%j is no duration", (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test("a duration of more than a thousand years is none", () => {
  expect(parseDuration(formatDuration(LONGEST_DURATION))).toBe(LONGEST_DURATION);
  expect(parseDuration(formatDuration(LONGEST_DURATION + 1))).toBeUndefined();
});
