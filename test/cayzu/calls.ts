import request, { type Test } from "supertest";

import { openEmulator } from "../support/open-emulator.ts";

/** The token of a fresh world, as a query. */
export const TOKEN = "?token=cayzu-sandbox-token";

/** Where customers are created. */
export const CREATE = `/api/Customer${TOKEN}`;

/** What a caller from afar reads of a failure. */
export const FAILED = "An error has occurred.";

/** What a body that binds to nothing is answered. */
export const INVALID = { Message: "The request is invalid.", ModelState: { customer: [FAILED] } };

/** A customer in XML, of members in its own namespace. */
export function xmlOf(members: string): string {
  return `<customer_create xmlns="http://schemas.datacontract.org/2004/07/Ticket.Api.Org">${members}</customer_create>`;
}

type Method = "get" | "head" | "post" | "put" | "patch" | "delete" | "options";

/** The emulator with the calls that its tests make. */
export async function openCayzu() {
  const emulator = await openEmulator("cayzu");
  const client = request(emulator.app);
  let worlds = 0;
  return {
    client,
    close: () => emulator.close(),
    call: (method: string, path: string): Test => client[method.toLowerCase() as Method](path),
    /** Sends the very bytes, which supertest would write as JSON otherwise. */
    postAs: (path: string, type: string, body: string | Buffer): Test =>
      client
        .post(path)
        .set("content-type", type)
        .serialize((bytes: unknown) => bytes as string)
        .send(body),
    /** A world of its own, with options; gives its path prefix. */
    world: async (options: object = {}): Promise<string> => {
      worlds += 1;
      const name = `world-${worlds}`;
      const reply = await client.put("/__admin/options").set("x-sandbox", name).send(options);
      expect(reply.status).toBeLessThan(300);
      return `/~${name}`;
    },
  };
}
