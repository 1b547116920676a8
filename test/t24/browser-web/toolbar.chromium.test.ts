import type { Page } from "playwright-core";

import { onward, openBrowserWeb } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterEach(() => browserWeb.closeWindows());
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

const world = await browserWeb.world({ customerReversal: "allow" });
await world.input("190301", { Mnemonic: "WAITS" });
await world.input("100111", { Mnemonic: "DOKOYE", FamilyName: "AMENDED" });
const hold = await world.open("INPUTT", "CUSTOMER,INPUT I 190302");
await onward(hold, () => hold.click("a[title='Place a contract on Hold']"));
const reverse = await world.open("INPUTT", "CUSTOMER,INPUT R 190097");
await onward(reverse, () => reverse.click("a[title='Reverses a deal from the live file']"));

/** The buttons over a record by their titles, in the sheet's order (4.2). */
const TITLES = [
  "Commit the deal",
  "Validate a deal",
  "Place a contract on Hold",
  "Deletes a Deal",
  "Authorises a deal",
  "Reverses a deal from the live file",
  "Verifies a deal",
];
const KEYS = ["C", "V", null, null, "A", null, null];

/** How a button looks and whether it can be clicked. */
interface Seen {
  readonly title: string;
  readonly alt: string;
  readonly linkTitle: string;
  readonly key: string | null;
  readonly isGrey: boolean;
  readonly leadsOn: boolean;
  readonly isDrawn: boolean;
}

/** The cells of the toolbar, by the path that suites write out in full. */
const CELLS = "#goButton > tbody > tr > td > table > tbody > tr > td > div > table > tbody > tr > td";

/** The buttons of the toolbar as they are in the page. */
function buttonsIn(page: Page): Promise<readonly Seen[]> {
  return page.evaluate<readonly Seen[]>(`[...document.querySelectorAll("${CELLS} > a")].map((link) => {
    const image = link.querySelector(":scope > img");
    return {
      title: image.title,
      alt: image.alt,
      linkTitle: link.title,
      key: link.getAttribute("accesskey"),
      isGrey: image.src.endsWith("_dis.gif"),
      leadsOn: link.hasAttribute("href"),
      isDrawn: image.complete && image.naturalWidth > 0,
    };
  })`);
}

/** Each state of a record with each function that opens it, and which buttons are on: 1; the others are grey: 0. */
const STATES = [
  // state, command, commit validate hold delete authorise reverse verify
  ["new", "CUSTOMER,INPUT I F3", "1110000"],
  ["live", "CUSTOMER,INPUT I 100104", "1110000"],
  ["live", "CUSTOMER,INPUT C 100104", "1110000"],
  ["live", "CUSTOMER,INPUT S 100104", "0000000"],
  ["live", "CUSTOMER,INPUT P 100104", "0000000"],
  ["live", "CUSTOMER,INPUT R 100104", "0000010"],
  ["live", "CUSTOMER,INPUT V 100104", "0000001"],
  ["live", "CUSTOMER S 100104", "0000000"],
  ["INAU", "CUSTOMER,INPUT I 190301", "1110000"],
  ["INAU", "CUSTOMER,INPUT S 190301", "0000000"],
  ["INAU", "CUSTOMER,NAU A 190301", "0000100"],
  ["INAU", "CUSTOMER,NAU D 190301", "0001000"],
  ["INAU of a live one", "CUSTOMER,INPUT I 100111", "1110000"],
  ["INAU of a live one", "CUSTOMER,NAU A 100111", "0000100"],
  ["IHLD", "CUSTOMER,INPUT I 190302", "1110000"],
  ["IHLD", "CUSTOMER,INPUT S 190302", "0000000"],
  ["IHLD", "CUSTOMER,NAU D 190302", "0001000"],
  ["RNAU", "CUSTOMER,NAU A 190097", "0000100"],
  ["RNAU", "CUSTOMER,NAU D 190097", "0001000"],
  ["RNAU", "CUSTOMER,INPUT S 190097", "0000000"],
] as const;

