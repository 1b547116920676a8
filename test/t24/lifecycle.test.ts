import { apply } from "../../emulators/t24/domain/lifecycle.ts";
import type { Act, Outcome, Policy } from "../../emulators/t24/domain/lifecycle.ts";
import type { AuditFacts } from "../../emulators/t24/domain/audit.ts";
import type { Override } from "../../emulators/t24/domain/override.ts";
import { recordStatusOf, toElements } from "../../emulators/t24/domain/record.ts";
import type { CustomerRecord, RecordStatus, Status, ThreeFiles } from "../../emulators/t24/domain/record.ts";
import type { LifecycleFunction } from "../../emulators/t24/domain/transitions.ts";
import { versionOf, type Version } from "../../emulators/t24/domain/version.ts";

const FUNCTIONS: readonly LifecycleFunction[] = ["input", "hold", "authorise", "delete", "reverse", "restore"];
const INPUTS: readonly Status[] = ["none", "live", "INAU", "INAO", "INA2", "IHLD"];
const REVERSALS: readonly Status[] = ["RNAU", "RNAO", "RNA2", "RHLD", "REVE"];
const STATUSES: readonly Status[] = [...INPUTS, ...REVERSALS];
const ALLOWED: Policy = { customerReversal: "allow", nauProcessing: "refuse" };
const customerInput = versionOf("verCustomer_Input");
const noAuthoriser = versionOf("verCustomer");
const twoAuthorisers = versionOf("verCustomer_Dual");

const MISSING = "RECORD MISSING";
const UNAUTH = "UNAUTH. RECORD MISSING";
const INVALID = "INVALID FUNCTION FOR RECORD STATUS";
const NAU = "NO CHANGE TO LIVE (NAU-REC. EXISTS)";

/** What each function does with one authoriser, in the order of STATUSES: the next status, or T24's code. */
const INVALIDS = REVERSALS.map(() => INVALID);
const expected: Readonly<Record<LifecycleFunction, readonly string[]>> = {
  input: ["INAU", "INAU", "INAU", INVALID, INVALID, "INAU", ...INVALIDS],
  hold: ["IHLD", "IHLD", "IHLD", "IHLD", "IHLD", "IHLD", "RHLD", "RHLD", "RHLD", "RHLD", INVALID],
  authorise: [UNAUTH, UNAUTH, "live", "live", "live", UNAUTH, "REVE", "REVE", "REVE", UNAUTH, UNAUTH],
  delete: [UNAUTH, UNAUTH, "none", "none", "none", "none", "live", "live", "live", "live", UNAUTH],
  reverse: [MISSING, "RNAU", INVALID, INVALID, INVALID, INVALID, INVALID, INVALID, INVALID, "RNAU", INVALID],
  restore: [...INPUTS.map(() => MISSING), MISSING, MISSING, MISSING, MISSING, "INAU"],
};

/** What another number of authorisers, or an override to be approved, makes of it. */
const inputLive = ["live", "live", NAU, NAU, NAU, "live", NAU, NAU, NAU, INVALID, INVALID];
const inputToApprove = ["INAO", "INAO", "INAO", INVALID, INVALID, "INAO", ...INVALIDS];
const toSecondAuthoriser = [UNAUTH, UNAUTH, "INA2", "INA2", "live", UNAUTH, "RNA2", "RNA2", "REVE", UNAUTH, UNAUTH];
const reversalToApprove = expected.reverse.map((result) => (result === "RNAU" ? "RNAO" : result));
const override: Override = { code: "A", type: "OVERRIDE", text: "A", field: "Sector", needsApproval: true };

type Square = readonly [function: LifecycleFunction, status: Status, result: string, act: Partial<Act>];

const squares: readonly Square[] = [
  ...FUNCTIONS.flatMap((name) => rowOf(name, expected[name], { version: customerInput })),
  ...FUNCTIONS.flatMap((name) => rowOf(name, name === "input" ? inputLive : expected[name], { version: noAuthoriser })),
  ...FUNCTIONS.flatMap((name) =>
    rowOf(name, name === "authorise" ? toSecondAuthoriser : expected[name], { version: twoAuthorisers }),
  ),
  ...rowOf("input", inputToApprove, { overrides: [override] }),
  ...rowOf("input", inputToApprove, { overrides: [override], version: twoAuthorisers }),
  ...rowOf("reverse", reversalToApprove, { overrides: [override] }),
];

