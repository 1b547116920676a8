import { errorCodes, toReply } from "../../emulators/cardlytics/errors.ts";
import { options, type Options } from "../../emulators/cardlytics/options.ts";
import type { Context } from "../../emulators/core/emulator.ts";
import { DomainError } from "../../emulators/core/errors.ts";
import { defaultsOf } from "../../emulators/core/options.ts";
import { createRandom } from "../../emulators/core/random.ts";
import { createMemoryStore } from "../../emulators/core/store/memory.ts";

const context: Context<Options> = {
  sandbox: "default",
  store: createMemoryStore(),
  now: new Date(0),
  random: createRandom("1"),
  options: defaultsOf(options) as Options,
};

const request = { id: "r1", method: "POST", origin: "", path: "/v2/data/customers", search: "", headers: {} };

test.each([
  ["not-readable", 400, "HttpMessageNotReadable", "Request could not be parsed"],
  ["malformed", 400, "HttpMessageNotReadable", "Request could not be parsed"],
  ["invalid", 400, "ValidationException", "Bad request"],
  ["contract-violation", 400, "ValidationException", "Bad request"],
  ["bad-credentials", 500, "InternalServerError", "Internal Server Error"],
  ["unauthenticated", 401, "SessionValidationException", "Session expired or invalid"],
  ["forbidden", 403, "AccessDenied", "Access denied"],
  ["not-found", 404, "NotFound", "Not found"],
  ["method-not-allowed", 405, "MethodNotAllowed", "Method not allowed"],
  ["not-acceptable", 406, "NotAcceptable", "Not acceptable"],
  ["too-large", 413, "PayloadTooLarge", "Payload too large"],
  ["unsupported-media-type", 415, "UnsupportedMediaType", "Unsupported media type"],
  ["throttled", 429, "TooManyRequests", "Too many requests"],
  ["version-conflict", 503, "ServiceUnavailable", "Service Unavailable"],
  ["too-many-sandboxes", 503, "ServiceUnavailable", "Service Unavailable"],
  ["internal", 500, "InternalServerError", "Internal Server Error"],
  ["a code that nobody knows", 500, "InternalServerError", "Internal Server Error"],
  ["ValidationException", 400, "ValidationException", "Bad request"],
  ["SessionValidationException", 401, "SessionValidationException", "Session expired or invalid"],
])("the refusal %s is %i %s", (code, status, type, title) => {
  expect(toReply(new DomainError(code, "a sentence"), request, context)).toEqual({
    status,
    resource: { type, title, status, validationErrors: [], requestId: "r1" },
  });
});

test("refusals have the statuses of the vendor's list that have a cause, and 406 and 413", () => {
  const statuses = errorCodes.map((code) => toReply(new DomainError(code, "a sentence"), request, context).status);
  // The list has 301, 302 and 501, too, and nowhere says when they come.
  expect([...new Set(statuses)].sort()).toEqual([400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503]);
});

test.each([
  ["forbidden", 403, "Forbidden"],
  ["not-found", 404, "Not Found"],
  ["method-not-allowed", 405, "Method Not Allowed"],
  ["not-acceptable", 406, "Not Acceptable"],
  ["too-large", 413, "Payload Too Large"],
  ["unsupported-media-type", 415, "Unsupported Media Type"],
  ["throttled", 429, "Too Many Requests"],
  ["unavailable", 503, "Service Unavailable"],
])("with plainRefusals the refusal %s, whose body no page has, is Spring Boot's or nothing", (code, status, error) => {
  const under = (plainRefusals: Options["plainRefusals"]): unknown =>
    toReply(new DomainError(code, "a sentence"), request, {
      ...context,
      options: { ...context.options, plainRefusals },
    });
  const { path } = request;
  expect(under("Spring Boot")).toEqual({
    status,
    resource: { timestamp: "1970-01-01T00:00:00.000+00:00", status, error, path },
  });
  expect(under("empty")).toEqual({ status });
});

test.each(["not-readable", "invalid", "no-session", "unauthenticated", "internal"])(
  "plainRefusals does not touch the refusal %s, which the vendor lists",
  (code) => {
    const under = (plainRefusals: Options["plainRefusals"]): unknown =>
      toReply(new DomainError(code, "a sentence"), request, {
        ...context,
        options: { ...context.options, plainRefusals },
      });
    expect(under("Spring Boot")).toEqual(under("five members"));
    expect(under("empty")).toEqual(under("five members"));
  },
);

test("a refusal has its five members in the vendor's order", () => {
  const error = new DomainError("invalid", "a sentence", { validationErrors: ["a: b", "c: d"] });
  expect(JSON.stringify(toReply(error, request, context).resource)).toBe(
    '{"type":"ValidationException","title":"Bad request","status":400,"validationErrors":["a: b","c: d"],"requestId":"r1"}',
  );
});

test.each<readonly [Options["validationErrorStyle"], readonly string[]]>([
  [
    "path: message",
    ["customers[0].country: must not be blank", 'customers[0].accounts[0].iin: must match "[0-9]{4,8}"'],
  ],
  ["message", ["must not be blank", 'must match "[0-9]{4,8}"']],
])("with validationErrorStyle=%s the mistakes are %j", (validationErrorStyle, expected) => {
  const validationErrors = [
    "customers[0].country: must not be blank",
    'customers[0].accounts[0].iin: must match "[0-9]{4,8}"',
  ];
  const own = { ...context, options: { ...context.options, validationErrorStyle } };
  const { resource } = toReply(new DomainError("invalid", "a sentence", { validationErrors }), request, own);
  expect(resource).toHaveProperty("validationErrors", expected);
});

test.each<readonly [Options["sessionRefusalIn"], string, readonly string[]]>([
  ["validationErrors", "Bad request", ["User has no accounts"]],
  ["title", "User has no accounts", []],
])("with sessionRefusalIn=%s the title is %s", (sessionRefusalIn, title, validationErrors) => {
  const own = { ...context, options: { ...context.options, sessionRefusalIn } };
  const { status, resource } = toReply(new DomainError("no-session", "User has no accounts"), request, own);
  expect([status, resource]).toMatchObject([400, { type: "ValidationException", title, validationErrors }]);
});
