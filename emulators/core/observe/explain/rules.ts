import type { Violation } from "../../contract/contract.ts";
import type { JournalEntry } from "../journal.ts";
import { lineOf } from "./locate.ts";

/** A rule that a body breaks. */
export interface ExplainedRule {
  readonly in: "request" | "answer";
  /** JSON Pointer, or XPath in the document's own names; empty: the whole body. */
  readonly at: string;
  readonly line: number | null;
  readonly rule: string;
  readonly message: string;
}

/** What the contract says is broken, then where the vendor's own refusal points to. */
export function rulesOf(entry: JournalEntry): readonly ExplainedRule[] {
  const { violations, remedy, code, refusal } = entry;
  const declared = violations.map((violation) => toRule(violation, entry));
  const own = (remedy?.at ?? []).filter((at) => !declared.some((rule) => rule.in === "request" && rule.at === at));
  const { body } = entry.request;
  const rule = code ?? "";
  return [
    ...declared,
    ...own.map((at) => ({ in: "request" as const, at, line: lineOf(at, body), rule, message: refusal ?? "" })),
  ];
}

function toRule({ in: side, at, line, rule, message }: Violation, { request, answer }: JournalEntry): ExplainedRule {
  const body = side === "request" ? request.body : answer.body;
  return { in: side, at, line: line ?? (body === "" ? null : lineOf(at, body)), rule, message };
}

/** A broken rule as the rest of a sentence, with its place. */
export function say(rule: ExplainedRule): string {
  return withEnd(`${placeOf(rule)}${messageOf(rule)}`);
}

/** A refusal's sentence with the place in the body that it is about, unless it names that. */
export function withPlace(refusal: string, broken: readonly ExplainedRule[]): string {
  const about = broken.find(({ at }) => refusal.includes(lastStep(at))) ?? broken[0];
  if (about === undefined) return refusal;
  const { at, line } = about;
  const places = [at === "" ? "the body" : at, ...(line === null ? [] : [`line ${line}`])];
  return withEnd(`${refusal.replace(/\.$/, "")} (${places.join(", ")})`);
}

/** By its last name: what counts elements or members says little of what is meant. */
function lastStep(at: string): string {
  const name = at.split("/").findLast((step) => !/^\d*$/.test(step)) ?? at;
  return name.replace(/^[^:]*:|\[\d+\]$/g, "") || at;
}

function placeOf({ at, line }: ExplainedRule): string {
  if (at === "") return "its body";
  return line === null ? at : `${at} (line ${line})`;
}

/** libxml2 names the element itself, and writes a whole sentence. */
function messageOf({ rule, message }: ExplainedRule): string {
  if (rule !== "xsd") return ` ${message}`;
  const [, element = "", rest = message] = /^(Element '[^']*'(?:, attribute '[^']*')?): (.*)$/s.exec(message) ?? [];
  const attribute = /attribute '[^']*'/.exec(element)?.[0];
  return ` is not valid${attribute === undefined ? "" : `, ${attribute}`}: ${withoutNamespaces(rest)}`;
}

function withoutNamespaces(text: string): string {
  return text.replace(/\{[^{}]*\}(?=[\w*])/g, "");
}

function withEnd(sentence: string): string {
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}
