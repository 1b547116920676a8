import { SERVICE_PATH } from "../iris/names.ts";

/** Whether a path is BrowserWeb's: below any context, as banks name it (1.1), or a context itself by a usual name. */
export function isBrowserWeb(path: string): boolean {
  return !path.startsWith(SERVICE_PATH) && (BELOW.test(path) || CONTEXT.test(path));
}

/** The path as the contract has it: below `/BrowserWeb`, which itself has no slash at the end. */
export function toBrowserWebPath(path: string): string {
  return path.replace(/^\/[^/]+(?:\/$)?/, "/BrowserWeb");
}

const BELOW = /^\/[^/]+\/(?:servlet|jsps|scripts|plaf)\//;
const CONTEXT = /^\/(?:BrowserWeb|T24|R\d\d)\w*\/?$/;
