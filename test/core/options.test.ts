import { defaultsOf, defineOptions, whyNotOption } from "../../emulators/core/options.ts";

const why = { description: "", reason: "", source: "", grade: "assumed" } as const;
const options = defineOptions({
  duplicates: { default: "upsert", values: ["upsert", "reject"], ...why },
  maximum: { default: 40, values: [40, 25], ...why },
  delay: { default: 0, minimum: 0, maximum: 9_000, integer: true, ...why },
  share: { default: 0.5, minimum: -1, maximum: 1, ...why },
  strict: { default: false, ...why },
  token: { default: "secret", ...why },
});

test("the defaults are the declared ones", () => {
  expect(defaultsOf(options)).toEqual({
    duplicates: "upsert",
    maximum: 40,
    delay: 0,
    share: 0.5,
    strict: false,
    token: "secret",
  });
});

test("declaring changes nothing", () => {
  expect(options.maximum).toEqual({ default: 40, values: [40, 25], ...why });
});

test.each<[string, unknown]>([
  ["duplicates", "reject"],
  ["maximum", 25],
  ["delay", 1_500],
  ["delay", 9_000],
  ["share", -0.25],
  ["share", -1],
  ["strict", true],
  ["token", ""],
])("%s can be %j", (name, value) => {
  expect(whyNotOption(options, name, value)).toBeUndefined();
});

const THERE_ARE = "there are: duplicates, maximum, delay, share, strict, token.";

test.each<[string, unknown, string]>([
  ["duplicates", "ignore", 'Option "duplicates" takes one of ["upsert","reject"]; "ignore" came.'],
  ["duplicates", true, 'Option "duplicates" takes one of ["upsert","reject"]; true came.'],
  ["maximum", "25", 'Option "maximum" takes one of [40,25]; "25" came.'],
  ["delay", "0", 'Option "delay" takes a number; "0" came.'],
  ["delay", -1, 'Option "delay" takes a whole number from 0 to 9000; -1 came.'],
  ["delay", 1.5, 'Option "delay" takes a whole number from 0 to 9000; 1.5 came.'],
  ["delay", 9_001, 'Option "delay" takes a whole number from 0 to 9000; 9001 came.'],
  ["delay", Infinity, 'Option "delay" takes a whole number from 0 to 9000; Infinity came.'],
  ["delay", NaN, 'Option "delay" takes a whole number from 0 to 9000; NaN came.'],
  ["share", -1.5, 'Option "share" takes a number from -1 to 1; -1.5 came.'],
  ["delay", null, 'Option "delay" takes a number; null came.'],
  ["strict", "true", 'Option "strict" takes a boolean; "true" came.'],
  ["strict", 1, 'Option "strict" takes a boolean; 1 came.'],
  ["token", { a: 1 }, 'Option "token" takes a string; {"a":1} came.'],
  ["unknown", 1, `There is no option "unknown"; ${THERE_ARE}`],
  ["toString", "x", `There is no option "toString"; ${THERE_ARE}`],
  ["__proto__", {}, `There is no option "__proto__"; ${THERE_ARE}`],
])("%s cannot be %j", (name, value, sentence) => {
  expect(whyNotOption(options, name, value)).toBe(sentence);
});
