import { readFile } from "node:fs/promises";
import { basename } from "node:path";

import httpyac from "httpyac";

/** One request of a story as it went over the wire, and what its assertions said. */
export interface PlayedRequest {
  /** The title that the story gives it, after `###`, with its line. */
  readonly title: string;
  readonly method: string;
  readonly url: string;
  /** The body as it was sent; empty if there was none. */
  readonly body: string;
  readonly answer: string;
  readonly assertions: number;
  /** What failed, a sentence each. */
  readonly failures: readonly string[];
}

/** A story that was played. */
export interface PlayedStory {
  readonly name: string;
  readonly seconds: number;
  readonly requests: readonly PlayedRequest[];
  /** What keeps it from being green, a sentence each: which request, which assertion, what was answered. */
  readonly drifts: readonly string[];
}

/** Plays a `.http` file by httpyac against a base URL. Never rejects for what the server does: that is a drift. */
export async function playStory(file: string, base: string): Promise<PlayedStory> {
  const text = await readFile(file, "utf8");
  const startedAt = performance.now();
  httpyac.cli.initFileProvider();
  // A store of its own for each play, since httpyac keeps what was answered in the file that it has parsed.
  const httpFile = await new httpyac.store.HttpFileStore().parse(file, text, {});
  const played: Region[] = [];
  await httpyac.send({ httpFile, variables: { base }, processedHttpRegions: played, scriptConsole: silent() });
  const requests = played.filter(({ isGlobal }) => !isGlobal).map((region) => toRequest(region, text));
  return {
    name: basename(file, ".http"),
    seconds: (performance.now() - startedAt) / 1000,
    requests,
    drifts: [...requests.flatMap(toDrifts), ...unchecked(requests, text)],
  };
}

type Region = NonNullable<Parameters<typeof httpyac.send>[0]["processedHttpRegions"]>[number];

/** A failed assertion is told by the story's player, not by httpyac besides. */
function silent(): InstanceType<typeof httpyac.io.Logger> {
  return new httpyac.io.Logger({ level: httpyac.LogLevel.none, logMethod: () => undefined });
}

function toRequest(region: Region, text: string): PlayedRequest {
  const { symbol, request, testResults = [] } = region;
  const failed = testResults.filter(({ status }) => status !== httpyac.TestResultStatus.SUCCESS);
  return {
    title: titleAt(text, symbol.startLine) ?? symbol.name,
    method: request?.method ?? "",
    url: request?.url ?? "",
    body: toText(request?.body),
    answer: toAnswer(region),
    assertions: testResults.length,
    failures: [...new Set(failed.map(({ message, error }) => toSentence(error?.displayMessage ?? message)))],
  };
}

/** What httpyac says of a failure, without the name of the error and the places in the code. */
function toSentence(message: string): string {
  return message.replace(/^AssertionError \[\w+\]: /, "").replace(/ - (?:Object\.userJS \()?\/\S+:\d+:\d+\)?$/, "");
}

function titleAt(text: string, line: number): string | undefined {
  const title = /^###\s*(.+)$/.exec(text.split("\n")[line] ?? "")?.[1];
  return title === undefined ? undefined : `${title} (line ${line + 1})`;
}

function toText(body: unknown): string {
  return typeof body === "string" || Buffer.isBuffer(body) ? body.toString() : "";
}

/** Of an answer, a drift shows this many characters. */
const SHOWN = 400;

function toAnswer({ response }: Region): string {
  if (response === undefined) return "nothing";
  const body = toText(response.body);
  return `${response.statusCode} ${body.length > SHOWN ? `${body.slice(0, SHOWN)}…` : body}`.trimEnd();
}

function toDrifts({ title, method, url, answer, failures }: PlayedRequest): readonly string[] {
  return failures.map((failure) => `${title}: ${failure}\n    ${method} ${url} was answered ${answer}`);
}

/** A request that never ran, a story that asserts nothing, an assertion that httpyac took for something else. */
function unchecked(requests: readonly PlayedRequest[], text: string): readonly string[] {
  const written = text.split("\n").filter((line) => line.trimStart().startsWith("??")).length;
  const checked = requests.reduce((sum, { assertions }) => sum + assertions, 0);
  if (checked === 0) return ["The story asserts nothing."];
  return checked < written ? [`${written} assertions are written, but ${checked} were checked.`] : [];
}