function rowOf(name: LifecycleFunction, results: readonly string[], act: Partial<Act>): readonly Square[] {
  return STATUSES.map((status, index) => [name, status, results[index] ?? "", act]);
}

test.each(squares)("another user's %s of a record that is %s: %s %j", (name, status, result, more) => {
  expect(resultOf({ ...act(name, "AUTHOR"), ...more }, status)).toBe(result);
});

test.each(squares)("the inputter's own %s of a record that is %s: %s, if it is not to authorise %j", (...square) => {
  const [name, status, result, more] = square;
  const isRefusedToInputter = name === "authorise" && result !== UNAUTH;
  expect(resultOf({ ...act(name, "INPUTT"), ...more }, status)).toBe(
    isRefusedToInputter ? "EB.RTN.SAME.NAME.AUTHORISER/INPUTTER" : result,
  );
});

test("with NAU.PROCESSING a version without authorisers takes live what is waiting", () => {
  const policy: Policy = { ...ALLOWED, nauProcessing: "merge" };
  const outcome = apply({ ...act("input", "INPUTT", noAuthoriser), policy }, filesOf("INAU"));
  expect(outcome).toMatchObject({ status: "live", unauthorised: undefined });
});

test("accepted overrides stand in the record until its next change", () => {
  const first = apply({ ...act("input", "INPUTT"), overrides: [override] }, filesOf("none"));
  expect(first.unauthorised?.groups["OVERRIDE"]).toEqual(toElements("OVERRIDE", ["A"]));
  const live = apply(act("authorise", "AUTHOR"), filesAfter(first));
  expect(live.live?.groups["OVERRIDE"]).toEqual(toElements("OVERRIDE", ["A"]));
  const record = { ...newRecord(), groups: live.live?.groups ?? {}, scalars: { MNEMONIC: "OTHER" } };
  const next = apply({ ...act("input", "INPUTT"), record }, filesAfter(live));
  expect(next.unauthorised?.groups["OVERRIDE"]).toBeUndefined();
});

test("a version without authorisers makes an input live at once, with one user's stamps", () => {
  const outcome = apply(act("input", "INPUTT", noAuthoriser), filesOf("none"));
  expect(outcome.status).toBe("live");
  expect(outcome.unauthorised).toBeUndefined();
  expect(outcome.live?.scalars).toMatchObject({ "CURR.NO": "1", AUTHORISER: "20609_INPUTT_OFS_SEAT" });
  expect(outcome.live?.groups["INPUTTER"]).toEqual(toElements("INPUTTER", ["20609_INPUTT__OFS_SEAT"]));
});

test("a version without authorisers takes a held record live", () => {
  const outcome = apply(act("input", "INPUTT", noAuthoriser), filesOf("IHLD"));
  expect(outcome.status).toBe("live");
});

test("a version with two authorisers waits for the second, who is neither the inputter nor the first", () => {
  const version = twoAuthorisers;
  const first = apply(act("authorise", "AUTHOR", version), filesOf("INAU"));
  expect(first.status).toBe("INA2");
  const files = filesAfter(first);
  expect(() => apply(act("authorise", "AUTHOR", version), files)).toThrow(refusedFor("AUTHOR"));
  expect(() => apply(act("authorise", "INPUTT", version), files)).toThrow(refusedFor("INPUTT"));
  const second = apply(act("authorise", "CSAGENT", version), files);
  expect(second.status).toBe("live");
  expect(second.live?.scalars["AUTHORISER"]).toBe("20609_CSAGENT_OFS_SEAT");
});

test("whoever input the current change before is refused as authoriser too", () => {
  const once = apply(act("input", "INPUTT"), filesOf("none"));
  const twice = apply(act("input", "AUTHOR"), filesAfter(once));
  expect(() => apply(act("authorise", "INPUTT"), filesAfter(twice))).toThrow(refusedFor("INPUTT"));
});

test("authorising a change moves the old live record to history under its CURR.NO", () => {
  const files = filesOf("live");
  const input = apply(act("input", "INPUTT"), files);
  expect(input.live).toBe(files.live);
  expect(input.history).toEqual([]);
  const outcome = apply(act("authorise", "AUTHOR"), filesAfter(input));
  expect(outcome.history).toEqual([{ id: "66052;1", record: files.live }]);
  expect(outcome.live?.scalars).toMatchObject({ "CURR.NO": "2", AUTHORISER: "20609_AUTHOR_OFS_SEAT" });
  expect(outcome.live && recordStatusOf(outcome.live)).toBeUndefined();
});

