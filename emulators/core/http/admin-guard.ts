import { timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";

import type { Request } from "express";

import { DomainError } from "../errors.ts";

/** The path prefix of the control API. */
const ADMIN_PATH = "/__admin";

/** Whether a path, with its query or without, is the control API's. */
export function isAdminUrl(url: string): boolean {
  return url.startsWith(ADMIN_PATH) && /^(?:[/?]|$)/.test(url.slice(ADMIN_PATH.length));
}

/** Who may use the control API. */
export interface AdminGuard {
  /** The bearer token that it wants; undefined: none (bound to loopback, or opted out in so many words). */
  readonly token: string | undefined;
  /** Host names, besides loopback, addresses and names without a dot, that count as our own. */
  readonly hosts: readonly string[];
}

/**
 * Refuses a control call from a foreign web page, with or without a token (a page may reach loopback through its
 * visitor's browser, also by DNS rebinding), then a call without the token, unless what it asks for is open to all.
 */
export function assertAdminAllowed({ headers }: Request, { token, hosts }: AdminGuard, isOpen: boolean): void {
  const { host, origin, authorization } = headers;
  if (host === undefined || !isOwn(hostName(host), hosts)) throw foreign("Host", host);
  if (origin !== undefined && !isOwnPage(origin, host, hosts)) throw foreign("Origin", origin);
  if (token === undefined || isOpen) return;
  if (!isSame(authorization ?? "", `Bearer ${token}`)) {
    throw new DomainError("unauthenticated", "The control API wants the header Authorization: Bearer $ADMIN_TOKEN.");
  }
}

/**
 * Refuses to let a foreign web page bring a sandbox into being, of which there are only so many: what its browser loads
 * says that it comes from elsewhere (Fetch Metadata). A link that somebody follows is no such thing, nor is a page of
 * this machine, such as a web application under test.
 */
export function assertMayCreate({ headers }: Pick<Request, "headers">, { hosts }: AdminGuard): void {
  if (headers["sec-fetch-site"] !== "cross-site" || headers["sec-fetch-user"] === "?1") return;
  const page = parseOrigin(headers.origin ?? "")?.hostname;
  if (page !== undefined && (LOOPBACK.test(page) || hosts.includes(page))) return;
  throw new DomainError(
    "forbidden",
    "There is no such sandbox yet, and a foreign web page brings none into being; ADMIN_HOSTS lists further names of its own.",
  );
}

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

/** A page of another port, or of a bare address, is as foreign as one of another name: only our own may call, and those listed. */
function isOwnPage(origin: string, host: string, hosts: readonly string[]): boolean {
  const page = parseOrigin(origin);
  return page !== undefined && (page.host === parseOrigin(`http://${host}`)?.host || hosts.includes(page.hostname));
}

function isOwn(name: string | undefined, hosts: readonly string[]): boolean {
  if (name === undefined || name === "") return false;
  return isIP(name) !== 0 || !name.includes(".") || name.endsWith(".localhost") || hosts.includes(name);
}

function hostName(host: string): string | undefined {
  return parseOrigin(`http://${host}`)?.hostname.replace(/^\[(.*)\]$/, "$1");
}

function parseOrigin(origin: string): URL | undefined {
  return URL.canParse(origin) ? new URL(origin) : undefined;
}

function foreign(header: string, value: string | undefined): DomainError {
  return new DomainError(
    "forbidden",
    `${header} ${JSON.stringify(value ?? "")} is foreign to this emulator; ADMIN_HOSTS lists further names of its own.`,
  );
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
