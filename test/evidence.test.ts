import request from "supertest";

import type { AnyEmulator } from "../emulators/core/emulator.ts";
import { whyNotOption, type Evidence, type OptionDeclaration } from "../emulators/core/options.ts";
import { EMULATORS } from "../emulators/tools/stories.ts";
import { openEmulator } from "./support/open-emulator.ts";

const GRADES = ["documented", "observed", "derived", "assumed"];
const opened = await Promise.all(
  EMULATORS.map(async (name) => {
    const { emulator } = (await import(`../emulators/${name}/emulator.ts`)) as { emulator: AnyEmulator };
    return { name, emulator, app: (await openEmulator(name)).app };
  }),
);

const isGraded = ({ grade, source }: Evidence): boolean => GRADES.includes(grade) && source.trim() !== "";

test.each(opened)(
  "every error code of $name, and nothing else, carries a grade and a source",
  async ({ emulator, app }) => {
    const { body } = await request(app).get("/__admin/contract").expect(200);
    const errors = Object.entries(body.errors as Record<string, Evidence>);
    expect(errors.map(([code]) => code).sort()).toEqual([...emulator.errorCodes].sort());
    expect(errors.filter(([, evidence]) => !isGraded(evidence))).toEqual([]);
  },
);

test.each(opened)("every option of $name lists its default, values, reason, source and grade", async ({ app }) => {
  const { body } = await request(app).get("/__admin/options").expect(200);
  const options = Object.entries(body as Record<string, Option>);
  expect(options.length).toBeGreaterThan(0);
  const faulty = options.filter(([, option]) => !isComplete(option));
  expect(faulty.map(([name]) => name)).toEqual([]);
});

type Option = OptionDeclaration & { readonly value: unknown };

function isComplete(option: Option): boolean {
  const { value, default: standard, description, reason } = option;
  return (
    value === standard &&
    hasValues(option) &&
    isGraded(option) &&
    [description, reason].every((text) => /\w.*\.$/.test(text))
  );
}

/** What is no choice of some values is any text, or a number of a range that has the default in it. */
function hasValues(option: Option): boolean {
  const { default: standard, values, minimum = NaN, maximum = NaN, integer } = option;
  if (values !== undefined) return values.includes(standard) && new Set(values).size === values.length;
  if (typeof standard === "string") return true;
  const isRange = minimum < maximum && typeof integer === "boolean";
  return isRange && whyNotOption({ it: option }, "it", standard) === undefined;
}

test("explain tells on what a refusal rests", async () => {
  const app = opened.find(({ name }) => name === "control-center")?.app;
  if (app === undefined) throw new Error("there is no Control Center");
  await request(app).get("/rws/api/v1/echo/a").expect(401);
  const { body } = await request(app).get("/__admin/requests?limit=1");
  const explained = await request(app).get(`/__admin/requests/${body.requests[0].id}/explain`).expect(200);
  expect(explained.body.evidence).toEqual({ grade: "observed", source: "control-center P1" });
});
