import type { GatewayDispatchPayload } from "discord.js";
import { PlatformFault } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import type { AboutBot } from "./about-bot.ts";
import { contentHint } from "./check-discord.ts";
import { type Gateway, type GatewayNews, openGateway } from "./gateway.ts";
import type { DiscordDelays } from "./options.ts";
import { within } from "./race.ts";

export type Connection = {
  /** Resolves when the first attempt has ended, either way; it goes on trying by itself. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Whether what is written in channels can be read, as far as is known. */
  readonly readsContent: () => boolean | null;
};

const hints = {
  token: "the bot's token is not accepted: check DISCORD_BOT_TOKEN",
  intents: "Discord refuses the bot's intents: switch them on under Bot in the developer portal",
  other: "Discord does not let the bot in",
} as const;

/**
 * Keeps one gateway session open. discord.js resumes and reconnects; here is what it leaves: a start while Discord is away, a refused
 * content intent (then without it), a token that is mended later, and a connection that has been gone for too long.
 */
export function connection(parts: {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly delays: DiscordDelays;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly log: PlatformParts["log"];
  readonly onHealth: PlatformParts["onHealth"];
  readonly about: (again: boolean) => Promise<AboutBot>;
  readonly onEvent: (event: GatewayDispatchPayload) => void;
  /** Before anything is heard, and now and then after: commands are registered, rights looked at. Gives a note for admins, or null. */
  readonly prepare: (bot: AboutBot) => Promise<string | null>;
}): Connection {
  const { delays } = parts;
  let gateway: Gateway | null = null;
  let content: boolean | null = null;
  let contentRefused = false;
  let stopped = true;
  let note: string | null = null;
  let attempts = 0;
  let timer: NodeJS.Timeout | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let isUp = false;
  let opening: Promise<void> = Promise.resolve();
  let settled: () => void = () => undefined;

  function later(ms: number): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void reopen(), ms);
  }

  function backoff(): number {
    const ms = Math.min(delays.reconnectMaxMs, delays.reconnectMs * 2 ** Math.min(20, attempts));
    attempts += 1;
    return ms * (0.75 + parts.random() / 2);
  }

  function down(hint: string, again: boolean): void {
    isUp = false;
    clearTimeout(looking);
    if (stopped) return;
    parts.onHealth({ state: again ? "connecting" : "down", hint });
    settled();
  }

  function onNews(news: GatewayNews): void {
    clearTimeout(watchdog);
    switch (news.kind) {
      case "connected":
        attempts = 0;
        parts.log.info({ resumed: news.resumed, content }, "connected to Discord");
        isUp = true;
        tellConnected();
        lookLater();
        settled();
        return;
      case "lost":
        down(`the connection to Discord was lost and is being made again: ${news.why}`, true);
        watchdog = setTimeout(() => void reopen(), delays.watchdogMs);
        return;
      case "waiting":
        down(
          news.why === "budget"
            ? `Discord allows hardly any more connections today: waiting ${Math.ceil(news.ms / 60_000)} minutes`
            : `Discord ends the session again and again: waiting ${Math.ceil(news.ms / 1000)} s`,
          true,
        );
        return;
      case "refused":
        refused(news.why, news.detail);
        return;
      case "failed":
        failed(news.thrown);
    }
  }

  function tellConnected(): void {
    parts.onHealth({
      state: "connected",
      note: content === false ? [contentHint, note].filter(Boolean).join("; ") : note,
    });
  }

  function lookLater(): void {
    clearTimeout(looking);
    looking = setTimeout(() => void lookAgain(), delays.lookAgainMs);
    looking.unref();
  }

  /** What an admin has mended or broken meanwhile is told; the content intent, once it is granted, takes a new session. */
  async function lookAgain(): Promise<void> {
    try {
      const bot = await parts.about(true);
      if (isUp && content === false && !contentRefused && bot.mayReadContent) return await reopen();
      const found = await parts.prepare(bot);
      if (isUp && found !== note) {
        note = found;
        tellConnected();
      }
    } catch (thrown) {
      // Whether Discord can be reached is what the gateway tells.
      parts.log.warn({ why: String(thrown) }, "could not look at the bot's rights again");
    }
    if (isUp) lookLater();
  }

  function refused(why: keyof typeof hints, detail: string): void {
    if (why === "intents" && !contentRefused) {
      // Enabled for the application, perhaps, but refused all the same: everything else works without.
      contentRefused = true;
      later(0);
      return;
    }
    parts.log.error({ detail }, hints[why]);
    down(hints[why], false);
    later(delays.reconnectMaxMs);
  }

  function reopen(): Promise<void> {
    opening = opening.then(openNow, openNow);
    return opening;
  }

  async function openNow(): Promise<void> {
    clearTimeout(timer);
    clearTimeout(watchdog);
    clearTimeout(looking);
    isUp = false;
    const before = gateway;
    gateway = null;
    await before?.close();
    if (stopped) return;
    try {
      const bot = await parts.about(true);
      // A refusal at the gateway says more than the application's flags.
      content = !contentRefused && bot.mayReadContent;
      note = await parts.prepare(bot);
      if (stopped) return;
      watchdog = setTimeout(() => void reopen(), delays.watchdogMs);
      connect(content);
    } catch (thrown) {
      failed(thrown);
    }
  }

  function connect(withContent: boolean): void {
    const { token, apiUrl, onEvent } = parts;
    const now = () => parts.clock().getTime();
    gateway = openGateway({ token, apiUrl, content: withContent, delays, now, onEvent, onNews });
  }

  function failed(thrown: unknown): void {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const hint = thrown instanceof PlatformFault ? thrown.hint : null;
    if (/disallowed intents|invalid intents/i.test(detail)) refused("intents", detail);
    else if (/authentication failed|invalid token/i.test(detail)) refused("token", detail);
    else {
      parts.log.warn({ why: detail }, "could not connect to Discord");
      down(hint ?? `Discord cannot be reached: ${detail}`, hint === null);
      later(backoff());
    }
  }

  return {
    readsContent: () => content,
    async start() {
      if (!stopped) return;
      stopped = false;
      parts.onHealth({ state: "connecting", hint: "connecting to Discord" });
      const first = new Promise<void>((resolve) => {
        settled = resolve;
      });
      void reopen();
      await first;
    },
    async stop() {
      stopped = true;
      isUp = false;
      clearTimeout(timer);
      clearTimeout(watchdog);
      clearTimeout(looking);
      // What is under way ends by itself and connects to nothing any more: it is not waited for if Discord is slow.
      await within(opening, 2000).catch(() => null);
      const last = gateway;
      gateway = null;
      await last?.close();
      settled();
    },
  };
}
