import type { Page } from "playwright-core";

import { frameOf, onward, opened, openBrowserWeb, run } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterEach(() => browserWeb.closeWindows());
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

/** Would run as a script from a text, an attribute, or a call in quotes. */
const HOSTILE = `"'><img src=x onerror=alert(1)>`;

/** What a hostile text has done to a page: dialogs that opened, and elements that came of it. */
async function harmIn(page: Page, alerts: readonly string[]): Promise<readonly string[]> {
  const images = await page.locator("img[src=x], img[onerror]").count();
  return images === 0 ? alerts : [...alerts, `${images} images`];
}

function alertsOf(page: Page): string[] {
  const alerts: string[] = [];
  page.on("dialog", (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  return alerts;
}

test(
  "a hostile text typed into every field comes back as that text, with its errors",
  async () => {
    const page = await (await browserWeb.world()).open("INPUTT", "CUSTOMER, I F3");
    const alerts = alertsOf(page);
    const count = await page.evaluate<number>(`{
      const boxes = [...document.querySelectorAll("#mainTab input[type=text]")];
      for (const box of boxes) box.value = ${JSON.stringify(HOSTILE)};
      boxes.length;
    }`);
    expect(count).toBeGreaterThan(100);
    await onward(page, () => page.click("a[title='Validate a deal']"));
    const values = await page.evaluate<readonly string[]>(
      "[...document.querySelectorAll('#mainTab input[type=text]')].map((box) => box.value)",
    );
    expect(values.filter((value) => value === HOSTILE)).toHaveLength(count);
    expect(await page.locator("#errors tr").count()).toBeGreaterThan(0);
    expect(await harmIn(page, alerts)).toEqual([]);
  },
  PATIENCE,
);

test(
  "a hostile text that is stored is text on each screen, in lists and in what leads on from them",
  async () => {
    const world = await browserWeb.world();
    // Short names are of SWIFT's characters, enough to end a call in quotes.
    const shortName = "'),alert(1)//";
    const hostile = {
      ShortNameMvGroup: [{ ShortName: shortName }],
      Introducer: HOSTILE,
      PastimesMvGroup: [{ Pastimes: HOSTILE }],
    };
    expect(await world.input("190245", hostile)).toBe(201);
    const page = await world.open("AUTHOR", "CUSTOMER,INPUT I 190245");
    const alerts = alertsOf(page);
    expect(await page.locator("[id='fieldName:SHORT.NAME:1']").inputValue()).toBe(shortName);
    expect(await page.locator("[id='fieldName:INTRODUCER']").inputValue()).toBe(HOSTILE);
    for (const [command, shown, text] of [
      ["CUSTOMER,INPUT S 190245", "#disabled_INTRODUCER", HOSTILE],
      ["CUSTOMER S 190245", "[id='disabled_PASTIMES:1']", HOSTILE],
      ["CUSTOMER,NAU A 190245", "#disabled_INTRODUCER", HOSTILE],
      ["CUSTOMER E", "#r1 > td:nth-child(4)", shortName],
      ["COS CUSTOMER.NAU", "#r1 > td:nth-child(2)", shortName],
    ] as const) {
      await run(page, world.address, command);
      expect(await page.locator(shown).textContent()).toBe(text);
      expect(await harmIn(page, alerts)).toEqual([]);
    }
  },
  PATIENCE,
);

test.each([
  `CUSTOMER,INPUT S ${HOSTILE}`,
  `CUSTOMER,${HOSTILE} I F3`,
  `ENQ ${HOSTILE}`,
  `COS ${HOSTILE}`,
  `TAB ${HOSTILE}`,
  `MENU ${HOSTILE}`,
  `ENQ CUSTOMER.LIST MNEMONIC EQ ${HOSTILE}`,
  HOSTILE,
])(
  "the command %s opens a harmless page",
  async (command) => {
    const world = await browserWeb.world();
    const { context, home, banner } = await world.signOn("INPUTT");
    const alerts = alertsOf(home);
    await banner.fill("#commandValue", command);
    const page = await opened(context, () => banner.press("#commandValue", "Enter"));
    expect(await harmIn(page, [...alerts, ...alertsOf(page)])).toEqual([]);
    expect(await page.locator("td.message, #enqsel").count()).toBe(1);
  },
  PATIENCE,
);

test(
  "no script reads the session's cookie, and a page from elsewhere neither acts in the session nor ends it",
  async () => {
    const world = await browserWeb.world();
    const { context, home } = await world.signOn("INPUTT");
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: "JSESSIONID", httpOnly: true, sameSite: "Strict" });
    expect(cookie?.path).toBe(new URL(world.address).pathname.replace("/servlet/BrowserServlet", ""));
    expect(await home.evaluate("document.cookie")).toBe("");
    const stranger = await context.newPage();
    await run(stranger, world.address, "CUSTOMER");
    expect(await stranger.locator("input.idbox").count()).toBe(0);
    await stranger.goto(world.address);
    await run(stranger, world.address, "CUSTOMER");
    expect(await stranger.locator("input.idbox").count()).toBe(1);
  },
  PATIENCE,
);

test(
  "where the form token is demanded, windows bring it on every way, and a post without it is refused",
  async () => {
    const world = await browserWeb.world({ formToken: true });
    const { context, menu, type } = await world.signOn("INPUTT");
    const box = await type("CUSTOMER,INPUT");
    await box.fill("#transactionId", "100104");
    await onward(box, () => box.click("a[title='Edit a contract']"));
    await box.click("img[dropfield='fieldName:TARGET']");
    await box.locator("tr[id^=dropDownRow] > td:text-is('999')").click();
    await box.fill("[id='fieldName:FAMILY.NAME']", "ROTH");
    await onward(box, () => box.click("a[title='Commit the deal']"));
    expect(await box.locator("td.message").innerText()).toMatch(/^Txn Complete: 100104/);
    const list = await opened(context, () => menu.evaluate("docommand('COS CUSTOMER.NAU')"));
    await list.click("#r1 a[title=Authorise]");
    await list.locator("#disabled_MNEMONIC").waitFor();
    await list.click("a[title=Refresh]");
    expect(await list.locator("#r1 > td").first().innerText()).toBe("100104");
    await run(box, world.address, "CUSTOMER");
    expect(await box.locator("td.message").innerText()).toBe("SECURITY VIOLATION");
  },
  PATIENCE,
);

test(
  "the pages ask nothing of any other host, and no script of theirs fails",
  async () => {
    const world = await browserWeb.world();
    const page = await world.visit();
    const problems: string[] = [];
    page.context().on("request", (request) => {
      if (new URL(request.url()).origin !== new URL(world.address).origin) problems.push(request.url());
    });
    page.context().on("weberror", (error) => problems.push(error.error().message));
    page.context().on("response", (response) => {
      if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
    });
    await page.fill("#signOnName", "INPUTT");
    await page.fill("#password", "123456");
    await page.click("#sign-in");
    await (await frameOf(page, "menu")).locator("span").first().waitFor();
    for (const command of ["CUSTOMER,INPUT I 100100", "CUSTOMER L", "COS CUSTOMER.NAU"]) {
      await opened(page.context(), async () => {
        await (await frameOf(page, "menu")).evaluate(`docommand('${command}')`);
      });
    }
    expect(problems).toEqual([]);
  },
  PATIENCE,
);
