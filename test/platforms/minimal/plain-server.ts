import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a plain server is asked: the path without its query, and the body as fields, whether JSON, form fields or parts of a form. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly fields: Readonly<Record<string, unknown>>;
};

export type PlainAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A server of Node's own with nothing on top: it says what it is told to, and closes each connection after its answer. `isUntyped`: what is no page has no kind. */
export async function plainServer(
  answer: (asked: Asked) => PlainAnswer | Promise<PlainAnswer>,
  isUntyped = false,
): Promise<{ readonly server: Server; readonly origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Uint8Array[] = [];
    for await (const piece of request) pieces.push(piece as Uint8Array);
    const url = new URL(request.url ?? "/", "http://plain");
    const {
      status,
      body,
      headers = {},
    } = await answer({
      method: request.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      fields: await fieldsOf(Buffer.concat(pieces), request.headers["content-type"] ?? ""),
    });
    const isText = typeof body === "string";
    const type = isText ? { "content-type": "text/html" } : isUntyped ? {} : { "content-type": "application/json" };
    response.writeHead(status, { ...type, connection: "close", ...headers });
    response.end(status === 204 ? undefined : isText ? body : JSON.stringify(body));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    server,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function fieldsOf(body: Buffer, type: string): Promise<Readonly<Record<string, unknown>>> {
  if (body.length === 0) return {};
  if (type.includes("application/json")) return JSON.parse(body.toString()) as Readonly<Record<string, unknown>>;
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const parsed = [...form].map(
    ([name, value]) => [name, typeof value === "string" ? readField(value) : value] as const,
  );
  return Object.fromEntries(parsed);
}

/** A field of a form holds JSON where it begins like it. */
function readField(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
