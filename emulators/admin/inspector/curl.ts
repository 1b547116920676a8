import type { JournalEntry } from "../../core/observe/journal.ts";

/** What curl sets by itself, or must not be told. */
const LEFT_OUT = ["host", "content-length", "connection", "accept-encoding", "transfer-encoding"];

/** The request as a curl command for a POSIX shell; secrets were taken out before it was recorded. */
export function toCurl({ method, path, request }: JournalEntry, base: string): string {
  const headers = Object.entries(request.headers).filter(([name]) => !LEFT_OUT.includes(name));
  return [
    `curl -i -X ${quoted(method)} ${quoted(base + path)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(request.body === "" ? [] : [`--data-binary ${quoted(request.body)}`]),
  ].join(" \\\n  ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
