import { connect } from "node:net";

/** What came back over a socket, read as one HTTP answer. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A server that has not answered after this time hangs, in milliseconds. */
const PATIENCE = 5_000;

/** Sends bytes as they are and reads one answer; with `ends`, this side closes first. Rejects if none comes in time. */
export function sendHostile(
  port: number,
  pieces: readonly (string | Buffer)[],
  { ends = false }: { readonly ends?: boolean } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true }, () => {
      for (const piece of pieces) socket.write(piece);
      if (ends) socket.end();
    });
    const settle = (): void => {
      clearTimeout(patience);
      const answer = readAnswer(Buffer.concat(chunks));
      if (answer === undefined) reject(new Error("the socket was closed without an answer"));
      else resolve(answer);
      socket.destroy();
    };
    const patience = setTimeout(() => {
      reject(new Error(`no answer within ${PATIENCE} ms; so far: ${Buffer.concat(chunks).toString()}`));
      socket.destroy();
    }, PATIENCE);
    socket
      .on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (isWhole(Buffer.concat(chunks))) settle();
      })
      // A server that has answered may close before it has read everything; what it said decides.
      .on("error", settle)
      .on("end", settle)
      .on("close", settle);
  });
}

/** A request with a body behind its headers: with its length, in chunks, or with only the first half of it. */
export function frame(
  start: string,
  body: string | Buffer,
  framing?: "chunked" | "half",
): readonly (string | Buffer)[] {
  const bytes = Buffer.from(body);
  if (framing === "chunked") {
    const size = `${bytes.length.toString(16)}\r\n`;
    return [`${start}transfer-encoding: chunked\r\n\r\n${size}`, bytes, "\r\n0\r\n\r\n"];
  }
  const sent = framing === "half" ? bytes.subarray(0, bytes.length / 2) : bytes;
  return [`${start}content-length: ${bytes.length}\r\n\r\n`, sent];
}

function isWhole(bytes: Buffer): boolean {
  const answer = readAnswer(bytes);
  if (answer === undefined) return false;
  const { "content-length": length, "transfer-encoding": encoding } = answer.headers;
  return encoding === "chunked" ? answer.body.endsWith("0\r\n\r\n") : Buffer.byteLength(answer.body) >= Number(length);
}

function readAnswer(bytes: Buffer): RawAnswer | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  const [statusLine = "", ...lines] = bytes.toString("latin1", 0, end < 0 ? 0 : end).split("\r\n");
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1];
  if (status === undefined) return undefined;
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(status), headers: Object.fromEntries(headers), body: bytes.toString("utf8", end + 4) };
}
