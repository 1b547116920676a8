import request from "supertest";

import { compose } from "../../emulators/compose.ts";
import type { CompiledContract, Violation } from "../../emulators/core/contract/contract.ts";
import type { AnyEmulator, Formatted, Representation } from "../../emulators/core/emulator.ts";
import { createApp, type Runtime } from "../../emulators/core/http/app.ts";
import { wholeText } from "../../emulators/core/http/shared-part.ts";
import { silentLog } from "../../emulators/core/observe/log.ts";
import { ATOM, basic, COMPANY, customer, HAL } from "./calls.ts";

/*
 * Each answer is held against the contract; the embedded field metadata, which many answers share, only until it is
 * known to be sound. The verdict is to be the one that the whole text would get.
 */

type Bug = (formatted: Formatted) => Formatted;

const dist = new URL("../../dist/contracts/", import.meta.url);
const contractOf = async (name: string): Promise<CompiledContract> =>
  ((await import(new URL(`${name}.mjs`, dist).href)) as { contract: CompiledContract }).contract;
const { emulator } = (await import("../../emulators/t24/emulator.ts")) as { emulator: AnyEmulator };

/** The emulator whose answers have the bugs, one after the other. */
async function openWith(bugs: readonly Bug[]): Promise<Runtime> {
  let answers = 0;
  const representations = (emulator.representations as readonly Representation<unknown>[]).map((representation) => ({
    ...representation,
    format: (resource: unknown, mediaType: string) => {
      const bug = bugs[answers];
      answers += 1;
      if (bug === undefined) throw new Error("there are more answers than bugs");
      return bug(representation.format(resource, mediaType));
    },
  }));
  const { runtime, warmUp } = compose({
    emulator: { ...emulator, representations },
    contract: await contractOf("t24"),
    adminContract: await contractOf("admin"),
    documents: () => Promise.resolve({}),
    inspectorFile: () => Promise.resolve(""),
    seed: "1",
    adminGuard: { token: undefined, hosts: [] },
    checksAnswers: true,
    log: silentLog,
    importLibxml2: () => import("libxml2-wasm"),
    importYaml: () => import("yaml"),
  });
  await warmUp();
  const { worlds } = runtime;
  // Within one second the embedded metadata is the same.
  (await worlds.open("default")).clock.set({ mode: "frozen", at: Date.UTC(2026, 0) });
  return runtime;
}

const HAL_XML = "application/hal+xml";

/** The metadata has the address of the service in it, which is another one for each of supertest's servers. */
const SENT = { host: "127.0.0.1:4001", authorization: basic("INPUTT") };

/** What is found wrong with an answer for each of the bugs. */
async function verdicts(accept: string, bugs: readonly Bug[]): Promise<readonly (readonly Violation[])[]> {
  const runtime = await openWith(bugs);
  const app = createApp(runtime);
  for (const _ of bugs) {
    await request(app)
      .get(`${COMPANY}/${customer("66052")}`)
      .set({ accept, ...SENT })
      .buffer(true)
      .parse((response, done) => {
        response.on("data", () => undefined).on("end", () => done(null, undefined));
      });
  }
  const { journal } = await runtime.worlds.open("default");
  return journal
    .list()
    .toReversed()
    .map(({ violations }) => violations.filter((violation) => violation.in === "answer"));
}

const none: Bug = (formatted) => formatted;
const inText =
  (spoil: (text: string) => string): Bug =>
  ({ shared, text, ...formatted }) => {
    const spoilt = spoil(text);
    if (shared === undefined || spoilt === text) throw new Error("the bug changes nothing");
    return { ...formatted, text: spoilt, shared: { ...shared, at: shared.at + offsetOf(text, spoilt, shared.at) } };
  };
const inShared =
  (spoil: (text: string) => string): Bug =>
  ({ shared, ...formatted }) => {
    if (shared === undefined) throw new Error("nothing is shared");
    const bytes = Buffer.from(spoil(shared.bytes.toString()));
    if (bytes.equals(shared.bytes)) throw new Error("the bug changes nothing");
    return { ...formatted, shared: { ...shared, bytes } };
  };
