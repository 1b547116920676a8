import type { Bodies, BodyContract, ContractOperation, Violation } from "../contract/contract.ts";
import { schemaViolations } from "../contract/violations.ts";
import type { Formatted, SharedPart } from "../emulator.ts";
import { DomainError } from "../errors.ts";
import type { Answering } from "./respond.ts";
import { shortText, wholeText } from "./shared-part.ts";

/** Holds an answer, with a body or without, against what the contract declares for the operation's status and type. */
export async function answerViolations(
  status: number,
  formatted: Formatted | undefined,
  answering: Answering,
): Promise<readonly Violation[]> {
  const { operation } = answering.exchange.facts;
  // What no operation has answered (an unknown path, a missing sign-on before routing) has no contract.
  if (operation === undefined) return [];
  const bodies = declared(operation.answers, status);
  if (bodies === undefined) return [undeclared(`the contract has no status ${status} for ${operation.id}`)];
  if (formatted === undefined) return bodilessViolations(status, bodies, operation);
  return bodyViolations(formatted, { status, bodies, answering });
}

/** Media types of texts, which a schema takes as they are. */
const TEXTS = ["text/plain", "text/html", "text/css", "text/javascript"];

/** RFC 9110, sections 15.3.5 and 15.4.5: these never have a body, whatever they stand for. */
const BODILESS = [204, 304];

function bodilessViolations(
  status: number,
  bodies: Bodies,
  { mayBeEmpty = [] }: ContractOperation,
): readonly Violation[] {
  const types = Object.keys(bodies);
  if (types.length === 0 || BODILESS.includes(status) || mayBeEmpty.includes(String(status))) return [];
  return [undeclared(`the contract has a body for status ${status} (${types.join(", ")}); none was sent`)];
}

interface Declared {
  readonly status: number;
  readonly bodies: Bodies;
  readonly answering: Answering;
}

async function bodyViolations(
  { contentType, ...written }: Formatted,
  { status, bodies, answering }: Declared,
): Promise<readonly Violation[]> {
  const mediaType = contentType.split(";", 1)[0]?.trim() ?? "";
  const contract = bodies[mediaType];
  if (contract === undefined) return [undeclared(`the contract has no ${mediaType} body for status ${status}`)];
  const isText = contract.xsd === undefined && TEXTS.includes(mediaType);
  const check = (text: string): Promise<readonly Violation[]> =>
    textViolations(isText ? JSON.stringify(text) : text, contract, answering);
  return written.shared === undefined
    ? check(written.text)
    : violationsAround(written.shared, { written, contract, check });
}

interface Around {
  readonly written: Pick<Formatted, "text" | "shared">;
  readonly contract: BodyContract;
  readonly check: (text: string) => Promise<readonly Violation[]>;
}

/** The contracts by which a shared part was found sound, in an answer that was sound as a whole. */
const soundParts = new WeakMap<SharedPart["bytes"], Set<BodyContract>>();

/**
 * What is known to be sound is not looked at again: that would take most of the time that an answer takes. As soon as
 * anything is amiss the answer is held against the contract as it is, so that the verdict and its places are the same.
 */
async function violationsAround(
  { bytes }: SharedPart,
  { written, contract, check }: Around,
): Promise<readonly Violation[]> {
  const contracts = soundParts.get(bytes) ?? new Set();
  if (contracts.has(contract) && (await check(shortText(written))).length === 0) return [];
  const violations = await check(wholeText(written));
  if (violations.length === 0) soundParts.set(bytes, contracts.add(contract));
  return violations;
}

async function textViolations(
  text: string,
  contract: BodyContract,
  answering: Answering,
): Promise<readonly Violation[]> {
  try {
    return await violationsOf(text, contract, answering);
  } catch (error) {
    // A broken answer is ours to answer for, not a refusal of the request.
    if (!(error instanceof DomainError) && !(error instanceof SyntaxError)) throw error;
    return [{ in: "answer", at: "", rule: "well-formed", message: error.message }];
  }
}

async function violationsOf(
  text: string,
  { schema, xsd }: BodyContract,
  { runtime, speaker }: Answering,
): Promise<readonly Violation[]> {
  if (xsd !== undefined) return (await runtime.xml()).open(text, (document) => document.violations(xsd, "answer"));
  const validate = schema === undefined ? undefined : speaker.contract.validators[schema];
  return validate === undefined ? [] : schemaViolations(validate, JSON.parse(text), "answer");
}

type Answers = Readonly<Record<string, Bodies>>;

/** OpenAPI declares a status by itself, by its class (`4XX`) or by `default`. */
function declared(answers: Answers, status: number): Answers[string] | undefined {
  return answers[String(status)] ?? answers[`${String(status).slice(0, 1)}XX`] ?? answers["default"];
}

function undeclared(message: string): Violation {
  return { in: "answer", at: "", rule: "declared", message };
}
