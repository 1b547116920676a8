import express from "express";

import { toExpressPath } from "../../emulators/core/contract/path.ts";
import { listen } from "../../emulators/core/http/server.ts";
import { bodyOf, sendRaw } from "../support/wire.ts";

/** What a router made of the template answers to a request target: its parameters, or null. */
async function match(template: string, target: string): Promise<unknown> {
  const app = express().all(toExpressPath(template), (request, response) => {
    response.json(request.params);
  });
  app.use((_request, response) => {
    response.json(null);
  });
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  const answer = await sendRaw(server.port, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  await server.close();
  return JSON.parse(bodyOf(answer));
}

test.each<[string, string, unknown]>([
  ["/v2/data/customers", "/v2/data/customers", {}],
  ["/v2/customers/{id}", "/v2/customers/7", { id: "7" }],
  ["/v2/customers/{id}", "/v2/customers/", null],
  ["/v2/customers/{id}", "/v2/customers/7/8", null],
  ["/v2/customers/{id}", "/v2/customers/a%2Fb%20c", { id: "a/b c" }],
  ["/{account}/customers/{id}", "/Acme/customers/7", { account: "Acme", id: "7" }],
  ["/P.svc/verCustomer_Inputs()", "/P.svc/verCustomer_Inputs()", {}],
  ["/P.svc/verCustomer_Inputs()/new", "/P.svc/verCustomer_Inputs/new", null],
  ["/P.svc/verCustomer_Inputs('{id}')/hold", "/P.svc/verCustomer_Inputs('66052')/hold", { id: "66052" }],
  ["/P.svc/verCustomer_Inputs('{id}')/hold", "/P.svc/verCustomer_Inputs(66052)/hold", null],
  ["/P.svc/x", "/PXsvc/x", null],
  ["/a+b*c!d:e", "/a+b*c!d:e", {}],
  ["/a+b", "/aab", null],
  ["/a[b]$c", "/a[b]$c", {}],
  ["/{from}-{to}", "/x-y", { from: "x", to: "y" }],
  ["/{id}s/x", "/7s/x", { id: "7" }],
  ["/{customer-id}/x", "/7/x", { "customer-id": "7" }],
  ["/{id}.json", "/7.json", { id: "7" }],
])("the template %s, asked for %s, gives %j", async (template, target, params) => {
  expect(await match(template, target)).toEqual(params);
});

test("a question mark in a template is no optional letter", () => {
  expect(toExpressPath("/ab?")).toBe("/ab\\?");
});
