import { openEmulator } from "../support/open-emulator.ts";
import { calls } from "./calls.ts";
import { customer } from "./sample.ts";

const emulator = await openEmulator("cardlytics");
const { app } = emulator;
afterAll(() => emulator.close());

test("one invalid customer of three, and none of them is stored", async () => {
  const { post, profile } = calls(app, "three");
  const three = ["a", "b", "c"].map((id) => customer({ sourceCustomerId: id, ...(id === "b" && { postalCode: " " }) }));
  const { status, body } = await post(three);
  expect(status).toBe(400);
  expect(body.validationErrors).toEqual(["customers[1].postalCode: must not be blank"]);
  for (const id of ["a", "b", "c"]) expect((await profile(id)).status).toBe(404);

  expect((await post([three[0], three[2]])).status).toBe(200);
  expect((await profile("a")).status).toBe(200);
  expect((await profile("b")).status).toBe(404);
  expect((await profile("c")).status).toBe(200);
});

test("50 customers are stored, 51 are refused and none of them is stored", async () => {
  const { post, profile } = calls(app, "many");
  const many = (letter: string, count: number): object[] =>
    Array.from({ length: count }, (_, index) => customer({ sourceCustomerId: `${letter}${index}` }));
  expect((await post(many("a", 50))).status).toBe(200);
  expect((await profile("a49")).status).toBe(200);

  const { status, body } = await post(many("b", 51));
  expect(status).toBe(400);
  expect(body.type).toBe("ValidationException");
  expect(body.validationErrors).toEqual(["customers: size must be between 1 and 50"]);
  expect((await profile("b0")).status).toBe(404);
});

test("the same customer twice in a batch is refused", async () => {
  const { post, profile } = calls(app, "twice");
  const { status, body } = await post([customer({ sourceCustomerId: "a" }), customer({ sourceCustomerId: "a" })]);
  expect([status, body.type]).toEqual([400, "ValidationException"]);
  expect(body.validationErrors).toEqual(["customers[1].sourceCustomerId: must be unique in the batch"]);
  expect((await profile("a")).status).toBe(404);
});

test("a customer posted again is replaced", async () => {
  const { post, profile } = calls(app, "again");
  await post([customer({ sourceCustomerId: "a", postalCode: "1" })]);
  expect((await post([customer({ sourceCustomerId: "a", postalCode: "2" })])).status).toBe(200);
  expect((await profile("a")).body.postalCode).toBe("2");
});

test("with duplicatePost=reject a customer who exists is refused, and the batch with it", async () => {
  const { post, profile, setOptions } = calls(app, "reject");
  await setOptions({ duplicatePost: "reject" });
  expect((await post([customer({ sourceCustomerId: "a", postalCode: "1" })])).status).toBe(200);
  const { status, body } = await post([
    customer({ sourceCustomerId: "b" }),
    customer({ sourceCustomerId: "a", postalCode: "2" }),
  ]);
  expect([status, body.type]).toEqual([400, "ValidationException"]);
  expect(body.validationErrors).toEqual(["customers[1].sourceCustomerId: must not exist already"]);
  expect((await profile("a")).body.postalCode).toBe("1");
  expect((await profile("b")).status).toBe(404);
});

test("sixty simultaneous posts of one customer all succeed", async () => {
  const { post, profile } = calls(app, "crowd");
  const posts = Array.from({ length: 60 }, (_, index) =>
    post([
      customer({ sourceCustomerId: "a", postalCode: `${index}` }),
      customer({ sourceCustomerId: `b${index % 3}` }),
    ]),
  );
  const statuses = (await Promise.all(posts)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect((await profile("a")).status).toBe(200);
});

test("with duplicatePost=reject one of many simultaneous posts succeeds", async () => {
  const { post, setOptions } = calls(app, "crowd-reject");
  await setOptions({ duplicatePost: "reject" });
  const answers = await Promise.all(Array.from({ length: 20 }, () => post([customer()])));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 400)]);
});
