import { costOf, startEmulator } from "./servers.ts";
import { print } from "./table.ts";

/** BrowserWeb's screens by what opens them: the command line of the home window. */
const SCREENS = ["CUSTOMER,INPUT I 100100", "CUSTOMER,INPUT S 100100", "CUSTOMER", "CUSTOMER L", "COS CUSTOMER.NAU"];

const SERVLET = "/BrowserWeb/servlet/BrowserServlet";
const WARM_UP_SECONDS = 3;

/** What a screen of BrowserWeb costs the server, in milliseconds of its CPU time. */
export async function benchScreens(): Promise<void> {
  const server = await startEmulator("t24");
  const cookie = await signOn(server.base);
  const rows = [["screen", "ms CPU", "goal"]];
  for (const command of SCREENS) {
    const body = `command=globusCommand&requestType=UTILITY.ROUTINE&routineName=OS.NEW.DEAL&routineArgs=${encodeURIComponent(command)}`;
    const headers = { "content-type": "application/x-www-form-urlencoded", cookie };
    const load = () => ({ method: "POST", path: SERVLET, headers, body, expect: 200 });
    await costOf(server, load, WARM_UP_SECONDS);
    const { cpu } = await costOf(server, load);
    rows.push([command, (cpu / 1_000).toFixed(2), "< 50"]);
  }
  server.child.kill();
  print(rows);
}

async function signOn(origin: string): Promise<string> {
  const body = new URLSearchParams(
    "command=globusCommand&requestType=CREATE.SESSION&signOnName=INPUTT&password=123456",
  );
  const { headers } = await fetch(origin + SERVLET, { method: "POST", body });
  return headers.get("set-cookie")?.split(";")[0] ?? "";
}
