/**
 * T24's life of one customer, told again without the emulator's tables: who last had a hand in the change, what stands
 * live, what waits. It knows CUSTOMER,INPUT, CUSTOMER, (no authoriser) and CUSTOMER,DUAL (two).
 */
export interface Model {
  /** The value of TARGET in the live record; undefined: there is none. */
  live: { target: string; currNo: number } | undefined;
  waiting: Waiting | undefined;
}

interface Waiting {
  status: "INAU" | "INA2" | "IHLD";
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
  readonly act: "input" | "hold" | "authorise" | "delete" | "see";
  readonly target: string;
  readonly tag: "none" | "right" | "wrong";
}

/** What the client is told: the status, and T24's code or the RECORD.STATUS that is shown. */
export interface Told {
  readonly status: number;
  readonly word: string;
}

const MAY_NOT = ["EB.RTN.SAME.NAME.AUTHORISER/INPUTTER", "UNAUTH. RECORD MISSING", "EB-RESOURCE.MODIFIED"] as const;

/** Plays one request, changes the model, and tells what a client must be told. */
export function play(model: Model, ask: Ask): Told {
  if (ask.act === "see") return see(model);
  if (ask.act === "input" || ask.act === "hold") return takeIn(model, ask);
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
  if (waiting.status === "IHLD") return refused(400, MAY_NOT[1]);
  if (waiting.hands.has(user)) return refused(400, MAY_NOT[0]);
  if (screen === "verCustomer_Duals" && waiting.status === "INAU") {
    model.waiting = { ...waiting, status: "INA2", hands: new Set([...waiting.hands, user]), first: user };
    return { status: 200, word: "INA2" };
  }
  goLive(model, waiting.target);
  return { status: 200, word: "" };
}

function see({ live, waiting }: Model): Told {
  if (waiting !== undefined) return { status: 200, word: waiting.status };
  return live === undefined ? refused(404, "RECORD MISSING") : { status: 200, word: "" };
}

function takeIn(model: Model, ask: Ask): Told {
  const { live, waiting } = model;
  const { user, screen, act, target, tag } = ask;
  const isNew = live === undefined && waiting === undefined;
  if (tag === "wrong" || (tag === "right" && isNew)) return refused(412, MAY_NOT[2]);
  const objection = act === "input" ? whyNotInput(model, ask) : undefined;
  if (objection !== undefined) return refused(400, objection);
  if (act === "input" && screen === "verCustomers") {
    goLive(model, target);
    return { status: 201, word: "" };
  }
  const status = act === "hold" ? "IHLD" : "INAU";
  model.waiting = { status, target, hands: new Set([...inputtersOf(waiting), user]), first: undefined };
  return { status: 201, word: status };
}

function whyNotInput({ live, waiting }: Model, { screen, target }: Ask): string | undefined {
  const isWaiting = waiting !== undefined && waiting.status !== "IHLD";
  if (screen === "verCustomers" && isWaiting) return "NO CHANGE TO LIVE (NAU-REC. EXISTS)";
  if (waiting?.status === "INA2") return "INVALID FUNCTION FOR RECORD STATUS";
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
