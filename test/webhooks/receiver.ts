import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it came in. */
export type Received = {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> };
};

/** A server of somebody who wants to be told: real sockets on this machine. */
export type Receiver = AsyncDisposable & {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** How it answers; the default is 204. May leave the request unanswered. */
  answer: (response: ServerResponse, received: Received) => void;
};

/** Starts a receiver on any free port. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString("utf8");
      const one = {
        id: String(request.headers["webhook-id"]),
        headers: request.headers,
        body,
        json: JSON.parse(body) as Received["json"],
      };
      received.push(one);
      receiver.answer(response, one);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hooks`,
    port,
    received,
    answer: (response) => void response.writeHead(204).end(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return receiver;
}
