import { openT24, type Call } from "../calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const SERVLET = "/BrowserWeb/servlet/BrowserServlet";
const FORM = "application/x-www-form-urlencoded";

/** Signs on, and asks for a page by the fields of a form, or by a query. */
async function signedOn(call: Call): Promise<(asked: string) => Promise<string>> {
  const body = "command=globusCommand&requestType=CREATE.SESSION&signOnName=INPUTT&password=123456";
  const { headers } = await call("POST", SERVLET, { user: "nobody", type: FORM, body });
  const cookie = /JSESSIONID=\w+/.exec(String(headers["set-cookie"]))?.[0] ?? "";
  return async (asked) => {
    const sent = { user: "nobody", headers: { cookie } };
    const line = `command=globusCommand&requestType=UTILITY.ROUTINE&routineName=OS.NEW.DEAL&routineArgs=${asked}`;
    return asked.startsWith("?")
      ? (await call("GET", SERVLET + asked, sent)).text
      : (await call("POST", SERVLET, { ...sent, type: FORM, body: line })).text;
  };
}

const BANNER = "?routineName=OS.NEW.USER&routineArgs=BANNER";
const MENU = "?routineName=OS.GET.MENU.XML";
const RECORD = "CUSTOMER,INPUT+S+100100";

test.each([
  [
    "recordLayout",
    "elevenTabs",
    RECORD,
    [/<table id="mainTab"><tbody><tr/, /<table id="tab11"/],
    [/<table id="tab12"/],
  ],
  ["recordLayout", "fourteenTabs", RECORD, [/<span>Customer<\/span>/, /<table id="tab14"/], [/<table id="tab15"/]],
  ["recordLayout", "singlePage", RECORD, [/<table id="mainTab"><tbody><tr/], [/id="headtab"/]],
  ["toolbarSection", "thead", RECORD, [/<div id="toolBar"><table><thead><tr>/], [/<div id="toolBar"><table><tbody>/]],
  ["toolbarSection", "tbody", RECORD, [/<div id="toolBar"><table><tbody><tr>/], [/<div id="toolBar"><table><thead>/]],
  ["bannerCell", "nested", BANNER, [/<\/span><div class="tools"><table>/], []],
  ["bannerCell", "plain", BANNER, [/<\/span><table>/], [/class="tools"/]],
  ["compositeLayout", "table", "COS+CUSTOMER.NAU", [/<body class="window"><table class="composite">/], [/<frame /]],
  ["compositeLayout", "frames", "COS+CUSTOMER.NAU", [/<frame id="ENQUIRY\d+"/, /<frame id="BLANK\d+"/], [/<body/]],
  ["signOnHeading", "Transact", "?", [/<b>Transact Sign in<\/b>/], []],
  ["signOnHeading", "T24", "?", [/<b>T24 Sign in<\/b>/], []],
  ["alertAfterSignOn", false, BANNER, [], [/id="alertText"/]],
  ["alertAfterSignOn", true, BANNER, [/id="alertText"/], []],
  ["menuTree", "modelBank", MENU, [/Role Based Home Pages/], []],
  [
    "menuTree",
    "older",
    MENU,
    [/User Menu.*<ul class="closed"><li class="clsHasKids"><span[^>]*><img[^>]*>Customer</],
    [],
  ],
  ["menuTree", "officer", MENU, [/Customer Officer Menu/], [/Admin Menu/]],
  ["menuTree", "moneyMarket", MENU, [/>Back Office </, />Customer Opening {2}</], []],
  ["menuTree", "spanish", MENU, [/>Cliente</], []],
] as const)("%s %s", async (...[name, value, asked, has, hasNot]) => {
  const ask = await signedOn(await t24.world({ [name]: value }));
  const page = await ask(asked);
  for (const pattern of has) expect(page).toMatch(pattern);
  for (const pattern of hasNot) expect(page).not.toMatch(pattern);
});
