import { basic, VENDORS, type Vendor } from "../vendors.ts";

/** A request as it is sent. */
export interface Sent {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request that fails, and what explain says of it. */
export interface Situation {
  readonly what: string;
  readonly before?: readonly Sent[];
  /** Whether its headers are those of a caller whom the vendor has let in by a call of its own. */
  readonly signsOn?: true;
  readonly sent: Sent;
  readonly because: RegExp;
  /** Place and line of each rule that is broken. */
  readonly at?: readonly string[];
  readonly precondition?: string;
  /** Method and path. */
  readonly nearest: string;
  readonly change: RegExp;
  /** Does to the nearest request, which has the body and the headers of what was sent, what the changes say. */
  readonly putRight?: (nearest: Sent, changes: readonly string[]) => Sent;
}

/** A vendor by name. */
export function vendorOf(name: string): Vendor {
  const found = VENDORS.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`there is no vendor ${name}`);
  return found;
}

/** The headers of Basic credentials. */
export function as(credentials: string): Readonly<Record<string, string>> {
  return { authorization: basic(credentials) };
}

/** Sends it with a body that is good. */
export function withBody(body: string): NonNullable<Situation["putRight"]> {
  return (nearest) => ({ ...nearest, body });
}

/** Sends it by another user. */
export function by(credentials: string): NonNullable<Situation["putRight"]> {
  return (nearest) => ({ ...nearest, headers: { ...nearest.headers, ...as(credentials) } });
}

/** Sends it as it is. */
export function asIs(nearest: Sent): Sent {
  return nearest;
}
