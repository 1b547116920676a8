import { openT24 } from "../calls.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

test.each(["/favicon.ico", "/BrowserWeb/favicon.ico", "/R22MBR/favicon.ico"])(
  "%s, which browsers ask for unbidden, is a picture without a sign-on",
  async (path) => {
    const call = await emulator.world();
    const { status, headers, text } = await call("GET", path, {
      user: "nobody",
      accept: "image/avif,image/*,*/*;q=0.8",
    });
    expect([status, headers["content-type"]]).toEqual([200, "image/svg+xml"]);
    expect(text).toMatch(/^<svg /);
  },
);

test("any other path at the root wants a sign-on, as before", async () => {
  const call = await emulator.world();
  expect((await call("GET", "/favicon.png", { user: "nobody" })).status).toBe(401);
});