const elsewhere: Bug = ({ shared, text, ...formatted }) => {
  if (shared === undefined) throw new Error("nothing is shared");
  const at = text.endsWith("}") ? text.lastIndexOf("}") : text.indexOf("</m:properties>");
  return { ...formatted, text, shared: { ...shared, at } };
};

/** By how much what stands before a place has grown. */
function offsetOf(text: string, spoilt: string, at: number): number {
  return spoilt.endsWith(text.slice(at)) ? spoilt.length - text.length : 0;
}

/** The same answer with nothing shared, which is held against the contract as a whole. */
const asOne =
  (bug: Bug): Bug =>
  (formatted) => {
    const { contentType, ...written } = bug(formatted);
    return { contentType, text: wholeText(written) };
  };

const BUGS: readonly (readonly [string, string, Bug])[] = [
  ["a record whose sector is no number", ATOM, inText((xml) => xml.replace("<d:Sector>2001<", "<d:Sector>x<"))],
  ["an entry that is updated soon", ATOM, inText((xml) => xml.replace(/<updated>.*?</, "<updated>soon<"))],
  ["an element left open", ATOM, inText((xml) => xml.replace("</entry>", ""))],
  ["metadata that lacks an element", ATOM, inShared((xml) => xml.replace("<id>", "").replace("</id>", ""))],
  ["metadata that is not well-formed", ATOM, inShared((xml) => xml.replace("</feed>", ""))],
  ["metadata in another place", ATOM, elsewhere],
  ["a record with a number for a text", HAL, inText((json) => json.replace('"Sector":"2001"', '"Sector":2001'))],
  ["a comma too many", HAL, inText((json) => json.replace("{", "{,"))],
  ["metadata that lacks a member", HAL, inShared((json) => json.replace('"Visible":"true"', '"V":"true"'))],
  ["metadata that is no JSON", HAL, inShared((json) => json.slice(0, -1))],
  ["metadata in another place", HAL, elsewhere],
  ["a resource left open", HAL_XML, inText((xml) => xml.replace("</resource>", ""))],
  ["metadata that is not well-formed", HAL_XML, inShared((xml) => xml.replace("</resource>", ""))],
];

test.each(BUGS)("%s is found in %s, as it would be in one text, each time", async (_what, accept, bug) => {
  const [sound, once, twice, whole, again] = await verdicts(accept, [none, bug, bug, asOne(bug), none]);
  expect(sound).toEqual([]);
  expect(whole?.length).toBeGreaterThan(0);
  expect([once, twice]).toEqual([whole, whole]);
  expect(again).toEqual([]);
});

test.each([ATOM, HAL])("metadata that was never sound is found so, in %s", async (accept) => {
  const bug = accept === ATOM ? BUGS[3] : BUGS[8];
  if (bug === undefined) throw new Error("there is no such bug");
  const [first, second, whole] = await verdicts(accept, [bug[2], bug[2], asOne(bug[2])]);
  expect(whole?.length).toBeGreaterThan(0);
  expect([first, second]).toEqual([whole, whole]);
});

test("what many answers share is read once, and not for each of them", async () => {
  const runtime = await openWith([none, none, none]);
  const read: number[] = [];
  const library = await runtime.xml();
  const xml = () =>
    Promise.resolve<typeof library>({
      open: (text, reader) => {
        read.push(text.length);
        return library.open(text, reader);
      },
    });
  const app = createApp({ ...runtime, xml });
  for (let answer = 0; answer < 3; answer += 1) {
    await request(app)
      .get(`${COMPANY}/${customer("66052")}`)
      .set({ ...SENT, accept: ATOM, host: "127.0.0.1:4002" });
  }
  const [first = 0, ...others] = read;
  expect(first).toBeGreaterThan(150_000);
  expect(others).toHaveLength(2);
  for (const length of others) expect(length).toBeLessThan(30_000);
});
