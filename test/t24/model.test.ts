import fc from "fast-check";

import type { Context, Reply } from "../../emulators/core/emulator.ts";
import { DomainError } from "../../emulators/core/errors.ts";
import { defaultsOf } from "../../emulators/core/options.ts";
import { createRandom } from "../../emulators/core/random.ts";
import { createMemoryStore } from "../../emulators/core/store/memory.ts";
import { emulator } from "../../emulators/t24/emulator.ts";
import { options, type Options } from "../../emulators/t24/options.ts";
import { hal } from "../../emulators/t24/representations/hal.ts";
import type { Resource } from "../../emulators/t24/representations/resource.ts";
import { seed, users } from "../../emulators/t24/seed.ts";
import { COMPANY, JOHN_SNOW } from "./calls.ts";
import { play, type Ask, type Model, type Screen, type Told } from "./model.ts";

/** What comes several times is what leads on. */
const ACTS: readonly Ask["act"][] = [
  ...(["input", "input", "input", "authorise", "authorise", "authorise", "reverse", "reverse"] as const),
  ...(["hold", "delete", "restore", "see"] as const),
];

const ask: fc.Arbitrary<Ask> = fc.record({
  user: fc.constantFrom("INPUTT", "AUTHOR", "CSAGENT", "SSOUSER1"),
  screen: fc.constantFrom<Screen[]>("verCustomer_Inputs", "verCustomers", "verCustomer_Duals"),
  act: fc.constantFrom(...ACTS),
  target: fc.constantFrom("1", "4", "5"),
  tag: fc.constantFrom<Ask["tag"][]>("none", "none", "right", "wrong"),
});

const STRANGER = '"3me7dlmQFEk8ju3peMIjz8oz5qO6fC29z6GomvUjrCE="';
const OPERATIONS = {
  input: "inputCustomer",
  hold: "holdCustomer",
  authorise: "authoriseCustomer",
  delete: "deleteCustomer",
  see: "seeCustomer",
  reverse: "reverseCustomer",
  restore: "restoreCustomer",
} as const;
const METHODS = {
  input: "POST",
  hold: "POST",
  authorise: "PUT",
  delete: "DELETE",
  see: "GET",
  reverse: "PUT",
  restore: "POST",
} as const;

/** All of them, however long a busy machine takes: of a few, the rare order of acts would be left out. */
const SEQUENCES = 3_000;

/** The statuses that a record can be shown in, of a live one the empty one. */
const STATUSES = ["", "INAU", "INA2", "IHLD", "RNAU", "RNA2", "RHLD", "REVE"];

/** Each sequence is about a customer of its own, so that all of them may share one world. */
let last = 200_000;

// Most answers are refusals, thrown as errors; where in the code each comes from nobody reads, and it costs most.
const { stackTraceLimit } = Error;
beforeAll(() => (Error.stackTraceLimit = 0));
afterAll(() => (Error.stackTraceLimit = stackTraceLimit));

test("whatever users do in whatever order, T24 tells them what a small model of it tells", async () => {
  const context = await openWorld();
  const words = new Set<string>();
  const property = fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 12 }), async (asks) => {
    const id = String((last += 1));
    const model: Model = { live: undefined, waiting: undefined, reversed: undefined };
    for (const [index, one] of asks.entries()) {
      const told = await send(context, one, id);
      const expected = play(model, one);
      words.add(told.word);
      if (told.status === expected.status && told.word === expected.word) continue;
      const commands = asks.slice(0, index + 1).map((asked) => toCurl(asked, id));
      throw new Error(
        `The last of these is answered ${say(told)}; the model says ${say(expected)}.\n${commands.join("\n")}`,
      );
    }
  });
  await fc.assert(property, { numRuns: SEQUENCES });
  // Nothing that the model knows of was left out.
  for (const status of STATUSES) expect(words).toContain(status);
}, 60_000);

test("a disagreement is told as commands to paste", () => {
  const one: Ask = { user: "INPUTT", screen: "verCustomers", act: "hold", target: "4", tag: "wrong" };
  expect(toCurl(one, "190245")).toBe(
    `curl -u INPUTT:123456 -X POST -H 'Accept: application/hal+json' -H 'Content-Type: application/hal+json' ` +
      `-H 'If-Match: ${STRANGER}' -d '${JSON.stringify({ ...JOHN_SNOW, Mnemonic: "C190245", Target: "4" })}' ` +
      `"http://127.0.0.1:4001${COMPANY}/verCustomers('190245')/hold"`,
  );
});

