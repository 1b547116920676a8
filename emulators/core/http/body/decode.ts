import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

import { DomainError } from "../../errors.ts";
import { MAX_BODY_BYTES, tooLarge } from "./bytes.ts";

const DECODERS: Readonly<Record<string, (bytes: Buffer, maxOutputLength: number) => Promise<Buffer>>> = {
  gzip: (bytes, maxOutputLength) => promisify(gunzip)(bytes, { maxOutputLength }),
  "x-gzip": (bytes, maxOutputLength) => promisify(gunzip)(bytes, { maxOutputLength }),
  deflate: (bytes, maxOutputLength) => promisify(inflate)(bytes, { maxOutputLength }),
  br: (bytes, maxOutputLength) => promisify(brotliDecompress)(bytes, { maxOutputLength }),
};

/** Undoes one Content-Encoding, under the limit; more than one, or an unknown one, is `unsupported-media-type`. */
export async function decodeContent(
  bytes: Buffer,
  encoding: string | undefined,
  limit: number = MAX_BODY_BYTES,
): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? "identity";
  if (name === "identity" || name === "") return bytes;
  const decode = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined;
  if (decode === undefined) {
    throw new DomainError(
      "unsupported-media-type",
      `Content-Encoding ${JSON.stringify(encoding)} cannot be undone; one of gzip, deflate and br can.`,
      { encoding },
    );
  }
  try {
    return await decode(bytes, limit);
  } catch (error) {
    if (isTooLong(error)) throw tooLarge(`more than ${limit} bytes when unpacked`, limit);
    throw new DomainError("malformed", `The body is no ${name} data.`, { syntax: "encoding" });
  }
}

function isTooLong(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

/** Bytes to text by a charset of those allowed, without byte order mark; broken bytes are refused, not replaced. */
export function decodeText(bytes: Buffer, charset: string, allowed: readonly string[]): string {
  const name = charset.toLowerCase() === "utf8" ? "utf-8" : charset.toLowerCase();
  if (!allowed.includes(name)) {
    throw new DomainError(
      "unsupported-media-type",
      `Charset ${JSON.stringify(charset)} is not read; ${allowed.join(", ")} is.`,
      {
        charset,
      },
    );
  }
  if (name === "utf-8" && isUtf8(bytes)) {
    const text = bytes.toString("utf8");
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError("malformed", `The body is not in ${name}.`, { syntax: "charset" });
  }
}
