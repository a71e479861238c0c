import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { type Json, parseJson } from "../../../src/bots/slack/json.ts";
import type { MethodArgs, MethodWorld } from "./method-world.ts";
import { type ResponseUrl, readBody, sideDoors } from "./side-doors.ts";
import { type DeliveryTimes, type SlackDelivery, slackDelivery } from "./slack-delivery.ts";
import type { ApiCall, ApiFault, ApiFaultPlan } from "./slack-faults.ts";
import { slackMethods } from "./slack-methods.ts";
import { type SlackChannel, type SlackState, slackState } from "./slack-state.ts";

export type SlackServerOptions = {
  readonly now?: () => number;
  readonly times?: Partial<DeliveryTimes>;
  /** How long a trigger lives: 3 s. */
  readonly triggerMs?: number;
  /** One message a second and channel: https://docs.slack.dev/apis/web-api/rate-limits. Off where null. */
  readonly messageEveryMs?: number | null;
};

/** The server of Slack, as far as a bot can tell: over real HTTP and real sockets. Whoever breaks a rule is refused, and it is written down. */
export type SlackServer = AsyncDisposable & {
  readonly apiUrl: string;
  readonly state: SlackState;
  readonly delivery: SlackDelivery;
  /** Tokens as they stand; a test may change them while the app runs. */
  readonly tokens: { bot: string; app: string; refresh: string; expired: Set<string>; scopes: string[] };
  /** Every call that was made, faults included. */
  readonly calls: readonly ApiCall[];
  failBy(plan: ApiFaultPlan): void;
  addChannel(channel: { readonly id: string; readonly name: string; readonly botIsMember?: boolean }): SlackChannel;
  addUser(user: { readonly id: string; readonly name: string; readonly locale?: string }): void;
  /** A trigger for the user: lives 3 s and works once. */
  newTrigger(user: string): string;
  /** An address to answer at: five uses in 30 minutes. */
  newResponseUrl(to: ResponseUrl["to"]): string;
  /** Slack ends the connection, as it does every few hours: "warning" or "refresh_requested". */
  disconnect(reason: string): void;
  /** The connection is there and nothing goes through it any more. */
  halfOpen(): void;
  /** Waits until the app is connected. */
  connected(): Promise<void>;
};

