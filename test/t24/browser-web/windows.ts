import type { Browser, BrowserContext, Frame, Page } from "playwright-core";

import { serve } from "../../support/browser.ts";
import { startChromium } from "../../support/chromium.ts";
import { openEmulator } from "../../support/open-emulator.ts";
import { ATOM, basic, HAL, JOHN_SNOW } from "../calls.ts";

/** A user at a browser, signed on: the home window, and what is typed into its command line. */
export interface Desk {
  readonly context: BrowserContext;
  readonly home: Page;
  readonly banner: Frame;
  readonly menu: Frame;
  /** Types a command; gives the window that it opens. */
  readonly type: (command: string) => Promise<Page>;
}

/** A world of its own, in Chromium. */
export interface BrowserWorld {
  readonly address: string;
  /** The window before anyone has signed on. */
  readonly visit: () => Promise<Page>;
  readonly signOn: (user: string) => Promise<Desk>;
  /** Opens a command as a signed-on user in a window without home, which is quicker where home is not looked at. */
  readonly open: (user: string, command: string) => Promise<Page>;
  /** Inputs a customer over IRIS, with further properties; gives the status. */
  readonly input: (id: string, properties?: object) => Promise<number>;
  readonly authorise: (id: string) => Promise<number>;
  /** What IRIS has of a customer. */
  readonly read: (id: string) => Promise<Readonly<Record<string, unknown>>>;
}

/** BrowserWeb in a real browser. */
export interface BrowserWeb {
  readonly world: (options?: object) => Promise<BrowserWorld>;
  /** Closes all windows, so that those of one test do not slow down the next one's. */
  readonly closeWindows: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens T24 and Chromium; each world has its own records and options. */
export async function openBrowserWeb(): Promise<BrowserWeb> {
  const t24 = await openEmulator("t24");
  const server = await serve(t24.app);
  const browser = await startChromium();
  let worlds = 0;
  return {
    async world(options = {}) {
      worlds += 1;
      const base = `${server.origin}/~screen-${worlds}`;
      const headers = { "content-type": "application/json" };
      const set = { method: "PUT", headers, body: JSON.stringify(options) };
      expect((await fetch(`${base}/__admin/options`, set)).status).toBe(200);
      return worldAt(base, browser);
    },
    async closeWindows() {
      for (const context of browser.contexts()) await context.close();
    },
    async close() {
      await browser.close();
      await server.close();
      await t24.close();
    },
  };
}

function worldAt(base: string, browser: Browser): BrowserWorld {
  const address = `${base}/BrowserWeb/servlet/BrowserServlet`;
  const customer = (id: string): string => `${base}/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs('${id}')`;
  const newPage = async (): Promise<Page> =>
    (await browser.newContext({ viewport: { width: 1366, height: 633 } })).newPage();
  const visit = async (): Promise<Page> => {
    const page = await newPage();
    await page.goto(address);
    return page;
  };
  return {
    address,
    visit,
    async signOn(user) {
      const home = await visit();
      await enterCredentials(home, user);
      await home.locator("frameset").waitFor({ state: "attached" });
      const banner = await frameOf(home, "banner");
      return {
        context: home.context(),
        home,
        banner,
        menu: await frameOf(home, "menu"),
        type: (command) =>
          opened(home.context(), async () => {
            await banner.fill("#commandValue", command);
            await banner.press("#commandValue", "Enter");
          }),
      };
    },
    async open(user, command) {
      const page = await newPage();
      const signOn = { command: "globusCommand", requestType: "CREATE.SESSION", signOnName: user, password: "123456" };
      expect((await page.request.post(address, { form: signOn })).status()).toBe(200);
      // Any file of the same origin will do to post from.
      await page.goto(`${base}/BrowserWeb/plaf/style/default.css`);
      await run(page, address, command);
      return page;
    },
    async input(id, properties = {}) {
      const body = JSON.stringify({ ...JOHN_SNOW, ...properties });
      const headers = { authorization: basic("INPUTT"), "content-type": HAL, accept: HAL };
      return (await fetch(customer(id), { method: "POST", headers, body })).status;
    },
    async authorise(id) {
      const headers = { authorization: basic("AUTHOR"), "content-type": ATOM };
      return (await fetch(`${customer(id)}/authorise`, { method: "PUT", headers })).status;
    },
    async read(id) {
      const answer = await fetch(customer(id), { headers: { authorization: basic("INPUTT"), accept: HAL } });
      return (await answer.json()) as Readonly<Record<string, unknown>>;
    },
  };
}

/** Runs a command in a window of BrowserWeb that is signed on, as the command line posts it. */
export function run(page: Page, address: string, command: string): Promise<void> {
  const asked = { command: "globusCommand", requestType: "UTILITY.ROUTINE", routineName: "OS.NEW.DEAL" };
  return onward(page, () => page.evaluate(postOf(`${address}#1`, { ...asked, routineArgs: command })));
}

/** A script that posts fields as a form does. */
function postOf(action: string, fields: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `add("input", form, ${JSON.stringify({ name, value })});`,
  );
  return `{
    const add = (tag, parent, values) => parent.appendChild(Object.assign(document.createElement(tag), values));
    const form = add("form", document.body, ${JSON.stringify({ method: "post", action })});
    ${inputs.join("\n    ")}
    form.submit();
  }`;
}

/** Does something that brings a new page into the same window, and waits for that. */
export async function onward(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent("load"), act()]);
}

/** Fills in the sign-on page and sends it. */
export async function enterCredentials(page: Page, user: string, password = "123456"): Promise<void> {
  await page.fill("#signOnName", user);
  await page.fill("#password", password);
  await page.click("#sign-in");
}

/** The window that something opens, once it shows a page of BrowserWeb. */
export async function opened(context: BrowserContext, act: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([context.waitForEvent("page"), act()]);
  await page.waitForURL(/BrowserServlet#1$/);
  await page.waitForLoadState();
  return page;
}

/** The frame whose name begins so, loaded. */
export async function frameOf(page: Page, name: string): Promise<Frame> {
  const element = await page.waitForSelector(`frame[name^=${name}]`, { state: "attached" });
  const frame = await element.contentFrame();
  if (frame === null) throw new Error(`There is no frame ${name}.`);
  await frame.waitForLoadState();
  return frame;
}
