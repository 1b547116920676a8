import type { Express } from "express";
import request from "supertest";

import type { Explanation } from "../emulators/core/observe/explain/explain.ts";
import { listen } from "../emulators/core/http/server.ts";
import { openEmulator } from "./support/open-emulator.ts";
import { ofCardlytics } from "./support/situations/cardlytics.ts";
import { ofCayzu } from "./support/situations/cayzu.ts";
import { ofControlCenter } from "./support/situations/control-center.ts";
import { as, vendorOf, type Sent, type Situation } from "./support/situations/situation.ts";
import { ofT24 } from "./support/situations/t24.ts";

const SITUATIONS = {
  t24: ofT24,
  cayzu: ofCayzu,
  "control-center": ofControlCenter,
  cardlytics: ofCardlytics,
} as const satisfies Readonly<Record<string, readonly Situation[]>>;

const opened = await Promise.all(
  Object.entries(SITUATIONS).map(async ([name, situations]) => ({ name, situations, ...(await openEmulator(name)) })),
);
afterAll(async () => {
  for (const { close } of opened) await close();
});
const cases = opened.flatMap(({ name, app, situations }) =>
  situations.map((situation) => ({ name, app, what: situation.what, situation })),
);

const send = (app: Express, { method, path, headers, body }: Sent): request.Test => {
  const asked = request(app)[method](path).set(headers);
  return body === undefined ? asked : asked.send(body);
};
const explained = async (app: Express): Promise<Explanation> => {
  const { body } = await request(app).get("/__admin/requests?limit=1").expect(200);
  return (await request(app).get(`/__admin/requests/${body.requests[0].id}/explain`).expect(200)).body;
};
interface Case {
  readonly name: string;
  readonly app: Express;
  readonly situation: Situation;
}

/** What was sent, as it was sent, and what explain says of it. */
const play = async ({ name, app, situation }: Case): Promise<{ sent: Sent; explanation: Explanation }> => {
  await request(app).post("/__admin/reset").expect(204);
  const headers = situation.signsOn === true ? await signOn(name, app) : {};
  for (const each of situation.before ?? []) expect((await send(app, each)).status).toBeLessThan(300);
  const sent = { ...situation.sent, headers: { ...situation.sent.headers, ...headers } };
  await send(app, sent);
  return { sent, explanation: await explained(app) };
};
const signOn = async (name: string, app: Express): Promise<Readonly<Record<string, string>>> => {
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  const headers = await vendorOf(name).signOn(server.url);
  await server.close();
  return headers;
};

test.each(cases)("$name: $what is explained by its cause, its place and the nearest request", async (played) => {
  const { because, at = [], nearest: wanted, change, precondition = null } = played.situation;
  const { explanation } = await play(played);
  expect(explanation.because).toMatch(because);
  expect(explanation.rules.map((rule) => `${rule.at} ${rule.line}`)).toEqual(at);
  expect(`${explanation.nearest?.method} ${explanation.nearest?.path}`).toBe(wanted);
  expect(explanation.nearest?.changes.join(" ")).toMatch(change);
  expect(explanation.precondition).toBe(precondition);
});

const provable = cases.flatMap((each) => {
  const { putRight } = each.situation;
  return putRight === undefined ? [] : [{ ...each, putRight }];
});

test.each(provable)("$name: the nearest request to $what, sent, succeeds", async ({ putRight, ...played }) => {
  const { sent, explanation } = await play(played);
  if (explanation.nearest === null) throw new Error("there is no nearest request");
  const { method, path, changes } = explanation.nearest;
  const nearest = {
    ...sent,
    method: method.toLowerCase() as Sent["method"],
    path: path.replace("(redacted)", "cayzu-sandbox-token"),
  };
  expect((await send(played.app, putRight(nearest, changes))).status).toBeLessThan(300);
});

test("of very many mistakes the journal keeps where the first twenty are, and how many more there are", async () => {
  const app = opened.find(({ name }) => name === "t24")?.app;
  if (app === undefined) throw new Error("there is no T24");
  const names = Array.from({ length: 300 }, () => ({ Name1: "A".repeat(99) }));
  await request(app)
    .post("/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs('9001')")
    .set({ ...as("INPUTT:123456"), "content-type": "application/hal+json" })
    .send(JSON.stringify({ Name1MvGroup: names }))
    .expect(400);
  const { nearest } = await explained(app);
  expect(nearest?.changes).toHaveLength(21);
  expect(nearest?.changes.at(-1)).toMatch(/^Put right \d+ more\.$/);
});
