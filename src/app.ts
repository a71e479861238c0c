import path from "node:path";
import type { Logger } from "pino";
import { v7 } from "uuid";
import { completionFor } from "./bots/dialog/completion.ts";
import type { Interaction, Platform, Reply } from "./bots/platform.ts";
import { webPlatform } from "./bots/web/platform.ts";
import type { Config } from "./config.ts";
import { resolveByDns } from "./core/delivery/webhooks/open-address.ts";
import { makePostWebhook } from "./core/delivery/webhooks/post-webhook.ts";
import { makeSettingsCache } from "./core/store/settings.ts";
import { openWakes } from "./core/store/wakes.ts";
import { type Desk, makeDesk, type Wake, type Work } from "./core/store/work.ts";
import { holdsDemo } from "./demo/load/demo-sign-ins.ts";
import { loadDemo } from "./demo/load/load-demo.ts";
import type { App as HttpApp } from "./http/http-parts.ts";
import { postStoreOf } from "./http/post-store.ts";
import { buildServer } from "./http/server.ts";
import type { HttpLimits } from "./http/server-deps.ts";
import { buildWebApp } from "./http/web-build.ts";
import { makeFeed } from "./make-feed.ts";
import { openConfiguredDatabase } from "./open-database.ts";
import type { ConfiguredPlatform, PlatformTimes } from "./wiring/configured-platform.ts";
import { makeEncryptPush } from "./wiring/encrypt-push.ts";
import { keepDesk } from "./wiring/keep-desk.ts";
import { keepMail } from "./wiring/keep-mail.ts";
import { keepNotices } from "./wiring/keep-notices.ts";
import { openChat } from "./wiring/open-chat.ts";
import { openMailer } from "./wiring/open-mailer.ts";
import { openPhotos } from "./wiring/open-photos.ts";
import type { OpenPlatforms } from "./wiring/open-platforms.ts";
import { openTalk, type TalkTimes } from "./wiring/open-talk.ts";
import { reportPrinter } from "./wiring/report-printer.ts";
import type { SupervisionTimes } from "./wiring/supervise-platform.ts";
import { vapidKeys } from "./wiring/vapid-keys.ts";

/** The running desk: what the command line and the tests are given. */
export type App = {
  readonly desk: Desk;
  readonly http: HttpApp;
  /** The chat platforms that are configured, and how each is. */
  readonly platforms: OpenPlatforms;
  /** Stores an interaction, lets it take effect and gives the answer: what the web's HTTP edge calls too. */
  readonly take: (interaction: Interaction, alongside?: ((work: Work) => Promise<void>) | null) => Promise<Reply>;
  /** Calls back when there is something new; gives what ends that. */
  readonly onWake: (what: Wake, call: () => void) => () => void;
  /** Resolves when nothing is due to be sent. */
  readonly idle: () => Promise<void>;
  /** Listens for browsers and machines; gives the address. */
  listen(): Promise<string>;
  /** Takes nothing more, lets what is under way end, and closes the database. */
  close(): Promise<void>;
};

export type AppOptions = {
  readonly config: Config;
  readonly log: Logger;
  readonly secret: string;
  /** False leaves the browser's pages out: for tests and commands that open none. */
  readonly pages?: boolean;
  /** Other chat platforms than those of the configuration: for tests. */
  readonly configured?: readonly ConfiguredPlatform[];
  /** Waits other than the usual ones: for tests, which have no time. */
  readonly times?: TalkTimes & PlatformTimes & SupervisionTimes;
  /** Budgets of requests other than the usual ones: for benchmarks. */
  readonly limits?: Partial<HttpLimits>;
  /** Hears what goes on while an empty desk is filled with the demo workspace. */
  readonly said?: (progress: string) => void;
  /** The embedded database died for good: the process should end. */
  readonly onFailure?: (error: Error) => void;
};

/**
 * Puts the desk together and starts it; the only place where all layers meet. Nothing listens before `listen`. Rejects with a sentence
 * for the person at the terminal when the database cannot be had.
 */
export async function openApp({
  config,
  log,
  secret,
  pages = true,
  configured,
  times = {},
  limits = {},
  said = () => undefined,
  onFailure,
}: AppOptions): Promise<App> {
  const opened = await openConfiguredDatabase(config, log, {
    join: false,
    ...(onFailure === undefined ? {} : { onFailure }),
  });
  const { database } = opened;
  const wakes = await openWakes(database);
  const settings = makeSettingsCache(database);
  const clock = () => new Date();
  const desk = makeDesk({ database, clock, newId: () => v7(), settings: settings.read, wake: wakes.wake });
  const hasChat = config.slack !== null || config.discord !== null || config.telegram !== null;
  if (config.demo === "always" || (config.demo === "when-empty" && !hasChat)) await loadDemo(desk, said);
  const photos = openPhotos({ config, desk, log });
  const { vault } = photos;
  const web = webPlatform({
    posts: postStoreOf(desk),
    readUpload: () => Promise.reject(new Error("uploads of the web chat are in our storage already")),
  });
  const chat = await openChat({
    config,
    desk,
    vault,
    log,
    random: Math.random,
    secret,
    ...(configured === undefined ? {} : { configured }),
    times,
  });
  const talk = await openTalk({
    desk,
    intake: opened.intake,
    wakes,
    chat,
    platforms: new Map<string, Platform>([[web.name, web], ...chat.platforms.chats]),
    log,
    random: Math.random,
    publicUrl: config.publicUrl,
    times,
  });
  const { inbox } = talk;
  const mail = keepMail({
    desk,
    wakes,
    post: config.secrets.smtpUrl === null ? null : openMailer(config.secrets.smtpUrl),
    secret,
    publicUrl: config.publicUrl,
    log,
  });
  const pushKeys = () => vapidKeys(config.home);
  const notices = keepNotices({
    desk,
    wakes,
    post: makePostWebhook({ resolve: resolveByDns }),
    encrypt: makeEncryptPush(pushKeys, config.publicUrl),
    log,
  });
  const kept = await keepDesk({ config, desk, wakes, photos, log, secret, random: Math.random });
  await inbox.recover();

  const webFolder = pages ? (await buildWebApp({ outDir: path.join(config.home, "web"), log })).folder : null;
  const http = await buildServer({
    limits,
    desk,
    vault,
    thumbnail: photos.thumbnail,
    printReport: reportPrinter(vault),
    log,
    secret,
    publicUrl: config.publicUrl,
    behindProxy: config.publicUrl !== null,
    webFolder,
    demo: await holdsDemo(desk),
    mails: config.secrets.smtpUrl !== null && config.publicUrl !== null,
    take: (interaction, alongside) => inbox.take(interaction, alongside),
    webhooks: chat.platforms.webhooks,
    commandsFor: completionFor,
    feed: makeFeed(desk),
    onWake: wakes.on,
    pushKey: async () => (await pushKeys()).publicKey,
    site: kept.site,
    isReady: async () => (await database.sql`select 1 as ready`).length === 1,
  });
  chat.platforms.start(inbox);

  return {
    desk,
    http,
    platforms: chat.platforms,
    take: inbox.take,
    onWake: wakes.on,
    idle: talk.idle,
    listen: () => http.listen({ host: config.host, port: config.port }),
    async close() {
      await http.close();
      await chat.platforms.stop();
      await kept.stop();
      await mail.stop();
      await notices.stop();
      await talk.stop();
      await wakes.close();
      await opened.close();
    },
  };
}
