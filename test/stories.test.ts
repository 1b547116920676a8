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

test.each(plays)("$contract on $emulator: $name", async ({ contract, emulator, file, sandbox }) => {
  const running = processes.of(emulator);
  const world = `${contract}-${sandbox}`;
  const { drifts } = await playStory(file, `${running.origin}/~${world}`);
  expect(drifts).toEqual([]);
  expect(brokenAnswers(await journalOf(running, world))).toEqual([]);
});
