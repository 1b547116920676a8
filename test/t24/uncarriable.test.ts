import { ATOM, customer, HAL, openT24 } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const FORM = "application/x-www-form-urlencoded";

/** Percent-encoded texts that no XML document can carry (XML 1.0, section 2.2). */
const UNCARRIABLE = ["%00", "a%01b", "%1F", "%EF%BF%BE", "%EF%BF%BF"];

test.each(UNCARRIABLE)("a form with %s in a name or a value is malformed, so that no record has it", async (text) => {
  const call = await t24.world();
  for (const body of [`FamilyName=${text}`, `Target=5&${text}=1`]) {
    for (const [path, accept] of [
      [customer("100104"), HAL],
      [customer("100104", "validate"), ATOM],
      [customer("100104", "hold"), ATOM],
      ["verCustomer_Inputs()/copy", HAL],
    ] as const) {
      const answer = await call("POST", path, { type: FORM, body, accept });
      expect([path, answer.status]).toEqual([path, 400]);
      expect(answer.text).toMatch(/has a character that no XML document can carry/);
    }
  }
});

test.each(UNCARRIABLE)("an enrichment that is asked for by %s: 400 in every representation (1.8)", async (text) => {
  const call = await t24.world();
  for (const query of [`ShortName=${text}`, `Sector=${text}`, `${text}=1`]) {
    for (const accept of [ATOM, HAL, "application/hal+xml"]) {
      const answer = await call("GET", `verCustomer_Inputs()/enrichment?${query}`, { accept });
      expect([query, accept, answer.status]).toEqual([query, accept, 400]);
      expect(answer.text).toMatch(/INVALID CHARACTER/);
    }
  }
});

test.each(["\\u0000", "\\ud800", "\\ufffe", "\uFFFF"])(
  "a text with %j in JSON is malformed, and the answer says so in XML, too",
  async (text) => {
    const call = await t24.world();
    for (const accept of [ATOM, HAL, "application/hal+xml"]) {
      const answer = await call("POST", customer("100104", "validate"), {
        type: "application/json",
        body: `{"FamilyName":"a${text}"}`,
        accept,
      });
      expect([accept, answer.status]).toEqual([accept, 400]);
      expect(answer.text).toMatch(/has a character that no XML document can carry/);
    }
  },
);
