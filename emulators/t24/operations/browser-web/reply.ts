import type { Reply, RequestFacts } from "../../../core/emulator.ts";
import type { BrowserPage } from "../../browser-web/page.ts";
import type { WebPage } from "../../representations/answer.ts";

/** An answer that is a page; scripts and styles come from here only, and nobody else may frame it. */
export function toPageReply(page: BrowserPage, headers: Readonly<Record<string, string>> = {}): Reply<WebPage> {
  return { status: 200, resource: { kind: "web-page", page }, headers: { ...GUARDS, ...headers } };
}

/** Whatever a record holds, no text of it runs: the policy allows no script in a page. */
const GUARDS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self'; " +
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
  "x-content-type-options": "nosniff",
} as const;

/** The path of BrowserWeb's context as the client wrote it, after the sandbox's prefix: `/BrowserWeb`, `/R22MBR`. */
export function contextOf({ origin, path }: Pick<RequestFacts, "origin" | "path">): string {
  const { pathname } = new URL(origin);
  return `${pathname === "/" ? "" : pathname}/${path.split("/")[1] ?? ""}`;
}
