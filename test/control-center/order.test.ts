import request from "supertest";

import { CHECKS } from "../../emulators/control-center/domain/checks.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { callerOf, CUSTOMERS, SAMPLE } from "./caller.ts";

const { app, close } = await openEmulator("control-center");
afterAll(close);

const caller = callerOf(app, "order");
const long = "x".repeat(400);

/** Each row adds one mistake to those of the rows below it, so its code is the first that counts. */
const mistakes: readonly (readonly [code: string, mistake: (body: Record<string, unknown>) => unknown])[] = [
  ["10000023", (body) => ({ ...body, shipToBillAddress: "no" })],
  ["10000028", (body) => ({ ...body, accountId: 1 })],
  ["10000581", (body) => ({ ...body, name: null })],
  ["10000582", (body) => ({ ...body, name: long })],
  ["10000583", (body) => ({ ...body, accountName: null })],
  ["10000004", (body) => ({ ...body, accountName: 1 })],
  ["20000003", (body) => ({ ...body, accountName: "Nowhere" })],
  ["10000603", (body) => ({ ...body, accountName: "Initech" })],
  ["10000584", (body) => ({ ...body, securityQuestion: long, securityAnswer: null })],
  ["10000585", (body) => ({ ...body, securityQuestion: null, securityAnswer: long })],
  ["10000586", (body) => ({ ...body, securityQuestion: long })],
  ["10000587", (body) => ({ ...body, securityAnswer: long })],
  ["10000588", (body) => ({ ...body, contacts: [{ email: long }, {}, {}, {}, {}] })],
  ["10000589", (body) => ({ ...body, contacts: [{ name: long, title: long }] })],
  ["10000590", (body) => ({ ...body, contacts: [{ title: long, phone: long }] })],
  ["10000591", (body) => ({ ...body, contacts: [{ phone: long, mobile: long }] })],
  ["10000592", (body) => ({ ...body, contacts: [{ mobile: long, email: long }] })],
  ["10000593", (body) => ({ ...body, contacts: [{ email: long }, { name: long }] })],
  ["10000594", (body) => ({ ...body, billingAddress: { addressLine1: long, addressLine2: long } })],
  ["10000595", (body) => ({ ...body, billingAddress: { addressLine2: long, city: long } })],
  ["10000596", (body) => ({ ...body, billingAddress: { city: long, state: long } })],
  ["10000597", (body) => ({ ...body, billingAddress: { state: long, country: long } })],
  ["10000598", (body) => ({ ...body, billingAddress: { country: long, postalCode: long } })],
  ["10000599", (body) => ({ ...body, billingAddress: { postalCode: long } })],
  ["10000594", (body) => ({ ...body, shippingAddress: { addressLine1: long } })],
  ["10000602", (body) => ({ ...body, name: SAMPLE.name })],
];

const rows = mistakes.map(([code], index) => [code, index] as const);

test.each(rows)("%s is found before all that come after it (row %i)", async (code, index) => {
  await caller.create(SAMPLE);
  const start: Record<string, unknown> = { ...SAMPLE, shipToBillAddress: false };
  const body = mistakes
    .slice(index)
    .reverse()
    .reduce<Record<string, unknown>>((made, [, mistake]) => mistake(made) as Record<string, unknown>, start);
  const answer = await caller.create(body);
  expect((answer.body as { errorCode: string }).errorCode).toBe(code);
});

test("the table of checks is in the order of these rows", () => {
  // Those that only an option brings have tests of their own.
  const others = ["10000580", "10000062", "10000011"];
  const inTable = CHECKS.map(({ code }) => code).filter((code) => !others.includes(code));
  const firsts = [...new Set(inTable)];
  expect(firsts).toEqual([...new Set(mistakes.map(([code]) => code))]);
});

test("sign-on comes before everything, on a path that does not exist too", async () => {
  for (const path of ["/nowhere", "/rws/api/v2/customers", CUSTOMERS]) {
    const answer = await request(app).post(path).type("text/plain").send("{");
    expect([answer.status, answer.body]).toEqual([
      401,
      { errorMessage: "Full authentication is required to access this resource" },
    ]);
  }
});

test("a wrong version is found before a role without the function", async () => {
  const answer = await callerOf(app, "order", "readonly").send("post", "/rws/api/v2/customers");
  expect((answer.body as { errorCode: string }).errorCode).toBe("10000024");
});

test("a role without the function is found before JSON that cannot be read", async () => {
  const answer = await callerOf(app, "order", "readonly").send("post", CUSTOMERS).type("application/json").send("{");
  expect((answer.body as { errorCode: string }).errorCode).toBe("10000030");
});

test("JSON that cannot be read is found before a customer that does not exist", async () => {
  const answer = await caller.send("put", `${CUSTOMERS}/9999`).type("application/json").send("{");
  expect((answer.body as { errorCode: string }).errorCode).toBe("10000023");
});

test("a customer that does not exist is found before the body's own mistakes", async () => {
  const answer = await caller.edit(9999, {});
  expect((answer.body as { errorCode: string }).errorCode).toBe("20000004");
});
