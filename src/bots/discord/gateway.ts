import {
  Client,
  DiscordAPIError,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  type IShardingStrategy,
  Options,
  Routes,
  type SessionInfo,
  SimpleShardingStrategy,
  WebSocketShardStatus,
} from "discord.js";
import { identifyThrottle } from "./identify-throttle.ts";
import type { DiscordDelays } from "./options.ts";
import { restOptions } from "./rest.ts";

/** What the gateway tells, beside what happened on Discord. */
export type GatewayNews =
  | { readonly kind: "connected"; readonly resumed: boolean }
  | { readonly kind: "lost"; readonly why: string }
  /** It will not be let in again as things are: the token, or the intents. */
  | { readonly kind: "refused"; readonly why: "token" | "intents" | "other"; readonly detail: string }
  | { readonly kind: "waiting"; readonly why: "often" | "budget"; readonly ms: number }
  /** It did not come to a connection, and nothing more is tried. */
  | { readonly kind: "failed"; readonly thrown: unknown };

export type Gateway = { close(): Promise<void> };

/** What we want to hear: https://discord.com/developers/docs/events/gateway#list-of-intents. Content is privileged. */
export function intentsFor(content: boolean): readonly GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.DirectMessageReactions,
    ...(content ? [GatewayIntentBits.MessageContent] : []),
  ];
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const fatal: Readonly<Record<number, "token" | "intents" | "other">> = {
  4004: "token",
  4010: "other",
  4011: "other",
  4012: "other",
  4013: "intents",
  4014: "intents",
};

/**
 * Connects with discord.js, which identifies, beats, resumes and notices half-open sockets. Of the client only the connection is used:
 * `onEvent` is given each event as it came, `onNews` how the connection fares. Never throws.
 */
export function openGateway(parts: {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly content: boolean;
  readonly delays: DiscordDelays;
  readonly now: () => number;
  readonly onEvent: (event: GatewayDispatchPayload) => void;
  readonly onNews: (news: GatewayNews) => void;
}): Gateway {
  const { delays } = parts;
  let closed = false;
  /** Connections that failed one after the other. */
  let failures = 0;
  /** The next to ask for the session is a new connection. */
  let connecting = true;
  let refused = false;
  let strategy: SimpleShardingStrategy | null = null;
  const tell = (news: GatewayNews) => {
    if (!closed) parts.onNews(news);
  };

  /** discord.js asks for the session before each connection: there it waits longer after each failure, and for ever once closed. */
  async function beforeConnecting(session: SessionInfo | null): Promise<SessionInfo | null> {
    connecting = false;
    if (failures > 1) await pause(Math.min(delays.reconnectMaxMs, 60_000, delays.reconnectMs * 2 ** (failures - 2)));
    return closed ? new Promise(() => undefined) : session;
  }

  const client = new Client({
    intents: [...intentsFor(parts.content)],
    rest: restOptions(parts.apiUrl, delays.requestMs),
    makeCache: Options.cacheWithLimits({ MessageManager: 0 }),
    ws: {
      buildStrategy(manager) {
        const { retrieveSessionInfo } = manager.options;
        manager.options.retrieveSessionInfo = async (shard) => {
          const session = await retrieveSessionInfo(shard);
          return connecting ? beforeConnecting(session) : session;
        };
        strategy = new SimpleShardingStrategy(manager);
        return patient(strategy);
      },
      buildIdentifyThrottler: (manager) =>
        identifyThrottle({
          async limit() {
            const { session_start_limit: limit } = await manager.fetchGatewayInformation();
            // A proxy may not tell: then only the spacing holds.
            return { remaining: limit?.remaining ?? 1000, resetAfterMs: limit?.reset_after ?? 0 };
          },
          now: parts.now,
          sleep,
          everyMs: delays.identifyEveryMs,
          firstMs: delays.reconnectMs,
          maxMs: delays.reconnectMaxMs,
          onWait: (ms, why) => tell({ kind: "waiting", why, ms }),
        }),
    },
  });
  Object.assign(client.rest, { get: askingForGateway(client.rest.get.bind(client.rest)) });
  // What discord.js would build from events (members, channels, messages) is not used here: it would only take memory.
  Object.assign(client.ws, { handlePacket: () => true });
  client.on("raw", (event: GatewayDispatchPayload) => {
    if (closed) return;
    if (event.t === "READY" || event.t === "RESUMED") {
      failures = 0;
      tell({ kind: "connected", resumed: event.t === "RESUMED" });
    }
    parts.onEvent(event);
  });
  client.on("shardReconnecting", () => {
    connecting = true;
    failures += 1;
    tell({ kind: "lost", why: "the connection was closed" });
  });
  client.on("shardError", (error) => tell({ kind: "lost", why: error.message }));
  client.on("shardDisconnect", ({ code }) => {
    const why = fatal[code];
    if (why === undefined) return;
    refused = true;
    tell({ kind: "refused", why, detail: `the gateway closed with ${code}` });
  });
  client.on("error", (error) => tell({ kind: "lost", why: error.message }));
  client.login(parts.token).catch((thrown: unknown) => {
    if (!refused) tell({ kind: "failed", thrown });
  });

  return {
    async close() {
      closed = true;
      // A socket that is destroyed while it connects stays behind: wait until it is open or has failed.
      for (let looks = 0; looks < 100 && (await isConnecting(strategy)); looks += 1) await pause(20);
      await client.destroy();
    },
  };
}

async function isConnecting(strategy: SimpleShardingStrategy | null): Promise<boolean> {
  const statuses = (await strategy?.fetchStatus()) ?? new Map<number, WebSocketShardStatus>();
  return [...statuses.values()].includes(WebSocketShardStatus.Connecting);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Get = Client["rest"]["get"];

/** What Discord allows a day where the server does not tell: https://docs.discord.com/developers/events/gateway#session-start-limit-object */
const usualLimit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };

/**
 * A stand-in for Discord may not say how many shards and sessions there may be, or know the gateway's address by its older route alone:
 * discord.js would not connect then.
 */
function askingForGateway(get: Get): Get {
  return async (route, options) => {
    if (route !== Routes.gatewayBot()) return get(route, options);
    const told = await get(route, options).catch((thrown: unknown) => {
      if (!(thrown instanceof DiscordAPIError) || thrown.status !== 404) throw thrown;
      return get(Routes.gateway(), options);
    });
    return { shards: 1, session_start_limit: usualLimit, ...(told as object) };
  };
}

/**
 * A first connection that fails on the way is tried again by the shard itself; giving up then, as discord.js does, would leave behind
 * a shard that nobody can stop. Only a refusal is passed on.
 */
function patient(strategy: SimpleShardingStrategy): IShardingStrategy {
  return {
    spawn: (shards) => strategy.spawn(shards),
    destroy: (options) => strategy.destroy(options),
    send: (shard, payload) => strategy.send(shard, payload),
    fetchStatus: () => strategy.fetchStatus(),
    async connect() {
      try {
        await strategy.connect();
      } catch (thrown) {
        const why = thrown instanceof Error ? thrown.message : "";
        if (/authentication failed|intents|shard|sharding|invalid api version/i.test(why)) throw thrown;
      }
    },
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
