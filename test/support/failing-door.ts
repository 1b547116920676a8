import { createServer, request, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

/** A server that passes all on to another, but for the calls that it breaks. */
export interface FailingDoor {
  readonly port: number;
  /** From now on: whoever asks so gets the connection cut, before the call is passed on or after. */
  breakAt(method: string, path: RegExp, when: "before" | "after"): void;
  close(): void;
}

/** Opens such a server before one that listens on loopback. */
export async function openFailingDoor(target: number): Promise<FailingDoor> {
  let isBroken: (method: string, url: string) => "before" | "after" | undefined = () => undefined;
  const server: Server = createServer((incoming, outgoing) => {
    const { method = "", url = "" } = incoming;
    const when = isBroken(method, url);
    if (when === "before") {
      incoming.socket.destroy();
      return;
    }
    const { headers } = incoming;
    const onward = request({ host: "127.0.0.1", port: target, method, path: url, headers }, (answer) => {
      if (when === "after") incoming.socket.destroy();
      else answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers));
    });
    incoming.pipe(onward);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    breakAt(method, path, when) {
      isBroken = (asked, url) => (asked === method && path.test(url) ? when : undefined);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
