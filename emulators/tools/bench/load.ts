import { Agent, request as send } from "node:http";

/** One request to send, and the status it must be answered with. */
export interface LoadRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly expect: number;
}

/** Makes the next request. */
export type Load = () => LoadRequest;

/** Sends requests over kept-alive connections, one at a time on each, for so many seconds; a wrong status ends it. */
export async function drive({
  base,
  load,
  connections,
  seconds,
}: {
  readonly base: string;
  readonly load: Load;
  readonly connections: number;
  readonly seconds: number;
}): Promise<{ requests: number; seconds: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(base);
  const begin = performance.now();
  const end = begin + seconds * 1_000;
  let requests = 0;

  async function worker(): Promise<void> {
    while (performance.now() < end) {
      await exchange({ agent, hostname, port, ...load() });
      requests += 1;
    }
  }
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return { requests, seconds: (performance.now() - begin) / 1_000 };
}

function exchange({
  body = "",
  expect,
  headers,
  ...target
}: LoadRequest & { readonly agent: Agent; readonly hostname: string; readonly port: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const length = body === "" ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const request = send({ ...target, headers: { ...headers, ...length } }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (response.statusCode === expect ? undefined : (text += chunk.toString())));
      response.on("end", () => {
        if (response.statusCode === expect) resolve();
        else
          reject(
            new Error(`${target.method} ${target.path} answered ${response.statusCode ?? 0}: ${text.slice(0, 500)}`),
          );
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}
