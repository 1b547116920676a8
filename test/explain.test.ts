import type { Express } from "express";
import request from "supertest";

import type { Explanation } from "../emulators/core/observe/explain/explain.ts";
import { listen } from "../emulators/core/http/server.ts";
import { openEmulator } from "./support/open-emulator.ts";
import { VENDORS, type Vendor } from "./support/vendors.ts";

/** What a caller sends to the create call of a vendor. */
interface Sent {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A mistake, by what it makes of a good request, and what explain says of it. */
interface Mistake {
  readonly what: string;
  readonly of: readonly string[];
  readonly make: (good: Sent) => Sent;
  readonly because: RegExp;
  /** What the nearest request says is to be changed. */
  readonly change?: RegExp;
}

const ALL = VENDORS.map(({ name }) => name);
const without = (sent: Sent, name: string): Sent => ({
  ...sent,
  headers: Object.fromEntries(Object.entries(sent.headers).filter(([key]) => key !== name)),
});
const withHeader = (sent: Sent, name: string, value: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, [name]: value },
});

const MISTAKES: readonly Mistake[] = [
  {
    what: "a wrong path",
    of: ALL,
    make: (good) => ({ ...good, path: good.path.replace(/(Customer|customers|verCustomer)/, "$1x") }),
    because: /^No operation of the contract has the path \/.*x/,
    change: /^Ask for \w+ \/.*[cC]ustomer/,
  },
  {
    what: "a wrong method",
    of: ["control-center", "cardlytics"],
    make: (good) => ({ ...good, method: "delete" }),
    because: /^DELETE is not for this path; .* is\.$/,
  },
  {
    what: "no credential",
    of: ["t24", "control-center"],
    make: (good) => without(good, "authorization"),
    because: /Basic/,
    change: /^Send the credentials of basic\.$/,
  },
  {
    what: "a media type that is not read",
    of: ALL,
    make: (good) => withHeader(good, "content-type", "application/yaml"),
    because: /^The body came with Content-Type "application\/yaml"; this can be read: /,
    change: /^Send the body as one of .*json/,
  },
  {
    what: "a body that breaks off",
    of: ALL,
    make: (good) => ({ ...good, body: good.body.slice(0, -1) }),
    because: /^The JSON is not /,
    change: /^Put the body's syntax right\.$/,
  },
  {
    what: "no body",
    of: ALL,
    make: (good) => ({ ...good, body: "" }),
    because: /INPUT MISSING|does not bind to a customer|nothing came/,
    change: /Send a body, as one of .*json/,
  },
];

const cases = VENDORS.flatMap((vendor) =>
  MISTAKES.filter(({ of }) => of.includes(vendor.name)).map(
    (mistake) => [vendor.name, mistake.what, { vendor, mistake }] as const,
  ),
);

const opened = new Map(await Promise.all(ALL.map(async (name) => [name, await openEmulator(name)] as const)));
const appOf = (name: string): Express => {
  const emulator = opened.get(name);
  if (emulator === undefined) throw new Error(`${name} is not open`);
  return emulator.app;
};

const goodOf = async (vendor: Vendor): Promise<Sent> => {
  const server = await listen(appOf(vendor.name), { port: 0, host: "127.0.0.1" });
  const credentials = await vendor.signOn(server.url);
  await server.close();
  const headers = { ...credentials, "content-type": vendor.json.mediaType, accept: vendor.json.mediaType };
  return { method: "post", path: vendor.createPath(9_001), headers, body: vendor.json.write(9_001) };
};
const send = ({ name }: Vendor, { method, path, headers, body }: Sent): request.Test => {
  const asked = request(appOf(name))[method](path).set(headers);
  return body === "" ? asked : asked.send(body);
};
const explained = async ({ name }: Vendor): Promise<Explanation> => {
  const { body } = await request(appOf(name)).get("/__admin/requests?limit=1").expect(200);
  return (await request(appOf(name)).get(`/__admin/requests/${body.requests[0].id}/explain`).expect(200)).body;
};

test.each(cases)("%s: %s is explained; put right as said, it succeeds", async (_name, _what, { vendor, mistake }) => {
  await request(appOf(vendor.name)).post("/__admin/reset").expect(204);
  const good = await goodOf(vendor);
  await send(vendor, mistake.make(good));
  const { because, nearest } = await explained(vendor);
  expect(because).toMatch(mistake.because);
  expect(nearest?.changes.join(" ")).toMatch(mistake.change ?? /^/);
  expect((await send(vendor, good)).status).toBe(vendor.createdStatus);
});

test.each(VENDORS.map((vendor) => [vendor.name, vendor] as const))(
  "%s: the request that is nearest to one of a wrong path succeeds as it is suggested",
  async (_name, vendor) => {
    await request(appOf(vendor.name)).post("/__admin/reset").expect(204);
    const good = await goodOf(vendor);
    await send(vendor, { ...good, path: good.path.replace(/(?=\?|$)/, "x") }).expect(404);
    const { nearest } = await explained(vendor);
    expect(nearest?.method).toBe("POST");
    const path = nearest?.path.replace("(redacted)", "cayzu-sandbox-token") ?? "";
    expect((await send(vendor, { ...good, path })).status).toBe(vendor.createdStatus);
  },
);

test.each(VENDORS.map((vendor) => [vendor.name, vendor] as const))(
  "%s: a fault is named as what acted, and the request that comes again succeeds",
  async (_name, vendor) => {
    await request(appOf(vendor.name)).post("/__admin/reset").expect(204);
    const good = await goodOf(vendor);
    const fault = { match: { method: "POST" }, times: 1, respond: { kind: "unavailable", retryAfter: 2 } };
    await request(appOf(vendor.name)).post("/__admin/faults").send(fault).expect(201);
    await send(vendor, good).expect(503);
    const { fault: acted, nearest } = await explained(vendor);
    expect([acted, nearest?.changes]).toEqual([
      "fault-1 (unavailable)",
      ["Come again after 2 s.", "If fault-1 acts again, take it away: DELETE /__admin/faults/fault-1."],
    ]);
    expect((await send(vendor, good)).status).toBe(vendor.createdStatus);
  },
);
