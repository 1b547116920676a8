import type { Response } from "express";

import type { FaultPlan } from "../observe/faults/plan.ts";
import type { FaultResponse } from "../observe/faults/rule.ts";
import type { Answer } from "./respond.ts";
import { waitFor } from "./wait.ts";

/** Writes an answer otherwise than it is; resolves to what was written, for the journal, or to nothing if that is done. */
export type Spoil = (answer: Answer) => Promise<Answer | undefined>;

/** What the journal has of an exchange that ended without an answer. */
export const NO_ANSWER: Answer = { status: 0, headers: {}, body: "" };

interface Spoiling {
  readonly respond: FaultResponse;
  readonly response: Response;
  readonly plan: FaultPlan;
}

/** How the answer of an operation that was done is spoiled, by the fault's kind. */
export const SPOILERS = {
  empty: (answer, { response }) => writeWhole({ ...answer, body: "" }, response),
  garbage: (answer, { response, plan }) =>
    writeWhole({ ...answer, body: plan.garbage(Buffer.byteLength(answer.body) || SHORTEST_GARBAGE) }, response),
  slow: async (answer, { respond, response }) => {
    await writeSlowly(answer, respond.overMs ?? SLOW_MS, response);
    return answer;
  },
} as const satisfies Readonly<Record<string, (answer: Answer, spoiling: Spoiling) => Promise<Answer>>>;

/** What has no body is garbled by one. */
const SHORTEST_GARBAGE = 64;

/** Cuts the connection: by a reset, or by closing it without a word. */
export function cut(resets: boolean, { socket }: Response): Answer {
  if (resets) socket?.resetAndDestroy();
  else socket?.destroy();
  return NO_ANSWER;
}

function writeWhole(answer: Answer, response: Response): Promise<Answer> {
  const bytes = Buffer.from(answer.body, "latin1");
  response.writeHead(answer.status, { ...answer.headers, "content-length": String(bytes.length) });
  response.end(bytes);
  return Promise.resolve(answer);
}

/** Over how many milliseconds a slow body comes unless told otherwise. */
const SLOW_MS = 2_000;

/** How many pieces a slow body comes in, if it has as many bytes. */
const PIECES = 10;

async function writeSlowly(answer: Answer, overMs: number, response: Response): Promise<void> {
  const { status, headers, body, encoding } = answer;
  const bytes = encoding === undefined ? Buffer.from(body) : Buffer.from(`\uFEFF${body}`, encoding);
  const size = Math.max(1, Math.ceil(bytes.length / PIECES));
  response.writeHead(status, { ...headers, "content-length": String(bytes.length) });
  response.flushHeaders();
  for (let start = 0; start < bytes.length; start += size) {
    if (!(await waitFor(overMs / PIECES, response))) return;
    response.write(bytes.subarray(start, start + size));
  }
  response.end();
}
