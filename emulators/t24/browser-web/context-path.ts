import { SERVICE_PATH } from "../iris/names.ts";

/**
 * Whether a path is BrowserWeb's: below any context, as banks name it (1.1), or a context itself by a usual name; or the
 * icon that browsers ask the server's root for, whatever page they show.
 */
export function isBrowserWeb(path: string): boolean {
  return !path.startsWith(SERVICE_PATH) && (BELOW.test(path) || CONTEXT.test(path) || path === ICON);
}

/** The path as the contract has it: below `/BrowserWeb`, which itself has no slash at the end. */
export function toBrowserWebPath(path: string): string {
  return path === ICON ? `/BrowserWeb${ICON}` : path.replace(/^\/[^/]+(?:\/$)?/, "/BrowserWeb");
}

const ICON = "/favicon.ico";
const BELOW = /^\/[^/]+\/(?:(?:servlet|jsps|scripts|plaf)\/|favicon\.ico$)/;
const CONTEXT = /^\/(?:BrowserWeb|T24|R\d\d)\w*\/?$/;
