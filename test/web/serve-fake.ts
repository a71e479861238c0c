import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { type WebSocket, WebSocketServer } from "ws";
import { securityHeaders } from "../../src/http/security-headers.ts";
import type { ClientFrame, ServerFrame } from "../../src/http/web/protocol.ts";
import type { SamplePerson } from "./sample-desk.ts";

/** A server of the built pages, of JSON and of frames, on any free port. Who asks is the cookie `who`. */
export async function serveFake(options: {
  readonly webFolder: string;
  /** The JSON for a request; undefined is 404. */
  readonly answer: (url: URL, who: SamplePerson | null, body: unknown) => unknown;
  readonly take: (frame: ClientFrame, who: SamplePerson, tell: (frame: ServerFrame) => void) => void;
  /** Refuses everything but the pages while true. */
  readonly isDown: () => boolean;
}): Promise<{
  readonly url: string;
  /** Sockets that have resumed. */
  readonly sockets: ReadonlyMap<WebSocket, SamplePerson>;
  close(): Promise<void>;
}> {
  const sockets = new Map<WebSocket, SamplePerson>();

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://desk");
    for (const [name, value] of Object.entries(securityHeaders(false))) response.setHeader(name, value);
    const page = { "/": "chat.html", "/console": "console.html" }[url.pathname];
    if (page !== undefined || url.pathname.startsWith("/assets/")) {
      const file = page ?? url.pathname;
      const type = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" }[path.extname(file)] ?? "";
      response.setHeader("content-type", type).end(await readFile(path.join(options.webFolder, file)));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isJson = request.headers["content-type"]?.startsWith("application/json") === true;
    const body: unknown = isJson ? JSON.parse(Buffer.concat(chunks).toString()) : null;
    const found = options.isDown() ? undefined : options.answer(url, personOf(request), body);
    response.statusCode = options.isDown() ? 503 : found === undefined ? 404 : 200;
    response.setHeader("content-type", "application/json").end(JSON.stringify(found ?? null));
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const socketServer = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    if (options.isDown()) return socket.destroy();
    return socketServer.handleUpgrade(request, socket, head, (live) => {
      const who = personOf(request) ?? "customer";
      live.on("close", () => sockets.delete(live));
      live.on("message", (data) => {
        const frame = JSON.parse(String(data)) as ClientFrame;
        if (frame.kind === "resume") sockets.set(live, who);
        options.take(frame, who, (told) => live.send(JSON.stringify(told)));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { readonly port: number };

  return {
    url: `http://127.0.0.1:${port}`,
    sockets,
    async close() {
      for (const socket of socketServer.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function personOf(request: IncomingMessage): SamplePerson | null {
  const who = /(?:^|; )who=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
  return who === undefined ? null : (who as SamplePerson);
}
