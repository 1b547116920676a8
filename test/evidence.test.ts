import request from "supertest";

import type { AnyEmulator } from "../emulators/core/emulator.ts";
import type { Evidence, OptionDeclaration } from "../emulators/core/options.ts";
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
  const options = Object.entries(body as Record<string, OptionDeclaration & { readonly value: unknown }>);
  expect(options.length).toBeGreaterThan(0);
  const faulty = options.filter(([, option]) => !isComplete(option));
  expect(faulty.map(([name]) => name)).toEqual([]);
});

/** What is no choice of some values is a text or a number of any kind. */
function isComplete(option: OptionDeclaration & { readonly value: unknown }): boolean {
  const { value, default: standard, values, description, reason } = option;
  const isChoice = values !== undefined && values.includes(standard) && new Set(values).size === values.length;
  const hasValues = isChoice || (values === undefined && typeof standard !== "boolean");
  return (
    value === standard && hasValues && isGraded(option) && [description, reason].every((text) => /\w.*\.$/.test(text))
  );
}

test("explain tells on what a refusal rests", async () => {
  const app = opened.find(({ name }) => name === "control-center")?.app;
  if (app === undefined) throw new Error("there is no Control Center");
  await request(app).get("/rws/api/v1/echo/a").expect(401);
  const { body } = await request(app).get("/__admin/requests?limit=1");
  const explained = await request(app).get(`/__admin/requests/${body.requests[0].id}/explain`).expect(200);
  expect(explained.body.evidence).toEqual({ grade: "observed", source: "control-center P1" });
});
