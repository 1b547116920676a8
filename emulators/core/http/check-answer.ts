import type { BodyContract, Violation } from "../contract/contract.ts";
import { schemaViolations } from "../contract/violations.ts";
import type { Formatted } from "../emulator.ts";
import { DomainError } from "../errors.ts";
import type { Answering } from "./respond.ts";

/** Holds an answer against what the contract declares for the operation's status and media type. */
export async function answerViolations(
  status: number,
  { contentType, text }: Formatted,
  answering: Answering,
): Promise<readonly Violation[]> {
  const { operation } = answering.exchange.facts;
  // What no operation has answered (an unknown path, a missing sign-on before routing) has no contract.
  if (operation === undefined) return [];
  const mediaType = contentType.split(";", 1)[0]?.trim() ?? "";
  const contract = declared(operation.answers, status)?.[mediaType];
  if (contract === undefined) return [undeclared(`the contract has no ${mediaType} body for status ${status}`)];
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

type Answers = Readonly<Record<string, Readonly<Record<string, BodyContract>>>>;

/** OpenAPI declares a status by itself, by its class (`4XX`) or by `default`. */
function declared(answers: Answers, status: number): Answers[string] | undefined {
  return answers[String(status)] ?? answers[`${String(status).slice(0, 1)}XX`] ?? answers["default"];
}

function undeclared(message: string): Violation {
  return { in: "answer", at: "", rule: "declared", message };
}