test("deleting an amendment leaves the live record as it was", () => {
  const files = filesOf("live");
  const outcome = apply(act("delete", "AUTHOR"), filesAfter(apply(act("input", "INPUTT"), files)));
  expect(outcome).toEqual({ status: "live", live: files.live, unauthorised: undefined, history: [] });
});

test("a reversal that is held keeps the record as it is, whatever is posted, and goes on from there", () => {
  const reversed = apply(act("reverse", "INPUTT"), filesOf("live"));
  const held = apply(act("hold", "AUTHOR"), filesAfter(reversed));
  expect(held.unauthorised?.scalars).toMatchObject({ MNEMONIC: "NOKIAUS", "RECORD.STATUS": "RHLD" });
  const again = apply(act("reverse", "INPUTT"), filesAfter(held));
  expect(again).toMatchObject({ status: "RNAU", live: reversed.live });
  expect(() => apply(act("authorise", "AUTHOR"), filesAfter(again))).toThrow(refusedFor("AUTHOR"));
});

test("an authorised reversal leaves the record in history only, as REVE", () => {
  const reversed = apply(act("reverse", "INPUTT"), filesOf("live"));
  const outcome = apply(act("authorise", "AUTHOR"), filesAfter(reversed));
  expect(outcome).toMatchObject({ status: "REVE", live: undefined, unauthorised: undefined });
  expect(outcome.history.map(({ id }) => id)).toEqual(["66052;1", "66052;2"]);
});

test("a restored record waits for authorisation, and has no live one", () => {
  const outcome = apply(act("restore", "INPUTT"), filesOf("REVE"));
  expect(outcome).toMatchObject({ status: "INAU", live: undefined });
  expect(outcome.unauthorised?.scalars["CURR.NO"]).toBe("2");
});

test("CUSTOMER refuses to be reversed, whatever the status", () => {
  for (const status of STATUSES) {
    expect(() =>
      apply({ ...act("reverse", "INPUTT"), policy: { ...ALLOWED, customerReversal: "refuse" } }, filesOf(status)),
    ).toThrow(expect.objectContaining({ code: "NO FUNCTION FOR THIS APPLICATION" }));
  }
});

test("an input that says what the live record says is refused", () => {
  const files = filesOf("live");
  const same = { ...act("input", "INPUTT"), record: { ...newRecord(), scalars: { MNEMONIC: "NOKIAUS" } } };
  expect(() => apply(same, files)).toThrow(expect.objectContaining({ code: "LIVE RECORD NOT CHANGED" }));
  expect(apply({ ...same, function: "hold" }, files).status).toBe("IHLD");
});

function resultOf(asked: Act, status: Status): string {
  try {
    return apply(asked, filesOf(status)).status;
  } catch (error) {
    return String((error as { code?: string }).code);
  }
}

function act(name: LifecycleFunction, user: string, version: Version = customerInput): Act {
  const facts: AuditFacts = {
    now: new Date("2026-01-01T10:20:30Z"),
    processNumber: 20609,
    user,
    source: "SEAT",
    company: "GB0010001",
    department: "1",
  };
  return { function: name, record: newRecord(), version, policy: ALLOWED, facts };
}

/** The record as INPUTT left it in the status asked for; what waits for a reversal has a live one beside it. */
function filesOf(status: Status): ThreeFiles {
  if (status === "none") return { live: undefined, unauthorised: undefined };
  if (status === "live") return { live: stored(undefined), unauthorised: undefined };
  if (status === "REVE") return { live: undefined, unauthorised: undefined, history: stored("REVE") };
  return { live: REVERSALS.includes(status) ? stored(undefined) : undefined, unauthorised: stored(status) };
}

function filesAfter({ live, unauthorised }: Outcome): ThreeFiles {
  return { live, unauthorised };
}

function stored(status: RecordStatus | undefined): CustomerRecord {
  return {
    id: "66052",
    scalars: { MNEMONIC: "NOKIAUS", "CURR.NO": "1", ...(status === undefined ? {} : { "RECORD.STATUS": status }) },
    groups: { INPUTTER: toElements("INPUTTER", ["1_INPUTT__OFS_SEAT"]) },
  };
}

function newRecord(): CustomerRecord {
  return { id: "66052", scalars: { MNEMONIC: "NOKIA" }, groups: {} };
}

function refusedFor(user: string): Error {
  return expect.objectContaining({ code: "EB.RTN.SAME.NAME.AUTHORISER/INPUTTER", details: { id: "66052", user } });
}