/** Starts a server on a free port of this machine. */
export async function startSlackServer(options: SlackServerOptions = {}): Promise<SlackServer> {
  const now = options.now ?? Date.now;
  const state = slackState(now);
  const delivery = slackDelivery(state, { ackMs: 3000, retryMs: [5, 20, 50], ...options.times });
  const tokens = {
    bot: "xoxb-bot",
    app: "xapp-app",
    refresh: "xoxe-refresh",
    expired: new Set<string>(),
    scopes: [...allScopes],
  };
  const calls: ApiCall[] = [];
  const counts = new Map<string, number>();
  const triggers = new Map<string, { readonly user: string; readonly at: number; spent: boolean }>();
  const responses = new Map<string, ResponseUrl>();
  const tickets = new Set<string>();
  const writes = new Map<string, { at: number; limitedUntil: number }>();
  let plan: ApiFaultPlan = () => null;
  let base = "";

  const world: MethodWorld = {
    state,
    get base() {
      return base;
    },
    emit: (event) => {
      const { subtype, channel, hidden } = event;
      // A hidden message for one person, or a channel that the bot is not in, makes no event.
      if (state.channels.get(String(channel))?.botIsMember === false && !hidden && !subtype) return;
      delivery.event(event).catch(() => undefined);
    },
    spendTrigger(id) {
      const trigger = triggers.get(id);
      if (trigger === undefined) return "invalid_trigger_id";
      if (trigger.spent) {
        state.broken.push("a trigger was used twice");
        return "exchanged_trigger_id";
      }
      if (now() - trigger.at > (options.triggerMs ?? 3000)) return "expired_trigger_id";
      trigger.spent = true;
      return `user:${trigger.user}`;
    },
    scopes: () => tokens.scopes,
    connectUrl() {
      const ticket = state.nextId("ticket-");
      tickets.add(ticket);
      return `${base.replace("http", "ws")}/link?ticket=${ticket}`;
    },
    refresh(args) {
      if (args.client_id !== "client" || args.client_secret !== "client-secret")
        return { ok: false, error: "bad_client_secret" };
      if (args.refresh_token !== tokens.refresh) return { ok: false, error: "invalid_refresh_token" };
      tokens.expired.add(tokens.bot);
      tokens.bot = `xoxe.xoxb-${state.nextId("")}`;
      tokens.refresh = `xoxe-${state.nextId("")}`;
      return {
        ok: true,
        access_token: tokens.bot,
        refresh_token: tokens.refresh,
        expires_in: 43_200,
        token_type: "bot",
        team: { id: state.team },
      };
    },
  };

  function authFault(method: string, token: string): string | null {
    if (method === "oauth.v2.access" || method === "api.test") return null;
    if (token === "") return "not_authed";
    if (tokens.expired.has(token)) return "token_expired";
    if (method === "apps.connections.open") return token === tokens.app ? null : "invalid_auth";
    return token === tokens.bot ? null : "invalid_auth";
  }

  function run(method: string, args: MethodArgs, token: string): Json {
    const known = slackMethods[method];
    if (known === undefined) {
      state.broken.push(`unknown method ${method}`);
      return { ok: false, error: "unknown_method" };
    }
    const refused = authFault(method, token);
    if (refused !== null) return { ok: false, error: refused };
    for (const key of Object.keys(args))
      if (!known.args.includes(key)) state.broken.push(`unknown argument ${key} of ${method}`);
    const lacking = known.needs.find((key) => (args[key] ?? "") === "");
    if (lacking !== undefined) {
      state.broken.push(`${method} without ${lacking}`);
      return { ok: false, error: "invalid_arguments" };
    }
    if (known.scope !== null && !tokens.scopes.includes(known.scope))
      return { ok: false, error: "missing_scope", needed: known.scope, provided: tokens.scopes.join(",") };
    return known.run(args, world);
  }

  /** One message a second: whoever writes again before `Retry-After` is over breaks a rule. */
  function limited(method: string, args: MethodArgs): number | null {
    const every = options.messageEveryMs ?? null;
    if (every === null || method !== "chat.postMessage") return null;
    const key = args.channel ?? "";
    const last = writes.get(key) ?? { at: Number.NEGATIVE_INFINITY, limitedUntil: 0 };
    writes.set(key, last);
    if (now() < last.limitedUntil) state.broken.push("wrote again before Retry-After was over");
    if (now() - last.at < every) {
      last.limitedUntil = last.at + every;
      return Math.max(1, Math.ceil((last.limitedUntil - now()) / 1000));
    }
    last.at = now();
    return null;
  }

  const respondJson = (response: ServerResponse, body: Json, headers: Readonly<Record<string, string>> = {}): void => {
    response.writeHead(200, {
      "content-type": "application/json",
      "x-oauth-scopes": tokens.scopes.join(","),
      ...headers,
    });
    response.end(JSON.stringify(body));
  };

  async function onMethod(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = (await readBody(request)).toString("utf8");
    const isJson = request.headers["content-type"]?.includes("json") ?? false;
    const { token: inBody, ...args } = Object.fromEntries(
      isJson ? Object.entries(parseJson(text)).map(([key, value]) => [key, String(value)]) : new URLSearchParams(text),
    );
    const token = request.headers.authorization?.replace(/^Bearer /, "") ?? inBody ?? "";
    const nth = (counts.get(method) ?? 0) + 1;
    counts.set(method, nth);
    const call: ApiCall = { method, args, nth };
    calls.push(call);
    const fault = plan(call);
    if (fault !== null) return failWith(fault, () => run(method, args, token), response);
    const wait = limited(method, args);
    if (wait !== null) return failWith({ kind: "limited", retryAfterSeconds: wait }, () => ({}), response);
    respondJson(response, run(method, args, token));
  }

  function failWith(fault: ApiFault, act: () => Json, response: ServerResponse): void {
    if ("landed" in fault && fault.landed) act();
    switch (fault.kind) {
      case "limited":
        response.writeHead(429, { "retry-after": String(fault.retryAfterSeconds), "content-type": "application/json" });
        response.end(JSON.stringify({ ok: false, error: "ratelimited" }));
        return;
      case "status":
        response.writeHead(fault.status).end("<html>upstream</html>");
        return;
      case "error":
        respondJson(response, { ok: false, error: fault.error });
        return;
      case "garbage":
        response.writeHead(200, { "content-type": "text/html" }).end("<html>maintenance</html>");
        return;
      case "reset":
        response.socket?.destroy();
        return;
      case "hang":
        return;
    }
  }

  const doors = sideDoors({ state, now, responses, base: () => base, botToken: () => tokens.bot });

  const server: Server = createServer((request, response) => {
    const [, kind = "", id = ""] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
    const handled =
      kind === "api"
        ? onMethod(id, request, response)
        : kind === "respond"
          ? doors.onResponseUrl(id, request, response)
          : kind === "upload"
            ? doors.onUpload(id, request, response)
            : Promise.resolve(doors.onFile(id, request, response));
    handled.catch(() => response.destroy());
  });
  const socketServer = new WebSocketServer({ noServer: true });
  const waiters: (() => void)[] = [];
  server.on("upgrade", (request, socket, head) => {
    const ticket = new URL(request.url ?? "", base).searchParams.get("ticket") ?? "";
    if (!tickets.delete(ticket)) {
      state.broken.push("a socket's address was used twice, or never given");
      socket.destroy();
      return;
    }
    socketServer.handleUpgrade(request, socket, head, (ws) => {
      delivery.addSocket(ws);
      ws.on("error", () => undefined);
      ws.send(
        JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A0FIX" }, debug_info: {} }),
      );
      for (const waiter of waiters.splice(0)) waiter();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiUrl: `${base}/api/`,
    state,
    delivery,
    tokens,
    calls,
    failBy: (next) => {
      plan = next;
    },
    addChannel({ id, name, botIsMember = true }) {
      const channel: SlackChannel = { id, name, im: null, botIsMember, archived: false, posts: [] };
      state.channels.set(id, channel);
      return channel;
    },
    addUser: ({ id, name, locale = "en-US" }) => void state.users.set(id, { id, name, locale, deleted: false }),
    newTrigger(user) {
      const id = state.nextId("trigger-");
      triggers.set(id, { user, at: now(), spent: false });
      return id;
    },
    newResponseUrl(to) {
      const id = state.nextId("R");
      responses.set(id, { to, at: now(), uses: 0 });
      return `${base}/respond/${id}`;
    },
    disconnect(reason) {
      for (const socket of [...delivery.sockets()])
        socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: {} }));
    },
    halfOpen() {
      for (const socket of [...delivery.sockets()]) socket.pause();
    },
    connected: () =>
      delivery.sockets().length > 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve)),
    async [Symbol.asyncDispose]() {
      for (const socket of socketServer.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const allScopes = [
  "app_mentions:read",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "reactions:read",
  "reactions:write",
  "users:read",
];
