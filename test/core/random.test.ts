import { createRandom } from "../../emulators/core/random.ts";

const numbers = (seed: string, count = 100): readonly number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.below(1_000_000));
};

test("the same seed gives the same numbers", () => {
  expect(numbers("1/cayzu/default")).toEqual(numbers("1/cayzu/default"));
});

test("the numbers of a seed are the same from one release to the next", () => {
  const random = createRandom("1");
  expect([random.below(1_000), random.hex(10), random.uuid()]).toEqual([
    830,
    "a909b86c4e",
    "71c114fe-eafc-4247-8625-e0d784ba652c",
  ]);
});

test.each([
  ["1", "2"],
  ["1/cayzu/a", "1/cayzu/b"],
  ["", " "],
  ["ab", "ba"],
])("the seeds %j and %j give other numbers", (one, other) => {
  expect(numbers(one)).not.toEqual(numbers(other));
});

test("numbers lie below their limit, which may be as large as 2 to the 32nd", () => {
  const random = createRandom("limits");
  for (const limit of [1, 2, 3, 10, 0x1_0000_0000]) {
    for (let count = 0; count < 1_000; count += 1) {
      const number = random.below(limit);
      expect(Number.isInteger(number) && number >= 0 && number < limit).toBe(true);
    }
  }
});

test("numbers spread evenly", () => {
  const random = createRandom("spread");
  const counts = Array.from({ length: 10 }, () => 0);
  for (let count = 0; count < 100_000; count += 1) {
    const number = random.below(10);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test("a uuid is one of version 4, in lower case, and comes once", () => {
  const random = createRandom("uuid");
  const uuids = Array.from({ length: 10_000 }, () => random.uuid());
  for (const uuid of uuids) {
    expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  }
  expect(new Set(uuids).size).toBe(uuids.length);
  expect(new Set(uuids.map((uuid) => uuid[19]))).toEqual(new Set(["8", "9", "a", "b"]));
});

test.each([0, 1, 7, 8, 9, 40])("%d hexadecimal digits are as many", (digits) => {
  expect(createRandom("hex").hex(digits)).toMatch(new RegExp(`^[\\da-f]{${digits}}$`));
});
