import { request, type IncomingHttpHeaders } from "node:http";

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Sent {
  readonly headers?: Readonly<Record<string, string | number>>;
  /** Sent with its length; a list is sent in chunks, without. */
  readonly body?: string | Buffer | readonly (string | Buffer)[];
}

/** Posts bytes exactly as given, on a connection of its own. */
export function post(url: string, { headers = {}, body = "" }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const isWhole = typeof body === "string" || Buffer.isBuffer(body);
    const length = isWhole ? { "content-length": Buffer.byteLength(body) } : {};
    const outgoing = request(url, { method: "POST", agent: false, headers: { ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
    });
    outgoing.on("error", reject);
    if (isWhole) outgoing.end(body);
    else {
      for (const chunk of body) outgoing.write(chunk);
      outgoing.end();
    }
  });
}
