import { DomainError } from "../errors.ts";
import type { Store } from "../store/store.ts";
import { fits, type MatchedRequest, type RequestMatch } from "./match.ts";

/** Requests that shall meet at their commit point, and the order in which they then go on. */
export interface RaceRule {
  readonly match?: RequestMatch;
  /** How many must have come. */
  readonly until: number;
  /** The places of arrival, from 1, in the order of release; left out: as they came. */
  readonly order?: "arrival" | "reverse" | readonly number[];
  /** From the first that comes; left out: 5000. */
  readonly timeoutMs?: number;
}

export type RaceState = "waiting" | "released" | "timed-out" | "called-off";

/** A race as it stands. */
export interface Race extends RaceRule {
  readonly id: string;
  readonly state: RaceState;
  /** The ids of the requests that have come to their commit point, in the order of their arrival. */
  readonly arrived: readonly string[];
}

/** The races of one sandbox, in the order in which they were posted. */
export interface Races {
  /** Throws `too-many-races` or `invalid-race`. */
  add(rule: RaceRule): Race;
  list(): readonly Race[];
  /** Ends all; requests that wait are refused. */
  clear(): void;
  /**
   * The race that waits for such a request, with a store whose first commit it holds; undefined if there is none.
   * `onGone` calls back when the request's client leaves.
   */
  enter(request: MatchedRequest & { readonly id: string }, store: Store, onGone: OnGone): Entered | undefined;
}

/** A request that takes part in a race. */
export interface Entered {
  readonly id: string;
  readonly store: Store;
}

type OnGone = (leave: () => void) => void;

/** How many races a sandbox holds, those that are over among them. */
export const MAX_RACES = 50;
const USUAL_TIMEOUT = 5_000;

/** No races yet. */
export function createRaces(): Races {
  let races: RunningRace[] = [];
  let posted = 0;
  return {
    add(rule) {
      if (races.length >= MAX_RACES) throw tooMany();
      assertOrder(rule);
      const race = createRace(`race-${(posted += 1)}`, rule);
      races.push(race);
      return race.view();
    },
    list: () => races.map((race) => race.view()),
    clear() {
      for (const race of races) race.end("called-off", "it was called off");
      races = [];
    },
    enter(request, store, onGone) {
      const race = races.find((each) => each.view().state === "waiting" && fits(each.rule.match ?? {}, request));
      if (race === undefined) return undefined;
      return { id: race.view().id, store: heldStore(store, () => race.arrive(request.id, onGone)) };
    },
  };
}

function tooMany(): DomainError {
  return new DomainError(
    "too-many-races",
    `A sandbox holds ${MAX_RACES} races, also those that are over; DELETE /__admin/races takes all away.`,
  );
}

function assertOrder({ until, order }: RaceRule): void {
  if (typeof order !== "object") return;
  const places = Array.from({ length: until }, (_, index) => index + 1);
  if (order.length === until && places.every((place) => order.includes(place))) return;
  throw new DomainError(
    "invalid-race",
    `The order of ${until} requests has each place from 1 to ${until} once; ${JSON.stringify(order)} came.`,
  );
}

/** The store as it is, but for the first commit, which waits for its turn and tells when it is done. */
function heldStore(store: Store, arrive: () => Promise<() => void>): Store {
  let hasArrived = false;
  return {
    ...store,
    async commit(changes) {
      if (hasArrived) return store.commit(changes);
      hasArrived = true;
      const done = await arrive();
      try {
        await store.commit(changes);
      } finally {
        done();
      }
    },
  };
}

interface RunningRace {
  readonly rule: RaceRule;
  view(): Race;
  /** Resolves when it is the request's turn, to what it calls when it has committed. Rejects `unavailable`. */
  arrive(id: string, onGone: OnGone): Promise<() => void>;
  end(state: RaceState, why: string): void;
}

interface Waiting {
  readonly id: string;
  readonly go: (done: () => void) => void;
  readonly refuse: (error: DomainError) => void;
}

function createRace(id: string, rule: RaceRule): RunningRace {
  const { until, timeoutMs = USUAL_TIMEOUT } = rule;
  let state: RaceState = "waiting";
  let waiting: Waiting[] = [];
  let arrived: readonly string[] = [];
  let timer: NodeJS.Timeout | undefined;

  function end(next: RaceState, why: string): void {
    if (state !== "waiting") return;
    state = next;
    clearTimeout(timer);
    arrived = waiting.map((request) => request.id);
    const sentence = `The request was held for ${id} with ${waiting.length} of ${until}, until ${why}; nothing of it is done.`;
    for (const { refuse } of waiting) refuse(new DomainError("unavailable", sentence, { race: id }));
    waiting = [];
  }

  /** One after the other: the next goes when the one before has committed, or has failed to. */
  async function release(): Promise<void> {
    state = "released";
    clearTimeout(timer);
    arrived = waiting.map((request) => request.id);
    const inOrder = orderOf(rule).flatMap((place) => waiting[place - 1] ?? []);
    for (const { go } of inOrder) await new Promise<void>((resolve) => go(resolve));
  }

  return {
    rule,
    view: () => ({ id, ...rule, state, arrived: state === "waiting" ? waiting.map((request) => request.id) : arrived }),
    end,
    arrive(request, onGone) {
      if (state !== "waiting") return Promise.resolve(() => undefined);
      return new Promise((go, refuse) => {
        const held: Waiting = { id: request, go, refuse };
        waiting.push(held);
        onGone(() => {
          waiting = waiting.filter((other) => other !== held || state !== "waiting");
          refuse(new DomainError("unavailable", `The client left while the request was held for ${id}.`, { race: id }));
        });
        if (waiting.length === until) return void release();
        timer ??= setTimeout(() => end("timed-out", `its ${timeoutMs} ms were over`), timeoutMs);
      });
    },
  };
}

function orderOf({ until, order = "arrival" }: RaceRule): readonly number[] {
  if (typeof order === "object") return order;
  const places = Array.from({ length: until }, (_, index) => index + 1);
  return order === "reverse" ? places.toReversed() : places;
}
