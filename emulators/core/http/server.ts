import { createServer, IncomingMessage, ServerResponse, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";

import type { Express } from "express";

/** A listening server. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, lets those under way finish for a moment, then closes every socket. */
  close(): Promise<void>;
}

/** Requests under way get this long to finish when the server closes, in milliseconds. */
const DRAIN = 500;

/**
 * Serves an Express application. Express sets the prototypes of every request and response, which costs V8 its fast
 * paths in all of Node's own code; here both classes carry Express' prototypes from birth, so that setting them is
 * a no-op and a request costs about half. Rejects with Node's error if the port cannot be had.
 */
export async function listen(app: Express, { port, host }: { port: number; host: string }): Promise<Listening> {
  const server = createServer(classesOf(app), app);
  server.keepAliveTimeout = 65_000;
  server.on("clientError", refuseRaw);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    close: () => close(server),
  };
}

function classesOf(app: Express): { IncomingMessage: typeof IncomingMessage; ServerResponse: typeof ServerResponse } {
  function EmulatorRequest(socket: Socket): object {
    return Reflect.construct(IncomingMessage, [socket], EmulatorRequest) as object;
  }
  function EmulatorResponse(request: IncomingMessage, options: object): object {
    return Reflect.construct(ServerResponse, [request, options], EmulatorResponse) as object;
  }
  EmulatorRequest.prototype = app.request;
  EmulatorResponse.prototype = app.response;
  // Functions with a prototype are what Node's http takes for classes.
  return { IncomingMessage: EmulatorRequest, ServerResponse: EmulatorResponse } as unknown as ReturnType<
    typeof classesOf
  >;
}

/** What is no HTTP never gets to Express: an unknown verb, a header too large, a broken request line. */
function refuseRaw(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
