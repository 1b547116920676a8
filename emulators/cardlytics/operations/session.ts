import type { operations as Contract } from "../../../contracts/cardlytics/openapi.d.ts";
import type { Context, Headers, Operations } from "../../core/emulator.ts";
import { clientCredentialsBody, customerOfHeader, hasCredentials } from "../domain/client-session.ts";
import { assertMayOpen, sessionRequestBody } from "../domain/session.ts";
import type { Options } from "../options.ts";
import { findCustomer } from "../records.ts";
import type { Resource } from "../representations/resource.ts";
import { openClientSession, openSession, type User } from "../sessions.ts";

type All = Operations<Contract, Resource, User, Options>;

/** `POST /v2/session/startSession`: a token, in the flow or flows that the option opens. K11, K12. */
export const startSession: All["startSession"] = async ({ body, headers }, context) => {
  const { sessionGeneration } = context.options;
  const isClient = sessionGeneration === "B" || (sessionGeneration === "A and B" && hasCredentials(body));
  const sessionToken = await (isClient ? startClientSession : startScopedSession)(body, headers, context);
  return { status: 200, resource: { sessionToken } };
};

async function startScopedSession(body: unknown, headers: Headers, context: Context<Options>): Promise<string> {
  const asked = sessionRequestBody.read(body, context.options);
  if (asked.scopes.includes("api:customer") && asked.sourceCustomerId !== null) {
    const found = await findCustomer(context, asked.sourceCustomerId);
    // A1: in the vendor's sandbox any source customer id opens a session.
    if (found !== undefined) assertMayOpen(found.customer);
  }
  return openSession(asked, headers, context);
}

async function startClientSession(body: unknown, headers: Headers, context: Context<Options>): Promise<string> {
  const credentials = clientCredentialsBody.read(body, context.options);
  const sourceCustomerId = customerOfHeader(headers["x-source-customer-id"]);
  return openClientSession(credentials, sourceCustomerId, { headers, world: context });
}
