import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { playStory } from "../emulators/tools/play-story.ts";
import { storiesOf } from "../emulators/tools/stories.ts";
import { startProcesses } from "./support/processes.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "stories-"));
const processes = await startProcesses(["cayzu", "cardlytics"]);
const { origin } = processes.of("cayzu");
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await processes.stop();
});

/** Starting the tool takes a second or two; a busy machine gets more, in milliseconds. */
const PATIENCE = 20_000;

test(
  "stories are played on an emulator that is started for them",
  async () => {
    const { code, out } = await verify(["control-center"]);
    const { length } = storiesOf("control-center");
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^control-center: ${length} stories with \\d+ requests hold\\.$`, "m"));
  },
  PATIENCE,
);

test(
  "stories are played on a server that runs, as often as one likes",
  async () => {
    expect(await verify(["cayzu", "--url", origin])).toMatchObject({ code: 0, error: "" });
    expect(await verify(["cayzu", "--url", `${origin}/`])).toMatchObject({ code: 0, error: "" });
  },
  PATIENCE,
);

test(
  "the first story that drifts ends the play, and is told with its request, its assertion and the answer",
  async () => {
    const file = join(folder, "junit.xml");
    const url = processes.of("cardlytics").origin;
    const { code, out, error } = await verify(["cayzu", "--url", url, "--no-sandbox", "--junit", file]);
    const [first, ...others] = storiesOf("cayzu");
    expect(code).toBe(1);
    expect(out).toMatch(
      new RegExp(`^ {2}✗ ${first?.name ?? ""} .*\\ncayzu: the story .* drifts; 0 before it hold\\.\\n$`),
    );
    expect(error).toMatch(
      /^ {4}GET .+: content-type \(.+\) == .+\n +GET http:.+ was answered 401 \{"type":"SessionVal/,
    );
    const junit = readFileSync(file, "utf8");
    expect(junit.match(/<failure /g)?.length).toBeGreaterThan(0);
    expect(junit.match(/<skipped\/>/g)).toHaveLength(others.length);
  },
  PATIENCE,
);

test(
  "bad usage is told in a sentence",
  async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [["acme"], /^One name is wanted of: admin, cardlytics, /],
      [["cayzu", "--url", "cayzu.com"], /^--url cayzu\.com is no http URL\./],
      [["cayzu", "--no-sandbox"], /^--no-sandbox goes with --url only\./],
      [["cayzu", "--url", "http://127.0.0.1:1"], /^POST http:\/\/127\.0\.0\.1:1\/~\S+ got .*fetch failed/],
      [["cayzu", "--speed", "1"], /^Unknown option '--speed'/],
    ];
    const outcomes = await Promise.all(cases.map(([words]) => verify(words)));
    expect(outcomes).toEqual(
      cases.map(([, sentence]) => ({ code: 2, out: "", error: expect.stringMatching(sentence) })),
    );
  },
  PATIENCE,
);

test.each([
  ["no assertion", "GET {{base}}/__admin/health\n", "The story asserts nothing."],
  [
    "an assertion that httpyac does not understand",
    "GET {{base}}/__admin/health\n\n?? status == 200\n?? status is 200\n",
    "2 assertions are written, but 1 were checked.",
  ],
  [
    "an answer that is another",
    "### Health\nGET {{base}}/__admin/health\n\n?? status == 204\n",
    expect.stringMatching(
      /^Health \(line 1\): status \(200\) == 204\n +GET http\S+ was answered 200 \{"emulator":"cayzu"/,
    ),
  ],
  [
    "a capture of what did not come",
    "GET {{base}}/__admin/health\n\n{{ exports.token = response.parsedBody.no.token }}\n?? status == 200\n",
    expect.stringContaining("Cannot read properties of undefined"),
  ],
])("a story with %s drifts", async (_, text, drift) => {
  const file = join(folder, "story.http");
  writeFileSync(file, text);
  expect((await playStory(file, `${origin}/~drifts`)).drifts).toEqual([drift]);
});

test("a story of a server that is not there drifts", async () => {
  const [story] = storiesOf("cayzu");
  expect((await playStory(story?.file ?? "", "http://127.0.0.1:1")).drifts[0]).toMatch(/ECONNREFUSED/);
});

interface Outcome {
  readonly code: unknown;
  readonly out: string;
  readonly error: string;
}

function verify(words: readonly string[]): Promise<Outcome> {
  const command = ["--import", "tsx", join(root, "emulators/tools/verify.ts"), ...words];
  const env = { ...process.env, NODE_OPTIONS: "" };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, env }, (failed, out, error) =>
      resolve({ code: failed?.code ?? 0, out, error }),
    );
  });
}
