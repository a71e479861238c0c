import path from "node:path";
import type { Logger } from "pino";
import { v7 } from "uuid";
import { answerProblem } from "./bots/dialog/answer-problem.ts";
import { completionFor } from "./bots/dialog/completion.ts";
import { makeCompose } from "./bots/dialog/compose.ts";
import { makeHandle } from "./bots/dialog/handle.ts";
import { redactSecrets } from "./bots/dialog/redact-secrets.ts";
import { sentence } from "./bots/dialog/reply.ts";
import type { Interaction, OpenRequest, Outgoing, Platform, Reply } from "./bots/platform.ts";
import type { RichText } from "./bots/rich-text.ts";
import { webPlatform } from "./bots/web/platform.ts";
import type { Config } from "./config.ts";
import { wordsFor } from "./core/copy/words.ts";
import { awaitOpening } from "./core/delivery/await-opening.ts";
import type { DispatchLimits } from "./core/delivery/dispatch-limits.ts";
import { startDispatcher } from "./core/delivery/dispatcher.ts";
import { startElected } from "./core/delivery/elected.ts";
import { openInbox } from "./core/delivery/inbox.ts";
import { learnedRates } from "./core/delivery/learned-rates.ts";
import { startDeskMender } from "./core/delivery/mend-desks.ts";
import { postLateAnswer } from "./core/delivery/post-late-answer.ts";
import { startTimers } from "./core/delivery/timers.ts";
import { upkeepJobs } from "./core/delivery/upkeep.ts";
import { startWorker } from "./core/delivery/worker.ts";
import { languageFrom } from "./core/domain/languages.ts";
import { searchArticles } from "./core/store/articles-read.ts";
import { makeSettingsCache } from "./core/store/settings.ts";
import { openWakes } from "./core/store/wakes.ts";
import { type Desk, makeDesk, type Wake, type Work } from "./core/store/work.ts";
import { sweepFiles } from "./core/usecases/sweep-files.ts";
import { timerRuns } from "./core/usecases/timer-runs.ts";
import { offerWaiting } from "./core/usecases/watch-bookings.ts";
import { holdsDemo } from "./demo/load/demo-sign-ins.ts";
import { loadDemo } from "./demo/load/load-demo.ts";
import type { App as HttpApp } from "./http/http-parts.ts";
import { postStoreOf } from "./http/post-store.ts";
import { buildServer } from "./http/server.ts";
import { buildWebApp } from "./http/web-build.ts";
import { makeFeed } from "./make-feed.ts";
import { openConfiguredDatabase } from "./open-database.ts";
import type { ConfiguredPlatform, PlatformTimes } from "./wiring/configured-platform.ts";
import { forgetPatiently } from "./wiring/forget-patiently.ts";
import { anchorJob } from "./wiring/keep-anchors.ts";
import { keepDashboards } from "./wiring/keep-dashboards.ts";
import { keepLearning } from "./wiring/keep-learning.ts";
import { keepTravel } from "./wiring/keep-travel.ts";
import { keepWarehouse } from "./wiring/keep-warehouse.ts";
import { keepWebhooks } from "./wiring/keep-webhooks.ts";
import { mapsOf } from "./wiring/maps-of.ts";
import { mineHistory } from "./wiring/mine-history.ts";
import { openChat } from "./wiring/open-chat.ts";
import { openPhotos } from "./wiring/open-photos.ts";
import type { OpenPlatforms } from "./wiring/open-platforms.ts";
import { postExamination } from "./wiring/post-examination.ts";
import { reportPrinter } from "./wiring/report-printer.ts";
import type { SupervisionTimes } from "./wiring/supervise-platform.ts";

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
  readonly times?: PlatformTimes & SupervisionTimes & { readonly dispatch?: Partial<DispatchLimits> };
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
  const platforms: ReadonlyMap<string, Platform> = new Map<string, Platform>([
    [web.name, web],
    ...chat.platforms.chats,
  ]);
  const platformOf = (name: string): Platform => {
    const platform = platforms.get(name);
    if (platform === undefined) throw new Error(`no platform "${name}" is connected`);
    return platform;
  };

  const handle = makeHandle({
    capabilitiesOf: (platform) => platformOf(platform).capabilities,
    admins: chat.admins,
    keepFiles: chat.files.keepFiles,
    lostFiles: chat.files.lostFiles,
    examine: ({ interaction, language }) => {
      postExamination({ desk, chat, interaction, language }).catch((error: unknown) =>
        log.warn({ error: String(error) }, "what the doctor found could not be told"),
      );
    },
    suggestArticles: async (work, about) =>
      (await searchArticles(work, about)).map(({ id, title, body }) => ({
        id,
        title,
        body: body as RichText,
      })),
    forget: (place, message) => {
      const how = { log, random: Math.random, ...(times.backoff === undefined ? {} : { backoff: times.backoff }) };
      void forgetPatiently(platformOf(place.platform), place, message, how);
    },
  });
  const worker = await startWorker({ desk, log });
  const inbox = openInbox<Interaction, Reply>({
    desk,
    worker,
    log,
    handle,
    prepare: async (event) => {
      await chat.files.prepare(event);
      await awaitOpening(desk, event);
    },
    answerProblem,
    answerDefect: (reference, { from }) =>
      sentence(wordsFor(languageFrom(from.language)).say("defect", { reference }), { tone: "danger" }),
    answerLate: postLateAnswer,
    redact: redactSecrets,
  });
  const dispatcher = startDispatcher<Outgoing, OpenRequest>({
    desk,
    worker,
    wakes,
    platforms,
    compose: makeCompose({ desk }),
    log,
    random: Math.random,
    limits: {
      ...learnedRates((name, bucket) => chat.platforms.chats.get(name)?.rateOf(bucket) ?? null, clock),
      ...times.dispatch,
    },
  });
  const timers = startTimers({ desk, log, random: Math.random, run: timerRuns });
  const jobs = [
    ...upkeepJobs(desk, log),
    // A planned shift begins without anybody pressing anything: what waited overnight is offered then.
    { name: "offer-waiting", cron: "*/5 * * * *", run: async () => void (await desk.transact(offerWaiting)) },
    { name: "sweep-files", cron: "47 3 * * *", run: async () => void (await sweepFiles(desk, vault)) },
  ];
  const mender = startDeskMender({ desk, log });
  const webhooks = keepWebhooks({ desk, wakes, secret, random: Math.random, log });
  const history = keepWarehouse({ desk, home: config.home, log, onWake: wakes.on });
  const travel = keepTravel({ desk, wakes, log, ...mapsOf(config) });
  const movedPhotos = photos.start(wakes);
  const learning = keepLearning({ desk, wakes, warehouse: history.warehouse, log });
  const dashboards = keepDashboards({ desk, home: config.home, warehouse: history.warehouse, log });
  const elected = startElected({
    desk,
    log,
    jobs: [
      ...jobs,
      ...travel.jobs,
      anchorJob({ desk, home: config.home, secret, log }),
      ...webhooks.jobs,
      ...history.jobs,
      ...dashboards.jobs,
      ...mineHistory({ desk, warehouse: history.warehouse }),
    ],
  });
  await jobs[0]?.run();
  await inbox.recover();

  const webFolder = pages ? (await buildWebApp({ outDir: path.join(config.home, "web"), log })).folder : null;
  const http = await buildServer({
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
    sendConfirmation: null,
    take: (interaction, alongside) => inbox.take(interaction, alongside),
    webhooks: chat.platforms.webhooks,
    commandsFor: completionFor,
    feed: makeFeed(desk),
    onWake: wakes.on,
    site: dashboards.site,
    isReady: async () => (await database.sql`select 1 as ready`).length === 1,
  });
  chat.platforms.start(inbox);

  return {
    desk,
    http,
    platforms: chat.platforms,
    take: inbox.take,
    onWake: wakes.on,
    idle: dispatcher.idle,
    listen: () => http.listen({ host: config.host, port: config.port }),
    async close() {
      await http.close();
      await chat.platforms.stop();
      await learning.stop();
      await travel.stop();
      await movedPhotos.stop();
      await dashboards.stop();
      await history.stop();
      await elected.stop();
      await mender.stop();
      await webhooks.stop();
      await timers.stop();
      await inbox.stop();
      await dispatcher.stop();
      await worker.stop();
      await wakes.close();
      await opened.close();
    },
  };
}
