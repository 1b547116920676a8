import type { Express } from "express";
import request, { type Test } from "supertest";

export const CUSTOMERS = "/rws/api/v1/customers";

/** The sample of Cisco's page. */
export const SAMPLE = {
  name: "Acme Customer",
  accountName: "Acme",
  securityQuestion: "FirstConcert",
  securityAnswer: "Journey",
  shipToBillAddress: true,
  billingAddress: {
    addressLine1: "123 Main",
    addressLine2: "string",
    city: "Anytown",
    state: "FLA",
    country: "USA",
    postalCode: "36301",
  },
};

/** A user of the fresh world, calling in a sandbox of its own. */
export interface Caller {
  create(body: unknown): Test;
  get(customerId: number | string, query?: string): Test;
  edit(customerId: number | string, body: unknown): Test;
  send(method: "get" | "post" | "put" | "patch" | "delete" | "options" | "head", path: string): Test;
}

/** Signs every call on as the user, and names the sandbox. */
export function callerOf(app: Express, sandbox: string, user = "sandbox"): Caller {
  const send: Caller["send"] = (method, path) =>
    request(app)[method](path).auth(user, `${user}-api-key`).set("X-Sandbox", sandbox);
  const write = (test: Test, body: unknown): Test => test.type("application/json").send(JSON.stringify(body));
  return {
    send,
    create: (body) => write(send("post", CUSTOMERS), body),
    get: (customerId, query = "") => send("get", `${CUSTOMERS}/${customerId}${query}`),
    edit: (customerId, body) => write(send("put", `${CUSTOMERS}/${customerId}`), body),
  };
}
