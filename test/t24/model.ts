/**
 * T24's life of one customer, told again without the emulator's tables: who last had a hand in the change, what stands
 * live, what waits, what was reversed. It knows CUSTOMER,INPUT, CUSTOMER, (no authoriser) and CUSTOMER,DUAL (two), at a
 * bank whose customers can be reversed.
 */
export interface Model {
  /** The value of TARGET in the live record; undefined: there is none. */
  live: { target: string; currNo: number } | undefined;
  waiting: Waiting | undefined;
  /** The value of TARGET in the record that was reversed last. */
  reversed: string | undefined;
}

interface Waiting {
  status: "INAU" | "INA2" | "IHLD" | "RNAU" | "RNA2" | "RHLD";
  target: string;
  /** Whoever has input, and who has authorised once. */
  hands: Set<string>;
  /** Who has authorised once. */
  first: string | undefined;
}

export type Screen = "verCustomer_Inputs" | "verCustomers" | "verCustomer_Duals";

/** What a client asks: by whom, on which screen, what, with which TARGET, under which ETag. */
export interface Ask {
  readonly user: string;
  readonly screen: Screen;
  readonly act: "input" | "hold" | "authorise" | "delete" | "see" | "reverse" | "restore";
  readonly target: string;
  readonly tag: "none" | "right" | "wrong";
}

/** What the client is told: the status, and T24's code or the RECORD.STATUS that is shown. */
export interface Told {
  readonly status: number;
  readonly word: string;
}

const MAY_NOT = ["EB.RTN.SAME.NAME.AUTHORISER/INPUTTER", "UNAUTH. RECORD MISSING", "EB-RESOURCE.MODIFIED"] as const;
const INVALID = "INVALID FUNCTION FOR RECORD STATUS";
const MISSING = "RECORD MISSING";

/** Plays one request, changes the model, and tells what a client must be told. */
export function play(model: Model, ask: Ask): Told {
  if (ask.act === "see") return see(model);
  if (ask.act === "input" || ask.act === "hold") return takeIn(model, ask);
  if (ask.act === "reverse") return reverse(model, ask);
  if (ask.act === "restore") return restore(model, ask);
  const { waiting } = model;
  if (waiting === undefined) return refused(400, MAY_NOT[1]);
  if (ask.tag === "wrong") return refused(412, MAY_NOT[2]);
  if (ask.act === "delete") {
    model.waiting = undefined;
    return { status: 200, word: waiting.status };
  }
  return authorise(model, waiting, ask);
}

function authorise(model: Model, waiting: Waiting, { user, screen }: Ask): Told {
  const { status, target, hands } = waiting;
  if (isHeld(waiting)) return refused(400, MAY_NOT[1]);
  if (hands.has(user)) return refused(400, MAY_NOT[0]);
  if (screen === "verCustomer_Duals" && (status === "INAU" || status === "RNAU")) {
    const second = status === "INAU" ? "INA2" : "RNA2";
    model.waiting = { status: second, target, hands: new Set([...hands, user]), first: user };
    return { status: 200, word: second };
  }
  if (isReversal(waiting)) {
    Object.assign(model, { live: undefined, waiting: undefined, reversed: target });
    return { status: 200, word: "REVE" };
  }
  goLive(model, target);
  return { status: 200, word: "" };
}

function see({ live, waiting, reversed }: Model): Told {
  if (waiting !== undefined) return { status: 200, word: waiting.status };
  if (live !== undefined) return { status: 200, word: "" };
  return reversed === undefined ? refused(404, MISSING) : { status: 200, word: "REVE" };
}

/** What is live, or a reversal that was held, is to be reversed. */
function reverse(model: Model, { user, tag }: Ask): Told {
  const { live, waiting, reversed } = model;
  if (live === undefined && waiting === undefined) {
    return reversed === undefined ? refused(404, MISSING) : refused(400, INVALID);
  }
  if (tag === "wrong") return refused(412, MAY_NOT[2]);
  if (live === undefined || (waiting !== undefined && waiting.status !== "RHLD")) return refused(400, INVALID);
  const hands = new Set([...inputtersOf(waiting), user]);
  model.waiting = { status: "RNAU", target: live.target, hands, first: undefined };
  return { status: 200, word: "RNAU" };
}

function restore(model: Model, { user, tag }: Ask): Told {
  const { live, waiting, reversed } = model;
  if (live !== undefined || waiting !== undefined || reversed === undefined) return refused(404, MISSING);
  if (tag === "wrong") return refused(412, MAY_NOT[2]);
  model.waiting = { status: "INAU", target: reversed, hands: new Set([user]), first: undefined };
  return { status: 200, word: "INAU" };
}

const isHeld = ({ status }: Waiting): boolean => status === "IHLD" || status === "RHLD";
const isReversal = ({ status }: Waiting): boolean => status.startsWith("R");

function takeIn(model: Model, ask: Ask): Told {
  const { live, waiting } = model;
  const { user, screen, act, target, tag } = ask;
  const isNew = live === undefined && waiting === undefined;
  if (tag === "wrong" || (tag === "right" && isNew)) return refused(412, MAY_NOT[2]);
  const objection = whyNot(model, ask);
  if (objection !== undefined) return refused(400, objection);
  if (act === "input" && screen === "verCustomers") {
    goLive(model, target);
    return { status: 201, word: "" };
  }
  const hands = new Set([...inputtersOf(waiting), user]);
  model.waiting = { ...heldOrInput(model, ask), hands, first: undefined };
  return { status: 201, word: model.waiting.status };
}

/** A reversal that is held keeps what the live record says. */
function heldOrInput({ live, waiting }: Model, { act, target }: Ask): Pick<Waiting, "status" | "target"> {
  if (live !== undefined && waiting !== undefined && isReversal(waiting))
    return { status: "RHLD", target: live.target };
  return { status: act === "hold" ? "IHLD" : "INAU", target };
}

function whyNot(model: Model, ask: Ask): string | undefined {
  const { live, waiting, reversed } = model;
  const objection = ask.act === "input" ? whyNotInput(model, ask) : undefined;
  if (objection !== undefined) return objection;
  return live === undefined && waiting === undefined && reversed !== undefined ? INVALID : undefined;
}

function whyNotInput({ live, waiting }: Model, { screen, target }: Ask): string | undefined {
  if (screen === "verCustomers" && waiting !== undefined && !isHeld(waiting)) {
    return "NO CHANGE TO LIVE (NAU-REC. EXISTS)";
  }
  if (waiting !== undefined && (waiting.status === "INA2" || isReversal(waiting))) return INVALID;
  return live?.target === target ? "LIVE RECORD NOT CHANGED" : undefined;
}

/** A change begins anew with those who input it; who has authorised once is forgotten. */
function inputtersOf(waiting: Waiting | undefined): readonly string[] {
  return waiting === undefined ? [] : [...waiting.hands].filter((hand) => hand !== waiting.first);
}

function goLive(model: Model, target: string): void {
  model.live = { target, currNo: (model.live?.currNo ?? 0) + 1 };
  model.waiting = undefined;
}

function refused(status: number, word: string): Told {
  return { status, word };
}
