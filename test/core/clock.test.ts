import {
  advanced,
  createLogicalClock,
  frozenClock,
  fromClockFacts,
  LAST_INSTANT,
  parseInstant,
  toClockFacts,
  type ClockFacts,
  type ClockSetting,
} from "../../emulators/core/clock.ts";

const NOON = Date.UTC(2026, 0, 1, 12);
const machine = frozenClock(new Date(NOON));

const clockOf = (setting: ClockSetting) => createLogicalClock(machine, setting);
const at = (clock: { now(): Date }): string => clock.now().toISOString();

test.each<[ClockSetting, string]>([
  [{ mode: "real" }, "2026-01-01T12:00:00.000Z"],
  [{ mode: "shifted", shift: 3_600_000 }, "2026-01-01T13:00:00.000Z"],
  [{ mode: "shifted", shift: -86_400_000 }, "2025-12-31T12:00:00.000Z"],
  [{ mode: "frozen", at: 0 }, "1970-01-01T00:00:00.000Z"],
  [{ mode: "stepping", at: 0, step: 1_000 }, "1970-01-01T00:00:00.000Z"],
  [{ mode: "shifted", shift: -(10 ** 14) }, "1970-01-01T00:00:00.000Z"],
  [{ mode: "frozen", at: 10 ** 15 }, "9999-12-31T23:59:59.999Z"],
])("at noon of the machine a clock of %j says %s", (setting, instant) => {
  expect(at(clockOf(setting))).toBe(instant);
});

test("only a stepping clock moves with requests, and only by its step", () => {
  const stepping = clockOf({ mode: "stepping", at: NOON, step: 250 });
  expect([stepping.tick(), stepping.tick(), stepping.now(), stepping.now()].map(Number)).toEqual(
    [0, 250, 500, 500].map((more) => NOON + more),
  );
  const frozen = clockOf({ mode: "frozen", at: NOON });
  expect([frozen.tick(), frozen.tick()].map(Number)).toEqual([NOON, NOON]);
});

test("a stepping clock stops at the last instant that a year of four digits can write", () => {
  const clock = clockOf({ mode: "stepping", at: LAST_INSTANT - 1, step: 1_000 });
  expect([clock.tick(), clock.tick(), clock.tick()].map(Number)).toEqual([
    LAST_INSTANT - 1,
    LAST_INSTANT,
    LAST_INSTANT,
  ]);
});

test("the instant that a clock has given cannot move it", () => {
  const clock = clockOf({ mode: "frozen", at: NOON });
  clock.now().setFullYear(1970);
  expect(clock.now().getTime()).toBe(NOON);
});

test.each<[ClockSetting, ClockSetting]>([
  [{ mode: "real" }, { mode: "shifted", shift: 60_000 }],
  [
    { mode: "shifted", shift: 1 },
    { mode: "shifted", shift: 60_001 },
  ],
  [
    { mode: "frozen", at: 1 },
    { mode: "frozen", at: 60_001 },
  ],
  [
    { mode: "stepping", at: 1, step: 7 },
    { mode: "stepping", at: 60_001, step: 7 },
  ],
])("%j, advanced by a minute, is %j", (before, after) => {
  expect(advanced(before, 60_000)).toEqual(after);
});

test.each<[ClockSetting, ClockFacts]>([
  [{ mode: "real" }, { mode: "real" }],
  [
    { mode: "shifted", shift: -3_660_000 },
    { mode: "shifted", shift: "-PT1H1M" },
  ],
  [
    { mode: "frozen", at: NOON },
    { mode: "frozen", at: "2026-01-01T12:00:00.000Z" },
  ],
  [
    { mode: "stepping", at: NOON, step: 500 },
    { mode: "stepping", at: "2026-01-01T12:00:00.000Z", step: "PT0.5S" },
  ],
])("%j is written %j, and read back", (setting, facts) => {
  expect(toClockFacts(setting)).toEqual(facts);
  expect(fromClockFacts(facts)).toEqual(setting);
});

test.each<ClockFacts>([
  { mode: "frozen" },
  { mode: "frozen", at: "noon" },
  { mode: "shifted", shift: "an hour" },
  { mode: "stepping", at: "2026-01-01T12:00:00Z" },
  { mode: "stepping", step: "PT1S" },
])("%j is no setting", (facts) => {
  expect(fromClockFacts(facts)).toBeUndefined();
});

test.each([
  ["2026-01-01T00:00:00Z", Date.UTC(2026, 0, 1)],
  ["2026-01-01T00:00:00.25Z", Date.UTC(2026, 0, 1) + 250],
  ["2026-01-01T02:00:00+02:00", Date.UTC(2026, 0, 1)],
  ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
  ["1970-01-01T00:00:00Z", 0],
  ["9999-12-31T23:59:59.999Z", LAST_INSTANT],
])("%s is an instant", (text, instant) => {
  expect(parseInstant(text)).toBe(instant);
});

test.each([
  "",
  "now",
  "2026-01-01",
  "2026-01-01T00:00:00",
  "2026-02-30T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-01-01T25:00:00Z",
  "1969-12-31T23:59:59Z",
  "+012026-01-01T00:00:00Z",
  "2026-01-01T00:00:00Z\n",
])("%j is no instant", (text) => {
  expect(parseInstant(text)).toBeUndefined();
});
