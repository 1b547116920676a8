import { openT24, treeOf, elementsIn } from "../calls.ts";
import { byId, everyElement, send, signOn, textOf, toPage } from "./browser.ts";

const emulator = await openT24();
afterAll(() => emulator.close());

const LOGIN = "/BrowserWeb/servlet/BrowserLoginServlet";
const SERVLET = "/BrowserWeb/servlet/BrowserServlet";
const LOOK = { user: "nobody", accept: "text/html" };

function credentials(user: string, password: string): readonly (readonly [string, string])[] {
  return [
    ["command", "login"],
    ["signOnName", user],
    ["password", password],
  ];
}

test.each([
  "/BrowserWeb",
  "/BrowserWeb/",
  SERVLET,
  `${SERVLET}?`,
  `${SERVLET}?any=thing`,
  LOGIN,
  "/R22MBR",
  "/T24UAT/",
  "/AnyBank/servlet/BrowserServlet",
])("%s shows the sign-on page, with the ids that suites look for", async (path) => {
  const call = await emulator.world();
  const page = toPage(await call("GET", path, LOOK));
  expect([page.status, page.title]).toEqual([200, "T24 Sign in"]);
  expect(byId(page, "signOnName").attributes).toMatchObject({ name: "signOnName", class: "input_user" });
  expect(byId(page, "password").attributes).toMatchObject({ name: "password", type: "password" });
  const [submit] = everyElement(page.tree).filter(({ attributes }) => attributes["type"] === "submit");
  expect(submit?.attributes).toMatchObject({ id: "sign-in", value: "Sign in" });
  expect(textOf(byId(page, "title"))).toBe("Transact Sign in");
});

test("the session's cookie is for no script and no other site, below the context as it was written", async () => {
  const call = await emulator.world();
  const { headers } = await call("GET", "/R22MBR/servlet/BrowserServlet", LOOK);
  expect(String(headers["set-cookie"])).toMatch(
    /^JSESSIONID=[0-9A-F]{32}; Path=\/~world-\d+\/R22MBR; HttpOnly; SameSite=Strict$/,
  );
});

test("a good sign-on leads over the page between to home, under a new session", async () => {
  const call = await emulator.world();
  const before = await call("GET", SERVLET, LOOK);
  const cookie = String(before.headers["set-cookie"]).split(";")[0] ?? "";
  const answer = await send(call, LOGIN, credentials("INPUTT", "123456"), { cookie });
  expect(answer.status).toBe(302);
  expect(answer.headers["location"]).toMatch(/\/BrowserWeb\/jsps\/blankPage\.jsp$/);
  const own = String(answer.headers["set-cookie"]).split(";")[0] ?? "";
  expect(own).not.toBe(cookie);
  const between = toPage(await call("GET", "/BrowserWeb/jsps/blankPage.jsp", { ...LOOK, headers: { cookie: own } }));
  expect(byId(between, "blankPage").attributes["action"]).toBe("../servlet/BrowserLoginServlet");
  const home = await send(call, LOGIN, [["blankRequestType", "SESSION.CHECK"]], { cookie: own });
  const frames = elementsIn(treeOf(home.text), "frame").map(({ attributes }) => attributes["id"]);
  expect(frames).toEqual([expect.stringMatching(/^banner\d{12}$/), expect.stringMatching(/^menu\d{12}$/)]);
});

test.each([
  ["INPUTT", "wrong"],
  ["NOBODY", "123456"],
  ["inputt", "123456"],
  ["", ""],
])("the sign-on of %j with %j is refused on the sign-on page", async (user, password) => {
  const call = await emulator.world();
  const page = toPage(await send(call, LOGIN, credentials(user, password)));
  expect([page.status, page.title, page.message]).toEqual([200, "T24 Sign in", "SECURITY VIOLATION"]);
});

test("the banner counts the failures since the last sign-on", async () => {
  const call = await emulator.world();
  for (const password of ["a", "b"]) await send(call, LOGIN, credentials("INPUTT", password));
  const banner = await (await signOn(call)).get(`${SERVLET}?routineName=OS.NEW.USER&routineArgs=BANNER`);
  expect(banner.text).toMatch(/>INPUTTER Last signed on \d\d [A-Z]{3} \d{4} at \d\d:\d\d with 2 attempt\(s\)</);
  const next = await (await signOn(call)).get(`${SERVLET}?routineName=OS.NEW.USER&routineArgs=BANNER`);
  expect(next.text).toContain("with 0 attempt(s)");
});

test("an expired password is to be changed before home is reached, and counts from then on", async () => {
  const call = await emulator.world();
  const page = toPage(await send(call, LOGIN, credentials("EXPIRD", "123456")));
  expect(byId(page, "oldPassword").attributes["type"]).toBe("password");
  const change = (oldPassword: string, password: string) =>
    send(call, LOGIN, [
      ["command", "password"],
      ["signOnName", "EXPIRD"],
      ["oldPassword", oldPassword],
      ["password", password],
    ]);
  expect((await change("wrong", "n3w")).text).toContain("SECURITY VIOLATION");
  expect((await change("123456", "123456")).text).toContain("SECURITY VIOLATION");
  expect((await change("123456", "n3w")).status).toBe(302);
  expect((await send(call, LOGIN, credentials("EXPIRD", "123456"))).status).toBe(200);
  expect((await send(call, LOGIN, credentials("EXPIRD", "n3w"))).status).toBe(302);
});

test("no password reaches the journal", async () => {
  const call = await emulator.world();
  await send(call, LOGIN, credentials("INPUTT", "top-s3cret"));
  const journal = call.world.journal.list();
  expect(JSON.stringify(journal)).not.toContain("top-s3cret");
  expect(JSON.stringify(journal)).toContain("password=(redacted)");
});

test("after signing off, and without a session, every post shows the sign-on page", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  expect((await browser.command("CUSTOMER")).title).toBe("CUSTOMER");
  expect((await browser.post({ command: "globusCommand", application: "SIGN.OFF" })).title).toBe("T24 Sign in");
  expect((await browser.command("CUSTOMER")).title).toBe("T24 Sign in");
  expect(toPage(await send(call, SERVLET, [["requestType", "UTILITY.ROUTINE"]])).title).toBe("T24 Sign in");
});

test("a session is a record of its sandbox, and ends when that is reset", async () => {
  const call = await emulator.world();
  const browser = await signOn(call);
  expect(
    (await call("POST", "/__admin/reset", { user: "nobody", accept: "application/json", type: "" })).status,
  ).toBeLessThan(300);
  expect((await browser.command("CUSTOMER")).title).toBe("T24 Sign in");
});

test.each([false, true])(
  "with the option formToken %s a post without the session's token is served or not",
  async (formToken) => {
    const browser = await signOn(await emulator.world({ formToken }));
    const page = await browser.command("CUSTOMER");
    expect(page.text.includes("SECURITY VIOLATION")).toBe(formToken);
  },
);

test.each(["constructor", "__proto__", "OS.NOTHING"])(
  "the routine %s is refused on a page, and hurts nobody",
  async (name) => {
    const browser = await signOn(await emulator.world());
    const page = await browser.post({ command: "globusCommand", requestType: "UTILITY.ROUTINE", routineName: name });
    expect(page.message).toBe(`UNKNOWN ROUTINE ${name}`);
    const other = await browser.post({ command: "globusCommand", requestType: name });
    expect(other.message).toBe(`UNKNOWN REQUEST ${name}`);
  },
);
