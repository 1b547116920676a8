import type { IncomingMessage } from "node:http";

import { DomainError } from "../../errors.ts";

/** The largest body that is read, in bytes, also after decompression, unless the operation's contract says otherwise. */
export const MAX_BODY_BYTES = 1_048_576;

/** Reads a body under the limit, declared and counted; throws `too-large`, or `malformed` if it breaks off. */
export function readBytes(request: IncomingMessage, limit: number = MAX_BODY_BYTES): Promise<Buffer> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > limit) return Promise.reject(tooLarge(`${declared} bytes`, limit));
  // A client that went away during an earlier stage is heard of no more.
  if (request.destroyed) return Promise.reject(brokeOff());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;

    // Once it is settled, whatever else comes changes nothing.
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(tooLarge(`more than ${limit} bytes`, limit));
    });
    request.on("end", () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size));
    });
    // Node says so when the client goes away before the end.
    request.on("error", () => reject(brokeOff()));
  });
}

function brokeOff(): DomainError {
  return new DomainError("malformed", "The body broke off before its end.", { syntax: "http" });
}

/** The refusal of a body over the limit. */
export function tooLarge(what: string, limit: number): DomainError {
  return new DomainError("too-large", `The body has ${what}; at most ${limit} are read.`, { limit });
}
