import type { IncomingMessage } from "node:http";

import { DomainError } from "../../errors.ts";

/** The largest body that is read, in bytes, also after decompression. */
export const MAX_BODY_BYTES = 1_048_576;

/** Reads a body under the limit, declared and counted; throws `too-large`, or `malformed` if it breaks off. */
export function readBytes(request: IncomingMessage): Promise<Buffer> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > MAX_BODY_BYTES) return Promise.reject(tooLarge(`${declared} bytes`));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;

    function settle(outcome: () => void): void {
      request.off("data", onData).off("end", onEnd).off("close", onClose).off("error", onClose);
      outcome();
    }
    function onData(chunk: Buffer): void {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) settle(() => reject(tooLarge(`more than ${MAX_BODY_BYTES} bytes`)));
      else chunks.push(chunk);
    }
    function onEnd(): void {
      const [only] = chunks;
      settle(() => resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size)));
    }
    function onClose(): void {
      settle(() => reject(new DomainError("malformed", "The body broke off before its end.", { syntax: "http" })));
    }
    request.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onClose);
  });
}

/** The refusal of a body over the limit. */
export function tooLarge(what: string): DomainError {
  return new DomainError("too-large", `The body has ${what}; at most ${MAX_BODY_BYTES} are read.`, {
    limit: MAX_BODY_BYTES,
  });
}
