import type { Page } from "playwright-core";

import { opened, openBrowserWeb } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

const world = await browserWeb.world();
const desk = await world.signOn("INPUTT");

/** Chooses of More Actions, and Go. */
async function choose(page: Page, text: string): Promise<void> {
  await page.selectOption("#moreactions", { label: text });
  await page.click("#goButton a[title='Go']");
}

test.each([
  ["List of entries (authorised)", "CUSTOMER - Default List", "#enquiry"],
  ["List of entries (unauthorised)", "CUSTOMER$NAU - Default List", "#enquiry"],
  ["List of entries (history)", "CUSTOMER$HIS - Default List", "#enquiry"],
  ["Search for entries (authorised)", "CUSTOMER - Default List", "#enqsel"],
  ["Search for entries (history)", "CUSTOMER$HIS - Default List", "#enqsel"],
])(
  "%s opens %s in a window of its own",
  async (text, title, form) => {
    const page = await desk.type("CUSTOMER");
    const list = await opened(desk.context, () => choose(page, text));
    expect(await list.title()).toBe(title);
    expect(await list.locator(form).count()).toBe(1);
  },
  PATIENCE,
);

test(
  "Print prints the window, with all tabs and without buttons",
  async () => {
    const page = await desk.type("CUSTOMER,INPUT P 66052");
    await page.evaluate("window.print = () => document.body.setAttribute('data-printed', 'yes')");
    await choose(page, "Print");
    expect(await page.getAttribute("body", "data-printed")).toBe("yes");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#tab11").isVisible()).toBe(true);
    expect(await page.locator("#goButton").isVisible()).toBe(false);
  },
  PATIENCE,
);

test(
  "Copy and Paste bring one record's values to another's screen",
  async () => {
    const seen = await desk.type("CUSTOMER,INPUT S 100100");
    await choose(seen, "Copy");
    await seen.locator("td.message").waitFor();
    const page = await desk.type("CUSTOMER,INPUT I F3");
    const id = await page.locator(".iddisplay").innerText();
    await Promise.all([page.waitForEvent("load"), choose(page, "Paste")]);
    expect(await page.locator("[id='fieldName:SHORT.NAME:1']").inputValue()).toBe("Harry Crisp");
    expect(await page.locator(".iddisplay").innerText()).toBe(id);
  },
  PATIENCE,
);

test(
  "the arrow beside the box lists recent ids, and a click on one takes it",
  async () => {
    await desk.type("CUSTOMER S 100104");
    const page = await desk.type("CUSTOMER");
    await page.click("a[title='Recent']");
    await page.locator("[id='dropDownTable:transactionId'] td", { hasText: "100104" }).first().click();
    expect(await page.inputValue("#transactionId")).toBe("100104");
    expect(await page.locator(".drop-down").count()).toBe(0);
    await page.click("a[title='View a contract']");
    await page.locator(".iddisplay").waitFor();
    expect(await page.locator(".iddisplay").innerText()).toBe("100104");
  },
  PATIENCE,
);

test(
  "the lens beside the box asks what to select",
  async () => {
    const page = await desk.type("CUSTOMER,INPUT");
    const selection = await opened(desk.context, () => page.click("a[title='Selection']"));
    expect(await selection.locator("a[title='Run Selection']").count()).toBe(1);
  },
  PATIENCE,
);

test(
  "Help tells of the application, a caption of its field",
  async () => {
    const page = await desk.type("CUSTOMER,INPUT I 66052");
    const help = await opened(desk.context, () => page.click("a[title='Help']"));
    expect(await help.title()).toBe("CUSTOMER");
    const field = await opened(desk.context, () => page.click("[id='fieldCaption:SECTOR']"));
    expect(await field.title()).toBe("CUSTOMER SECTOR");
  },
  PATIENCE,
);

test(
  "a record that a row has opened leads back to the rows, in its own window",
  async () => {
    const list = await desk.type("QUERY CUSTOMER.LIST");
    const page = await opened(desk.context, () => list.locator("#r1 a").click());
    expect(await page.locator(".breadcrumb").innerText()).toBe("Back to: Customer List >");
    await page.click(".breadcrumb a");
    await page.locator("#enqheader").waitFor();
    expect(await page.locator("#enqheader").innerText()).toBe("Customer List");
  },
  PATIENCE,
);

test(
  "a menu in a window of its own opens its leaves in further windows",
  async () => {
    const menu = await desk.type("?USER.MENU");
    await menu.click("img[alt='Customer']");
    const page = await opened(desk.context, () => menu.click("a[title='Individual Customer']"));
    expect(await page.title()).toBe("CUSTOMER");
  },
  PATIENCE,
);

test(
  "a tabbed screen shows one file at a time, and its rows open their records",
  async () => {
    const page = await desk.type("TAB CUSTOMER.FILES");
    expect(await page.locator("#tab1").isVisible()).toBe(true);
    await page.click("#headtab a:has-text('History')");
    expect(await page.locator("#tab1").isVisible()).toBe(false);
    const row = page.frameLocator("#tab3").locator("#r1 a");
    const record = await opened(desk.context, () => row.click());
    expect(await record.locator(".iddisplay").innerText()).toBe("100100;1");
  },
  PATIENCE,
);

test(
  "the banner's links open Help and Tools",
  async () => {
    const help = await opened(desk.context, () => desk.banner.click("a[title='Help']"));
    expect(await help.title()).toBe("Command line");
    const tools = await opened(desk.context, () => desk.banner.click("a[title='Tools']"));
    expect(await tools.title()).toBe("Tools");
  },
  PATIENCE,
);

test(
  "in the lower part of a composite screen More Actions and Help are about the record",
  async () => {
    await world.input("190555", { Mnemonic: "BELOW" });
    const page = await desk.type("COS CUSTOMER.NAU");
    await page.locator("a[title='Authorise']").first().click();
    await page.locator("#goButton").waitFor();
    const list = await opened(desk.context, () => choose(page, "List of entries (authorised)"));
    expect(await list.title()).toBe("CUSTOMER - Default List");
    const help = await opened(desk.context, () => page.click("a[title='Help']"));
    expect(await help.title()).toBe("CUSTOMER");
  },
  PATIENCE,
);

test(
  "where the profile asks before signing off, No stays and Yes leaves",
  async () => {
    const careful = await (await browserWeb.world({ confirmSignOff: true })).signOn("INPUTT");
    careful.home.once("dialog", (dialog) => void dialog.dismiss());
    await careful.banner.click("a[title='Sign off']");
    expect(await careful.banner.locator("#commandValue").count()).toBe(1);
    careful.home.once("dialog", (dialog) => void dialog.accept());
    await careful.banner.click("a[title='Sign off']");
    await careful.home.locator("#signOnName").waitFor();
  },
  PATIENCE,
);

test(
  "in a window whose session is over, a list of values leads to the sign-on page",
  async () => {
    const own = await (await browserWeb.world()).signOn("INPUTT");
    const page = await own.type("CUSTOMER,INPUT I F3");
    await own.banner.click("a[title='Sign off']");
    await own.home.locator("#signOnName").waitFor();
    await page.click("img[dropfield='fieldName:SECTOR']");
    await page.locator("#signOnName").waitFor();
    expect(await page.title()).toBe("T24 Sign in");
  },
  PATIENCE,
);
