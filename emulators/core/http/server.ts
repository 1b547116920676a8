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
  const server = createServer(classesOf(app), (request, response) => {
    if (isAmbiguous(request)) response.writeHead(400, { connection: "close", "content-length": "0" }).end();
    else app(request, response);
  });
  server.keepAliveTimeout = 65_000;
  server.on("clientError", refuseRaw);
  // A tunnel is nobody's here; without a listener Node closes the socket in silence.
  server.on("connect", (_request, socket: Socket) => socket.end(toRaw("400 Bad Request")));
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

/**
 * Node's two classes are functions of the old kind, so they are called on an object that already has Express' prototype.
 * (Reflect.construct would do the same, but leaves V8 with slow objects: four times the cost, measured.)
 *
 * Node gives a request and a response some forty members each. V8 reserves places in an object for as many members as
 * it sees assigned in the text of its constructor, and takes to a slow dictionary what has a dozen more; so the texts
 * here assign plenty, in a branch that is never gone into: a response costs a fifth less (measured).
 */
function classesOf(app: Express): { IncomingMessage: typeof IncomingMessage; ServerResponse: typeof ServerResponse } {
  const [initRequest, initResponse] = [callable(IncomingMessage), callable(ServerResponse)];
  function EmulatorRequest(this: Places, socket: Socket | undefined): void {
    if (socket === undefined) {
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = this.i = this.j = this.k = this.l = 0;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = this.i = this.j = this.k = this.l = 0;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = this.i = this.j = this.k = this.l = 0;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = this.i = this.j = this.k = this.l = 0;
    }
    initRequest.call(this, socket);
  }
  function EmulatorResponse(this: Places, request: IncomingMessage | undefined, options: object): void {
    if (request === undefined) {
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = this.i = this.j = this.k = this.l = 0;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = this.i = this.j = this.k = this.l = 0;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = this.i = this.j = this.k = this.l = 0;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = this.i = this.j = this.k = this.l = 0;
    }
    initResponse.call(this, request, options);
  }
  EmulatorRequest.prototype = app.request;
  EmulatorResponse.prototype = app.response;
  return {
    IncomingMessage: EmulatorRequest as unknown as typeof IncomingMessage,
    ServerResponse: EmulatorResponse as unknown as typeof ServerResponse,
  };
}

/** Members that stand for those which Node will add. */
type Places = Partial<Record<"a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l", 0>>;

function callable(constructor: unknown): (this: object, ...parameters: readonly unknown[]) => void {
  return constructor as (this: object, ...parameters: readonly unknown[]) => void;
}

/** What is no HTTP never gets to Express: an unknown verb, a header too large, a broken request line. */
function refuseRaw(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = RAW_REFUSALS[error.code ?? ""] ?? "400 Bad Request";
  socket.end(toRaw(status));
}

function toRaw(status: string): string {
  return `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
}

/**
 * Whether two servers in a row could read the request differently: more than one Host (RFC 9112, section 3.2), or a
 * transfer coding besides chunked (6.1). Node takes the first of the one and passes over the other.
 */
function isAmbiguous({ rawHeaders, headers }: IncomingMessage): boolean {
  const coding = headers["transfer-encoding"];
  if (coding !== undefined && coding.toLowerCase() !== "chunked") return true;
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === HOST.length && name.toLowerCase() === HOST) hosts += 1;
  }
  return hosts > 1;
}

const HOST = "host";

/** By Node's code, as Node itself answers them. */
const RAW_REFUSALS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

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
