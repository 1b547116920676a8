import {
  authoriserStamp,
  dateTimeOf,
  dayOf,
  inputterStamp,
  stampAuthorise,
  stampInput,
  stampReview,
  userOf,
} from "../../emulators/t24/domain/audit.ts";
import type { AuditFacts } from "../../emulators/t24/domain/audit.ts";
import { blankRecord, toElements, valuesOf } from "../../emulators/t24/domain/record.ts";

const facts: AuditFacts = {
  now: new Date("2015-04-01T05:50:59Z"),
  processNumber: 20609,
  user: "OFFICER",
  source: "SEAT",
  company: "GB0010001",
  department: "1",
};
const nowhere = { live: undefined, unauthorised: undefined };

test("the inputter is stamped with two underscores before the source, the authoriser with one", () => {
  expect(inputterStamp(facts)).toBe("20609_OFFICER__OFS_SEAT");
  expect(authoriserStamp(facts)).toBe("20609_OFFICER_OFS_SEAT");
});

test.each([
  ["20609_OFFICER__OFS_SEAT", "OFFICER"],
  ["20609_OFFICER_OFS_SEAT", "OFFICER"],
  ["81_AARON2___OFS_BALOFS", "AARON2"],
  ["3_AUTHORISER_OFS_MB.OFS.AUTH", "AUTHORISER"],
  ["", ""],
])("the stamp %s is of user %s", (stamp, user) => {
  expect(userOf(stamp)).toBe(user);
});

test("DATE.TIME is year, month, day, hour and minute in two digits each", () => {
  expect(dateTimeOf(facts.now)).toBe("1504010550");
  expect(dayOf(facts.now)).toBe("20150401");
});

test("the first input has CURR.NO 1, company and department, and no authoriser", () => {
  const record = stampInput(blankRecord("190245"), "INAU", facts, nowhere);
  expect(record.scalars).toEqual({
    "RECORD.STATUS": "INAU",
    "CURR.NO": "1",
    "CO.CODE": "GB0010001",
    "DEPT.CODE": "1",
  });
  expect(valuesOf(record, "INPUTTER")).toEqual(["20609_OFFICER__OFS_SEAT"]);
  expect(valuesOf(record, "DATE.TIME")).toEqual(["1504010550"]);
});

test("an amendment has the live record's CURR.NO and one more", () => {
  const live = { ...blankRecord("66052"), scalars: { "CURR.NO": "7", AUTHORISER: "1_A_OFS_SEAT" } };
  expect(stampInput(live, "INAU", facts, { live, unauthorised: undefined }).scalars).toEqual({
    "RECORD.STATUS": "INAU",
    "CURR.NO": "8",
    "CO.CODE": "GB0010001",
    "DEPT.CODE": "1",
  });
});

test("all inputters of one change are kept, each once", () => {
  const unauthorised = {
    ...blankRecord("66052"),
    groups: { INPUTTER: toElements("INPUTTER", ["1_OFFICER__OFS_SEAT", "2_INPUTT__OFS_SEAT"]) },
  };
  const record = stampInput(blankRecord("66052"), "INAU", facts, { live: undefined, unauthorised });
  expect(valuesOf(record, "INPUTTER")).toEqual(["2_INPUTT__OFS_SEAT", "20609_OFFICER__OFS_SEAT"]);
});

test("authorising empties the status, names the authoriser and keeps CURR.NO and the inputters", () => {
  const input = stampInput(blankRecord("190245"), "INAU", facts, nowhere);
  const live = stampAuthorise(input, undefined, { ...facts, user: "AUTHOR", now: new Date("2015-04-02T00:00:00Z") });
  expect(live.scalars).toEqual({
    "CURR.NO": "1",
    "CO.CODE": "GB0010001",
    "DEPT.CODE": "1",
    AUTHORISER: "20609_AUTHOR_OFS_SEAT",
  });
  expect(valuesOf(live, "INPUTTER")).toEqual(["20609_OFFICER__OFS_SEAT"]);
  expect(valuesOf(live, "DATE.TIME")).toEqual(["1504020000"]);
});

test("a review sets the auditor's fields and nothing else", () => {
  const live = stampAuthorise(stampInput(blankRecord("190245"), "INAU", facts, nowhere), undefined, facts);
  const reviewed = stampReview(live, { ...facts, user: "AUDITR" });
  expect(reviewed).toEqual({
    ...live,
    scalars: { ...live.scalars, "AUDITOR.CODE": "AUDITR", "AUDIT.DATE.TIME": "1504010550" },
  });
});
