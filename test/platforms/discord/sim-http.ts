import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { SimState } from "./sim-state.ts";

/** A request as a route sees it. */
export type SimRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
  readonly authorized: boolean;
};

/** What goes wrong, in Discord's words: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export class SimRefusal extends Error {
  readonly status: number;
  readonly code: number;
  /** Set where only a bot that breaks a rule can come here. */
  readonly rule: string | null;

  constructor(status: number, code: number, message: string, rule: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.rule = rule;
  }
}

/** A fault that is ordered: the next requests that it fits go wrong. `after`: the server does it all the same. */
export type SimFault = {
  readonly fits: (method: string, path: string) => boolean;
  readonly kind: "limited" | "limited globally" | "500" | "502 page" | "reset before" | "reset after" | "silent";
  readonly retryAfterMs?: number;
  times: number;
};

export type SimHttp = {
  readonly origin: string;
  readonly faults: SimFault[];
  /** Every request, for counting: "POST /channels/1/messages". */
  readonly calls: string[];
  close(): Promise<void>;
};

/** The REST API's transport: versions, tokens, bodies, rate limits and ordered faults. `route` answers, or throws SimRefusal. */
export async function simHttp(
  state: SimState,
  route: (request: SimRequest) => unknown,
  file: (url: URL) => { status: number; bytes: Uint8Array; type: string },
): Promise<SimHttp> {
  const faults: SimFault[] = [];
  const calls: string[] = [];
  /** Buckets that must wait, until when: asking before is what gets a bot banned. */
  const waits = new Map<string, number>();
  const limitedSince = new Map<string, number>();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://discord");
    if (url.pathname.startsWith("/attachments/")) {
      const { status, bytes, type } = file(url);
      response.writeHead(status, { "content-type": type, "content-length": bytes.length }).end(bytes);
      return;
    }
    const method = request.method ?? "GET";
    const path = /^\/api\/v10(\/.*)$/.exec(url.pathname)?.[1];
    if (path === undefined) {
      state.broken.push(`asked for ${url.pathname}, which is no address of API version 10`);
      return json(response, 404, { message: "404: Not Found", code: 0 });
    }
    calls.push(`${method} ${path}`);
    const bucket = `${method} ${path.replace(/\/messages\/.*/, "/messages/x")}`;
    // "Interaction endpoints are not bound to the bot's Global Rate Limit": https://discord.com/developers/docs/topics/rate-limits
    const global = /^\/(interactions|webhooks)\//.test(path) ? "" : "global";
    const until = Math.max(waits.get(bucket) ?? 0, waits.get(global) ?? 0);
    const since = Math.max(limitedSince.get(bucket) ?? 0, limitedSince.get(global) ?? 0);
    // What was on its way when the limit was told is nobody's fault.
    if (state.now() < until - 25 && state.now() > since + Math.min(100, (until - since) / 2))
      state.broken.push(`asked ${bucket} again ${until - state.now()} ms too early`);
    const fault = faults.find((one) => one.times > 0 && one.fits(method, path));
    if (fault !== undefined) fault.times -= 1;
    if (fault?.kind === "reset before") return void request.socket.destroy();
    if (fault?.kind === "limited" || fault?.kind === "limited globally") return limit(response, bucket, fault);
    if (fault?.kind === "500") return json(response, 500, { message: "Internal Server Error", code: 0 });
    if (fault?.kind === "502 page") {
      response.writeHead(502, { "content-type": "text/html" }).end("<html>bad gateway</html>");
      return;
    }
    const given = await read(request);
    const authorization = request.headers.authorization;
    const authorized = authorization === `Bot ${state.token}`;
    if (!/^DiscordBot \(/.test(request.headers["user-agent"] ?? ""))
      state.broken.push("a request without a bot's User-Agent");
    let answer: unknown;
    try {
      const open = path.startsWith("/interactions/") || path.startsWith("/webhooks/");
      if (!open && !authorized) throw new SimRefusal(401, 0, "401: Unauthorized");
      answer = route({ method, path, query: url.searchParams, authorized, ...given });
    } catch (thrown) {
      if (!(thrown instanceof SimRefusal)) throw thrown;
      if (thrown.rule !== null) state.broken.push(`${method} ${path}: ${thrown.rule}`);
      return json(response, thrown.status, { message: thrown.message, code: thrown.code });
    }
    if (fault?.kind === "reset after") return void request.socket.destroy();
    if (fault?.kind === "silent") return;
    if (answer === undefined) {
      response.writeHead(204).end();
      return;
    }
    json(response, 200, answer);
  }

  /** https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit */
  function limit(response: ServerResponse, bucket: string, fault: SimFault): void {
    const ms = fault.retryAfterMs ?? 50;
    const isGlobal = fault.kind === "limited globally";
    waits.set(isGlobal ? "global" : bucket, state.now() + ms);
    limitedSince.set(isGlobal ? "global" : bucket, state.now());
    const headers = {
      "retry-after": String(ms / 1000),
      "x-ratelimit-scope": isGlobal ? "global" : "user",
      ...(isGlobal
        ? { "x-ratelimit-global": "true" }
        : {
            "x-ratelimit-limit": "5",
            "x-ratelimit-remaining": "0",
            "x-ratelimit-reset-after": String(ms / 1000),
            "x-ratelimit-bucket": "b",
          }),
    };
    json(response, 429, { message: "You are being rate limited.", retry_after: ms / 1000, global: isGlobal }, headers);
  }

  const server: Server = createServer((request, response) => {
    serve(request, response).catch((thrown: unknown) => {
      state.broken.push(
        `the simulator failed: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`,
      );
      if (!response.headersSent) json(response, 500, { message: "simulator", code: 0 });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    faults,
    calls,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

type Given = Pick<SimRequest, "body" | "files">;

/** JSON, or with files multipart with `payload_json`: https://discord.com/developers/docs/reference#uploading-files */
async function read(request: IncomingMessage): Promise<Given> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (bytes.length === 0) return { body: {}, files: [] };
  if (!type.startsWith("multipart/form-data")) return { body: JSON.parse(bytes.toString("utf8")), files: [] };
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const files: SimRequest["files"][number][] = [];
  for (const [key, value] of form) {
    if (typeof value === "string") continue;
    if (!/^files\[\d+\]$/.test(key))
      throw new SimRefusal(400, 50035, "Invalid Form Body", `a file in a part named ${key}`);
    files.push({ name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { body: JSON.parse(String(form.get("payload_json") ?? "{}")), files };
}
