import type { Logger } from "pino";
import { answerProblem } from "../bots/dialog/answer-problem.ts";
import { makeCompose } from "../bots/dialog/compose.ts";
import { makeHandle } from "../bots/dialog/handle.ts";
import { redactSecrets } from "../bots/dialog/redact-secrets.ts";
import { sentence } from "../bots/dialog/reply.ts";
import type { Interaction, OpenRequest, Outgoing, Platform, Reply } from "../bots/platform.ts";
import type { RichText } from "../bots/rich-text.ts";
import { wordsFor } from "../core/copy/words.ts";
import { makeAwaitOpening } from "../core/delivery/await-opening.ts";
import type { DispatchLimits } from "../core/delivery/dispatch-limits.ts";
import { type Dispatcher, startDispatcher } from "../core/delivery/dispatcher.ts";
import { type Inbox, openInbox } from "../core/delivery/inbox.ts";
import { learnedRates } from "../core/delivery/learned-rates.ts";
import { startDeskMender } from "../core/delivery/mend-desks.ts";
import { postLateAnswer } from "../core/delivery/post-late-answer.ts";
import { startTimers } from "../core/delivery/timers.ts";
import { startWorker } from "../core/delivery/worker.ts";
import { languageFrom } from "../core/domain/languages.ts";
import { searchArticles } from "../core/store/articles-read.ts";
import type { Database } from "../core/store/connect.ts";
import type { Wakes } from "../core/store/wakes.ts";
import type { Desk } from "../core/store/work.ts";
import { timerRuns } from "../core/usecases/timer-runs.ts";
import { forgetPatiently } from "./forget-patiently.ts";
import { guessFromWords } from "./guess-from-words.ts";
import type { Chat } from "./open-chat.ts";
import { postExamination } from "./post-examination.ts";
import type { SupervisionTimes } from "./supervise-platform.ts";

/** What is said to the desk, and what the desk says. */
export type Talk = {
  readonly inbox: Inbox<Interaction, Reply>;
  /** Resolves when nothing is due to be sent. */
  readonly idle: Dispatcher["idle"];
  /** Takes nothing more and lets what is under way end. */
  stop(): Promise<void>;
};

/** Waits of the delivery other than the usual ones: for tests, which have no time. */
export type TalkTimes = Pick<SupervisionTimes, "backoff"> & {
  readonly dispatch?: Partial<DispatchLimits>;
  readonly mend?: { readonly everyMs: number; readonly firstTryMs: number };
};

/** Puts what takes interactions, what decides on them and what delivers the answers together, and starts the delivery and the timers. */
export async function openTalk(deps: {
  readonly desk: Desk;
  readonly intake: Database;
  readonly wakes: Wakes;
  readonly chat: Chat;
  /** Our own chat and those that are configured, by name. */
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly log: Logger;
  readonly random: () => number;
  readonly publicUrl: string | null;
  readonly times: TalkTimes;
}): Promise<Talk> {
  const { desk, wakes, chat, platforms, log, random, times } = deps;
  const platformOf = (name: string): Platform => {
    const platform = platforms.get(name);
    if (platform === undefined) throw new Error(`no platform "${name}" is connected`);
    return platform;
  };
  const handle = makeHandle({
    capabilitiesOf: (platform) => platformOf(platform).capabilities,
    admins: chat.admins,
    publicUrl: deps.publicUrl,
    keepFiles: chat.files.keepFiles,
    lostFiles: chat.files.lostFiles,
    examine: ({ interaction, language }) => {
      postExamination({ desk, chat, interaction, language }).catch((error: unknown) =>
        log.warn({ error: String(error) }, "what the doctor found could not be told"),
      );
    },
    suggestArticles: async (work, about) =>
      (await searchArticles(work, about)).map(({ id, title, body }) => ({ id, title, body: body as RichText })),
    guessFromWords,
    forget: (place, message) => {
      const how = { log, random, ...(times.backoff === undefined ? {} : { backoff: times.backoff }) };
      void forgetPatiently(platformOf(place.platform), place, message, how);
    },
  });
  const worker = await startWorker({ desk, log });
  const awaitOpening = makeAwaitOpening(desk);
  const inbox = openInbox<Interaction, Reply>({
    desk,
    intake: deps.intake,
    worker,
    log,
    handle,
    prepare: async (event) => {
      await chat.files.prepare(event);
      await awaitOpening(event);
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
    random,
    limits: {
      ...learnedRates((name, bucket) => chat.platforms.chats.get(name)?.rateOf(bucket) ?? null, desk.clock),
      ...times.dispatch,
    },
  });
  const timers = startTimers({ desk, log, random, run: timerRuns });
  const mender = startDeskMender({ desk, log, ...times.mend });
  return {
    inbox,
    idle: dispatcher.idle,
    async stop() {
      await mender.stop();
      await timers.stop();
      await inbox.stop();
      await dispatcher.stop();
      await worker.stop();
    },
  };
}
