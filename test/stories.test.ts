import type { AnyEmulator } from "../emulators/core/emulator.ts";
import { playStory } from "../emulators/tools/play-story.ts";
import { ADMIN, CONTRACTS, EMULATORS, storiesOf } from "../emulators/tools/stories.ts";
import { brokenAnswers, journalOf, startProcesses } from "./support/processes.ts";

const processes = await startProcesses();
afterAll(() => processes.stop());

// The control API is the same on every emulator, so its stories are played on each.
const plays = CONTRACTS.flatMap((contract) =>
  (contract === ADMIN ? EMULATORS : [contract]).flatMap((emulator) =>
    storiesOf(contract).map(({ name, file, sandbox }) => ({ contract, emulator, name, file, sandbox })),
  ),
);

/** The codes of what was refused, by emulator. */
const told: Readonly<Record<string, Set<string>>> = Object.fromEntries(EMULATORS.map((name) => [name, new Set()]));

test.each(plays)("$contract on $emulator: $name", async ({ contract, emulator, file, sandbox }) => {
  const running = processes.of(emulator);
  const world = `${contract}-${sandbox}`;
  const { drifts } = await playStory(file, `${running.origin}/~${world}`);
  expect(drifts).toEqual([]);
  const journal = await journalOf(running, world);
  expect(brokenAnswers(journal)).toEqual([]);
  if (contract === emulator) for (const { code } of journal) if (code !== null) told[emulator]?.add(code);
});

test.each(EMULATORS)("each refusal of %s is told by a story", async (name) => {
  const { emulator } = (await import(`../emulators/${name}/emulator.ts`)) as { emulator: AnyEmulator };
  const untold = emulator.errorCodes.filter((code) => told[name]?.has(code) !== true);
  expect(untold).toEqual([]);
});
