import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { formatJunit } from "./junit.ts";
import { playStory, type PlayedStory } from "./play-story.ts";
import { runEmulator } from "./run-emulator.ts";
import { ADMIN, CONTRACTS, EMULATORS, storiesOf, type Story } from "./stories.ts";

const HELP = `Usage: npm run verify -- NAME [--url URL] [--no-sandbox] [--junit FILE] [--json]

Plays the stories of a contract, one after the other, until one drifts from what it says.

  NAME          one of: ${CONTRACTS.join(", ")}
  --url URL     play against the server there, such as http://127.0.0.1:4001; else on an emulator started for it
  --no-sandbox  the server at --url is not one of ours: play without the prefix of a sandbox, and reset nothing
  --junit FILE  write the outcome as JUnit XML, too
  --json        print the outcome as JSON, for programs

Exit codes: 0 all stories hold, 1 one drifted, 2 bad usage.
`;

/** Where stories are played: a server that somebody runs, or one that is started and stopped here. */
interface Target {
  readonly origin: string;
  readonly hasSandboxes: boolean;
  stop(): Promise<void>;
}

const { name, url, junit, hasSandboxes, json } = readArguments();
const stories = storiesOf(name);
if (stories.length === 0) refuse(`contracts/${name}/stories holds no story.`);
const played: PlayedStory[] = [];
const targets = await openTargets();
try {
  await playUntilDrift(targets.flatMap((target) => stories.map((story) => ({ story, target }))));
} finally {
  await Promise.all(targets.map((target) => target.stop()));
}
if (junit !== undefined) writeJunit(junit);
const drifted = played.find(({ drifts }) => drifts.length > 0);
const requests = played.reduce((sum, story) => sum + story.requests.length, 0);
const sentence =
  drifted === undefined
    ? `${name}: ${played.length} stories with ${requests} requests hold.`
    : `${name}: the story ${drifted.name} drifts; ${played.length - 1} before it hold.`;
process.stdout.write(`${json ? JSON.stringify(toOutcome(played)) : sentence}\n`);
process.exitCode = drifted === undefined ? 0 : 1;

function writeJunit(file: string): void {
  try {
    writeFileSync(file, formatJunit(name, played, stories));
  } catch (error) {
    refuse(`${file} cannot be written: ${String(error)}`);
  }
}

function toOutcome(all: readonly PlayedStory[]): object {
  return { contract: name, stories: all.map(({ name: story, seconds, drifts }) => ({ name: story, seconds, drifts })) };
}

async function playUntilDrift(plays: readonly { story: Story; target: Target }[]): Promise<void> {
  for (const { story, target } of plays) {
    if (!(await holds(story, target))) return;
  }
}

async function holds(story: Story, { origin, hasSandboxes: isOurs }: Target): Promise<boolean> {
  const base = isOurs ? `${origin}/~${story.sandbox}` : origin;
  if (isOurs) await reset(base);
  const outcome = await playStory(story.file, base);
  played.push(outcome);
  const isGreen = outcome.drifts.length === 0;
  if (!json)
    process.stdout.write(`  ${isGreen ? "✓" : "✗"} ${story.name} (${Math.round(outcome.seconds * 1000)} ms)\n`);
  for (const drift of outcome.drifts) process.stderr.write(`    ${drift}\n`);
  return isGreen;
}

/** A story starts in a fresh world, also where it has been played before. */
async function reset(base: string): Promise<void> {
  const answer = await fetch(`${base}/__admin/reset`, { method: "POST" }).catch((error: unknown) => String(error));
  if (typeof answer !== "string" && answer.status === 204) return;
  const what = typeof answer === "string" ? answer : `status ${answer.status}`;
  refuse(`POST ${base}/__admin/reset got ${what}; a server that is not one of ours takes --no-sandbox.`);
}

/** The control API is the same on every emulator, so its stories are played on each. */
async function openTargets(): Promise<readonly Target[]> {
  if (url !== undefined) {
    return [{ origin: url.replace(/\/+$/, ""), hasSandboxes, stop: () => Promise.resolve() }];
  }
  const running = await Promise.all((name === ADMIN ? EMULATORS : [name]).map((emulator) => runEmulator(emulator)));
  return running.map((emulator) => ({ origin: emulator.origin, hasSandboxes: true, stop: () => emulator.stop() }));
}

interface Arguments {
  readonly name: string;
  readonly url: string | undefined;
  readonly junit: string | undefined;
  readonly hasSandboxes: boolean;
  readonly json: boolean;
}

function readArguments(): Arguments {
  const { values, positionals } = parse();
  if (values.help === true) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  const [wanted, ...more] = positionals;
  if (wanted === undefined || more.length > 0 || !CONTRACTS.includes(wanted)) {
    return refuse(`One name is wanted of: ${CONTRACTS.join(", ")}.`);
  }
  const { url: target, junit: file, "no-sandbox": bare, json } = values;
  if (target !== undefined && !/^https?:\/\/[^/]/.test(target)) return refuse(`--url ${target} is no http URL.`);
  if (bare && target === undefined) return refuse("--no-sandbox goes with --url only.");
  return { name: wanted, url: target, junit: file, hasSandboxes: !bare, json };
}

function parse() {
  const options = {
    url: { type: "string" },
    junit: { type: "string" },
    "no-sandbox": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h" },
  } as const;
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
