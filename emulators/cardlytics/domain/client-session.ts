import { bodyReader } from "./body.ts";
import { invalid } from "./rule.ts";

/** What a session of generation B is asked for with. K12. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly secret: string;
}

/** Reads the body of startSession in generation B. K12. */
export const clientCredentialsBody = bodyReader<ClientCredentials>("client-credentials.json");

/** The customer whom the header of startSession names; null where it says that there is none; throws `invalid`. K12. */
export function customerOfHeader(value: string | undefined): string | null {
  if (value === undefined || value.trim() === "") throw invalid([`${HEADER}: must not be blank`]);
  return value === NOBODY ? null : value;
}

const HEADER = "x-source-customer-id";
const NOBODY = "no-user-available";

/** Whether a body asks for a session of generation B, where both are open. */
export function hasCredentials(body: unknown): boolean {
  return (
    typeof body === "object" && body !== null && (Object.hasOwn(body, "clientId") || Object.hasOwn(body, "secret"))
  );
}
