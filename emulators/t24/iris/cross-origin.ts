import type { RequestFacts } from "../../core/emulator.ts";

type Asked = Pick<RequestFacts, "method" | "headers">;

/** What the web.xml of Prospect-iris gives Jetty's CrossOriginFilter besides all origins (5.8); the age is the filter's own. */
const METHODS = "GET,POST,DELETE,PUT,HEAD";
const HEADERS = "origin,content-type,accept,authorization,maxdataserviceversion";
const MAX_AGE = "1800";

/** Whether a browser asks, before the request proper, what it may send. */
export function isPreflight({ method, headers }: Asked): boolean {
  return (
    method === "OPTIONS" && headers["origin"] !== undefined && headers["access-control-request-method"] !== undefined
  );
}

/** The filter's headers for a request with an Origin; a preflight for a method or header that is not listed gets none. */
export function crossOriginHeaders(request: Asked): Readonly<Record<string, string>> {
  const own = {
    "access-control-allow-origin": request.headers["origin"] ?? "",
    "access-control-allow-credentials": "true",
  };
  // 5.8: seen with an empty value.
  if (!isPreflight(request)) return { ...own, "access-control-expose-headers": "" };
  if (!isAllowed(request)) return {};
  return {
    ...own,
    "access-control-max-age": MAX_AGE,
    "access-control-allow-methods": METHODS,
    "access-control-allow-headers": HEADERS,
  };
}

function isAllowed({ headers }: Asked): boolean {
  const method = headers["access-control-request-method"] ?? "";
  const asked = headers["access-control-request-headers"]?.split(",") ?? [];
  const names = asked.map((name) => name.trim().toLowerCase()).filter((name) => name !== "");
  return METHODS.split(",").includes(method) && names.every((name) => HEADERS.split(",").includes(name));
}
