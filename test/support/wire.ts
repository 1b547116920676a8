import { connect } from "node:net";

/** How long a server may keep a socket open, in milliseconds. */
const PATIENCE = 5_000;

/** Sends bytes as they are and gives all that came back, as Latin-1, when the server has closed the socket. */
export function sendRaw(port: number, ...pieces: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => {
      for (const piece of pieces) socket.write(piece);
    });
    socket.setTimeout(PATIENCE, () => {
      socket.destroy(
        new Error(`the server keeps the socket open; it said: ${Buffer.concat(chunks).toString("latin1")}`),
      );
    });
    // A server that has answered may close before it has read everything.
    const isLate = (error: NodeJS.ErrnoException): boolean => error.code === "ECONNRESET" || error.code === "EPIPE";
    socket
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("error", (error) => {
        if (!isLate(error)) reject(error);
      })
      .on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
  });
}

/** The status of each answer in what came back, in order. */
export function statusesIn(text: string): readonly number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

/** The body of a single answer that came with its length. */
export function bodyOf(answer: string): string {
  return answer.slice(answer.indexOf("\r\n\r\n") + 4);
}