/** A fresh world without a server: the operations themselves, so that thousands of sequences take seconds. */
async function openWorld(): Promise<Context<Options>> {
  const store = createMemoryStore();
  await store.load(seed());
  // The values are those of the declarations.
  const values = { ...defaultsOf(options), customerReversal: "allow" } as Options;
  return {
    sandbox: "default",
    store,
    now: new Date("2026-01-02T03:04:05Z"),
    random: createRandom("1"),
    options: values,
  };
}

async function send(context: Context<Options>, one: Ask, id: string): Promise<Told> {
  const headers = await tagsOf(context, one, id);
  const reply = await perform(OPERATIONS[one.act], { ...one, id, headers, body: bodyOf(one, id) }, context);
  return { status: reply.status, word: wordOf(reply.resource) };
}

/** The code of a refusal, or the status of the record that is shown. */
function wordOf(resource: Resource | undefined): string {
  if (resource?.kind !== "errors" && resource?.kind !== "entry") throw new Error("A record or its errors are shown.");
  const code = resource.errors?.[0]?.code;
  const status = resource.kind === "entry" ? resource.record.scalars["RECORD.STATUS"] : undefined;
  return code ?? status ?? "";
}

interface Sent extends Pick<Ask, "user" | "screen" | "act"> {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | undefined;
}

async function perform(operationId: string, sent: Sent, context: Context<Options>): Promise<Reply<Resource>> {
  const { user, id, headers, body } = sent;
  const request = {
    id: "1",
    operationId,
    method: METHODS[sent.act],
    origin: "http://127.0.0.1:4001",
    path: `${COMPANY}/${pathOf(sent, id)}`,
    search: "",
    headers,
    params: { companyid: "GB0010001", id },
    query: {},
    body: body && hal.parse(body),
    user: users.find(({ signOnName }) => signOnName === user),
  };
  try {
    return (await emulator.operations[operationId]?.(request, context)) as Reply<Resource>;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return emulator.toReply(error, request, context) as Reply<Resource>;
  }
}

/** The ETag that a client has read before it asks; what is not stored has none, and a stranger's stands for it. */
async function tagsOf(context: Context<Options>, one: Ask, id: string): Promise<Readonly<Record<string, string>>> {
  if (one.tag === "none") return {};
  if (one.tag === "wrong") return { "if-match": STRANGER };
  const read = { ...one, act: "see", id, headers: {}, body: undefined } as const;
  const { etag } = await perform("getCustomer", read, context);
  return { "if-match": etag ?? STRANGER };
}

function bodyOf({ act, target }: Ask, id: string): object | undefined {
  return act === "input" || act === "hold" ? { ...JOHN_SNOW, Mnemonic: `C${id}`, Target: target } : undefined;
}

function pathOf({ screen, act }: Pick<Ask, "screen" | "act">, id: string): string {
  return `${screen}('${id}')${act === "input" ? "" : `/${act}`}`;
}

function say({ status, word }: Told): string {
  return `${status} ${word || "(live)"}`;
}

/** A request as a command; a right ETag is the one that the item shows at that moment. */
function toCurl(one: Ask, id: string): string {
  const base = `http://127.0.0.1:4001${COMPANY}`;
  const read = `$(curl -su ${one.user}:123456 -o /dev/null -D - "${base}/${one.screen}('${id}')" | sed -n 's/^etag: //pi')`;
  const tags = { none: "", wrong: `-H 'If-Match: ${STRANGER}' `, right: `-H "If-Match: ${read}" ` };
  const body = bodyOf(one, id);
  const takesBody = METHODS[one.act] === "POST" || METHODS[one.act] === "PUT";
  return (
    `curl -u ${one.user}:123456 -X ${METHODS[one.act]} -H 'Accept: application/hal+json' ` +
    (takesBody ? `-H 'Content-Type: application/hal+json' ` : "") +
    tags[one.tag] +
    (body === undefined ? "" : `-d '${JSON.stringify(body)}' `) +
    `"${base}/${pathOf(one, id)}"`
  );
}