test.each(STATES)(
  "of a record that is %s, %s shows the buttons %s",
  async (_state, command, marks) => {
    const page = await world.open("INPUTT", command);
    const expected = TITLES.map((title, index) => ({
      title,
      alt: title,
      linkTitle: title,
      key: KEYS[index],
      isGrey: marks[index] === "0",
      leadsOn: marks[index] === "1",
      isDrawn: true,
    }));
    const on = (title: string) => ({ title, alt: title, linkTitle: title, key: null, isGrey: false, leadsOn: true });
    expect(await buttonsIn(page)).toEqual([
      ...expected,
      ...["Return to application screen", "Go", "Help"].map((title) => ({ ...on(title), isDrawn: true })),
    ]);
  },
  PATIENCE,
);

test(
  "by the box for an id there are pencil, lens and spanner (4.3)",
  async () => {
    const page = await world.open("INPUTT", "CUSTOMER,INPUT");
    const buttons = await buttonsIn(page);
    expect(buttons.map(({ title }) => title)).toEqual([
      "Edit a contract",
      "View a contract",
      "Perform an action on the contract",
      "Go",
      "Help",
    ]);
    expect(buttons.every(({ isGrey, leadsOn, isDrawn }) => !isGrey && leadsOn && isDrawn)).toBe(true);
  },
  PATIENCE,
);

test(
  "a grey button does nothing",
  async () => {
    const page = await world.open("INPUTT", "CUSTOMER,INPUT S 100104");
    const posts: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") posts.push(request.url());
    });
    for (const title of TITLES) await page.click(`a[title='${title}']`);
    expect(posts).toEqual([]);
    expect(await page.locator(".iddisplay").innerText()).toBe("100104");
  },
  PATIENCE,
);

test.each([
  ["pencil", "Edit a contract", "input[id='fieldName:MNEMONIC']"],
  ["lens", "View a contract", "#disabled_MNEMONIC"],
  ["spanner, of a live record", "Perform an action on the contract", "input[id='fieldName:MNEMONIC']"],
])(
  "the %s opens the id that is typed",
  async (_tool, title, shown) => {
    const page = await world.open("INPUTT", "CUSTOMER,INPUT");
    await page.fill("#transactionId", "100104");
    await onward(page, () => page.click(`a[title='${title}']`));
    expect(await page.locator(shown).count()).toBe(1);
  },
  PATIENCE,
);

test(
  "New Deal opens the next id, and Return asks before it leaves a changed one",
  async () => {
    const page = await world.open("INPUTT", "CUSTOMER,INPUT");
    await onward(page, () => page.click("a[title='New Deal']"));
    expect(await page.locator(".iddisplay").innerText()).toMatch(/^\d{6}$/);
    await page.locator("[id='fieldName:MNEMONIC']").fill("CHANGED");
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
    });
    await page.click("a[title='Return to application screen']");
    expect(await page.locator("[id='fieldName:MNEMONIC']").inputValue()).toBe("CHANGED");
    await onward(page, () => page.click("a[title='Return to application screen']"));
    expect(asked).toEqual(["Changes Not Saved", "Changes Not Saved"]);
    expect(await page.locator("input.idbox").inputValue()).toBe("");
  },
  PATIENCE,
);

test.each([
  ["doToolbar('', 'VAL','','')", /^Title NO SPECIFIED VALUE$/],
  ["doToolbar('', 'I','','')", /^Title NO SPECIFIED VALUE$/],
])(
  "%s can be called by a script, as suites do",
  async (call, error) => {
    const page = await world.open("INPUTT", "CUSTOMER,INPUT I 100104");
    await page.locator("[id='fieldName:TITLE']").selectOption("");
    await onward(page, () => page.evaluate(call));
    expect((await page.locator("#errors").innerText()).replaceAll(/\s+/g, " ").trim()).toMatch(error);
  },
  PATIENCE,
);
