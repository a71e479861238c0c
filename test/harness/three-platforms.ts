import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { type App, type AppOptions, openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import type { DiscordSim } from "../platforms/discord/discord-sim.ts";
import type { SlackServer } from "../platforms/slack/slack-server.ts";
import type { TelegramServer } from "../platforms/telegram/telegram-server.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { startThreeServers } from "./three-servers.ts";
import { until } from "./until.ts";

/** The whole application on the simulated servers of all three platforms at once, set up by its variables alone. */
export type ThreePlatforms = AsyncDisposable & {
  /** The desk that runs now. */
  app(): App;
  /** The desk's process ends; what people say until `start` is said to nobody. */
  stop(): Promise<void>;
  start(): Promise<void>;
  readonly db: TestDatabase;
  readonly slack: SlackServer;
  readonly discord: DiscordSim;
  readonly telegram: TelegramServer;
  /** Lines of the log, as JSON. */
  readonly logged: readonly string[];
  /** Every rule that was broken at one of the servers, in words. */
  broken(): readonly string[];
};

/** Starts the three servers and the desk, and waits until all are connected, or those alone that `connect` names. */
export async function openThreePlatforms({
  env = {},
  connect = ["slack", "discord", "telegram"],
  throughDoor = async (url) => url,
  times = {},
}: {
  readonly env?: Readonly<Record<string, string>>;
  readonly connect?: readonly string[];
  /** The address by which the desk reaches its database: the test itself goes straight to it. */
  readonly throughDoor?: (url: string) => Promise<string>;
  readonly times?: NonNullable<AppOptions["times"]>;
} = {}): Promise<ThreePlatforms> {
  const db = await testDatabase();
  const home = await mkdtemp(path.join(tmpdir(), "fixline-across-"));
  const servers = await startThreeServers();
  const { slack, discord, telegram } = servers;
  const config = readConfig({
    DATABASE_URL: await throughDoor(db.url),
    FIXLINE_HOME: home,
    FIXLINE_DEMO: "0",
    PORT: "0",
    ...servers.env,
    ...env,
  });
  const logged: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => void logged.push(line) });
  const running: { app: App | null } = { app: null };
  const app = (): App => {
    if (running.app === null) throw new Error("the desk is stopped");
    return running.app;
  };
  const stop = async (): Promise<void> => {
    await running.app?.close();
    running.app = null;
  };
  const close = async (): Promise<void> => {
    await stop();
    await servers[Symbol.asyncDispose]();
    await db[Symbol.asyncDispose]();
    await rm(home, { recursive: true, force: true });
  };
  async function start(): Promise<void> {
    const opened = await openApp({ config, log, secret: "s".repeat(64), pages: false, times });
    running.app = opened;
    await until(
      "all three platforms are connected",
      async () => {
        const [channels] = await db.sql`select count(*)::int as n from desk_channels`;
        const states = new Map(opened.platforms.health().map(({ platform, health }) => [platform, health.state]));
        return connect.every((name) => states.get(name) === "connected") && channels?.n === connect.length;
      },
      { withinMs: 30_000 },
    );
  }
  try {
    await start();
  } catch (error) {
    const told = JSON.stringify(running.app?.platforms.health());
    await close();
    throw new Error(`${String(error)}: ${told}\n${logged.join("")}`);
  }
  return {
    app,
    stop,
    start,
    db,
    slack,
    discord,
    telegram,
    logged,
    broken: servers.broken,
    [Symbol.asyncDispose]: close,
  };
}
