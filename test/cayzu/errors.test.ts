import { toReply } from "../../emulators/cayzu/errors.ts";
import type { Options } from "../../emulators/cayzu/options.ts";
import { DomainError } from "../../emulators/core/errors.ts";
import { contextWith } from "./context.ts";

const request = {
  id: "1",
  method: "DELETE",
  origin: "http://host",
  path: "/api/x%20y",
  search: "?token=t",
  headers: { "content-type": "text/plain; charset=utf-8" },
};
function reply(code: string, details = {}, options: Partial<Options> = {}, headers: object = request.headers) {
  return toReply(
    new DomainError(code, "A sentence.", details),
    { ...request, headers: { ...headers } },
    contextWith(options),
  );
}

const DENIED = "Authorization has been denied for this request.";
const INVALID = "The request is invalid.";
const FAILED = "An error has occurred.";

test.each([
  ["unauthenticated", 401, DENIED],
  ["forbidden", 403, DENIED],
  ["not-found", 404, "No HTTP resource was found that matches the request URI 'http://host/api/x%20y?token=t'."],
  ["method-not-allowed", 405, "The requested resource does not support http method 'DELETE'."],
  ["not-acceptable", 406, FAILED],
  ["unsupported-media-type", 415, "The request entity's media type 'text/plain' is not supported for this resource."],
  ["contract-violation", 400, INVALID],
  ["too-large", 413, "Maximum request length exceeded."],
  ["too-many-sandboxes", 503, "A sentence."],
  ["version-conflict", 500, FAILED],
  ["internal", 500, FAILED],
  ["null-customer", 500, FAILED],
  ["invalid-parameter", 400, INVALID],
  ["unknown-customer", 404, "A sentence."],
  ["a code that nobody knows", 500, FAILED],
  ["toString", 500, FAILED],
])("%s is answered %d, %s", (code, status, Message) => {
  expect(reply(code)).toEqual({ status, resource: { kind: "error", value: { Message } } });
});

test.each([[undefined], ["json"], ["  "]])("a body with the Content-Type %j came without one", (contentType) => {
  const { status, resource } = reply(
    "unsupported-media-type",
    { mediaType: contentType },
    {},
    { "content-type": contentType },
  );
  expect(status).toBe(415);
  expect(resource?.value).toEqual({
    Message:
      "The request contains an entity body but no Content-Type header. The inferred media type 'application/octet-stream' is not supported for this resource.",
  });
});

const ModelState = { customer: [FAILED] };

test.each([
  ["json", "guarded", 400, { Message: INVALID, ModelState }],
  ["xml", "guarded", 400, { Message: INVALID, ModelState }],
  ["charset", "guarded", 400, { Message: INVALID, ModelState }],
  ["json", "unguarded", 500, { Message: FAILED }],
  ["xml", "unguarded", 500, { Message: FAILED }],
  ["path", "unguarded", 400, { Message: INVALID }],
  ["sandbox", "guarded", 400, { Message: INVALID }],
] as const)("malformed %s, %s, is answered %d", (syntax, nullBody, status, value) => {
  expect(reply("malformed", { syntax }, { nullBody })).toEqual({ status, resource: { kind: "error", value } });
});

test("a model state is passed on", () => {
  const modelState = { "customer.id": [FAILED] };
  expect(reply("invalid-model", { modelState }).resource?.value).toEqual({ Message: INVALID, ModelState: modelState });
});

test("a missing token may be answered without a body", () => {
  expect(reply("unauthenticated", {}, { unauthorizedBody: "empty" })).toEqual({ status: 401 });
});

test("a customer that does not exist may be answered without a body", () => {
  expect(reply("unknown-customer", {}, { unknownCustomer: "empty" })).toEqual({ status: 404 });
});
