import type { Inbound, Interaction, Outgoing, PlaceRef, Reply } from "../platform.ts";
import { PlatformFault } from "../platform.ts";
import type { ChatPlatform } from "../platform-parts.ts";
import { botApi } from "./bot-api.ts";
import { telegramCapabilities } from "./capabilities.ts";
import { changing } from "./change.ts";
import { chatsOf } from "./chats.ts";
import { checkTelegram } from "./check.ts";
import { connection } from "./connection.ts";
import { fetchFile } from "./fetch-file.ts";
import { memory } from "./memory.ts";
import { openingSurfaces } from "./open-surface.ts";
import { pollUpdates } from "./poller.ts";
import { bucketOf, telegramRate } from "./rate-of.ts";
import { sending } from "./send.ts";
import { takingUpdates } from "./take-updates.ts";
import { retryAfter, type TelegramOptions, type TelegramTimes, telegramTimes } from "./telegram-options.ts";
import { webhookOf } from "./webhook.ts";

/** An answer that is too fast is tried again this often, then it is left: the person can ask once more. */
const answerAttempts = 4;

/**
 * Telegram as a platform, by grammY: long polling, or a webhook where a secret and a public address are given. What it cannot do is
 * degraded here: nobody can be answered alone in a group, so answers stand in the thread where they were asked for; forms are asked
 * step by step; without topics a ticket's desk thread is the replies under its card, and a line is the person's private chat.
 */
export function telegramPlatform(options: TelegramOptions): ChatPlatform {
  const { token, apiRoot, deskChat, mode, parts } = options;
  const times: TelegramTimes = { ...telegramTimes, ...options.times };
  const { log, clock, random } = parts;
  const chats = chatsOf(deskChat);
  const kept = memory();

  const api = botApi({ token, apiRoot, times: times.seconds, chats, onMoved });
  const link = connection({ api, chats, options, log });
  const send = sending({ api, memory: kept, readFile: parts.readFile });
  const change = changing({ api, memory: kept, sending: send });
  const surfaces = openingSurfaces({ api, chats, sending: send, memory: kept, me: link.me, clock });

  let listener: Inbound | null = null;
  let listening: { readonly stop: AbortController; readonly done: Promise<void> } | null = null;
  let nextAnswer = 1;

  const taker = takingUpdates({
    api,
    chats,
    log,
    reading: async () => ({ menu: parts.menu, me: link.knownMe() ?? (await link.me()), chats, memory: kept, clock }),
    answer,
    greet: (place, language) => show(place, greeting(parts.say(language, "greeting"))),
    onMoved,
    onStanding() {
      surfaces.forgetGroups();
      link
        .lookAtDesk()
        .then(link.connected)
        .then(link.offerCommands)
        .catch((thrown: unknown) => log.warn({ error: String(thrown) }, "the desk's group could not be looked at"));
    },
  });

  function onMoved(channel: string, id: number): void {
    surfaces.forgetGroups();
    log.warn({ from: channel, to: id }, "a Telegram group became a supergroup");
    if (channel === deskChat) link.note(`The desk's group became a supergroup: set TELEGRAM_DESK_CHAT to ${id}`);
  }

  async function answer({ place }: Interaction, reply: Reply): Promise<void> {
    if (reply.kind === "card") await show(place, { kind: "card", card: reply.card });
    // Without modal forms the dialog asks step by step; a form here would be lost silently.
    if (reply.kind === "form") log.error({}, "a form was answered on Telegram, which has none");
  }

  /**
   * Shows what nobody stored: tried again where it did not arrive, and once more where nobody knows: a question that is asked twice is answered
   * once, and one that is lost leaves somebody waiting. What is given up is in the log.
   */
  async function show(place: PlaceRef, content: Outgoing): Promise<void> {
    const nonce = `answer ${nextAnswer}`;
    nextAnswer += 1;
    let doubts = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await send.post(place, content, nonce);
        return;
      } catch (thrown) {
        const fault = thrown instanceof PlatformFault ? thrown : null;
        if (fault?.inDoubt) doubts += 1;
        const again = fault?.kind === "limited" || (fault?.kind === "unreachable" && doubts < 2);
        if (!again || attempt >= answerAttempts) {
          log.warn({ error: fault?.message ?? String(thrown), place: place.channel }, "an answer was not shown");
          return;
        }
        await times.sleep(fault.retryAfterMs ?? retryAfter(times, attempt, random), listening?.stop.signal);
      }
    }
  }

  /** Keeps the webhook set, and says how it is. */
  async function watchWebhook(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let hasOffered = false;
    link.begin();
    while (!signal.aborted) {
      try {
        await link.connect();
        failures = 0;
        link.connected();
        if (!hasOffered) await link.offerCommands();
        hasOffered = true;
      } catch (thrown) {
        failures += 1;
        link.failed(thrown, failures);
      }
      await times.sleep(failures === 0 ? times.watchMs : retryAfter(times, failures, random), signal);
    }
  }

  const secret = options.webhookSecret;
  return {
    name: "telegram",
    capabilities: telegramCapabilities,
    listensAlone: mode === "polling",
    webhook:
      mode === "webhook" && secret !== null ? webhookOf({ secret, taker, times, log, inbound: () => listener }) : null,
    async start(inbound) {
      if (listening !== null) return;
      listener = inbound;
      const stop = new AbortController();
      const done =
        mode === "polling"
          ? pollUpdates({ api, connection: link, taker, times, log, random }, inbound, stop.signal)
          : watchWebhook(stop.signal);
      listening = {
        stop,
        done: done.catch((thrown: unknown) => log.error({ error: String(thrown) }, "listening to Telegram ended")),
      };
    },
    async stop() {
      const ending = listening;
      listening = null;
      listener = null;
      if (ending === null) return;
      ending.stop.abort();
      // What cannot be stored now may wait for a database: it is not confirmed, and comes again.
      const enough = new AbortController();
      await Promise.race([ending.done.then(taker.idle), times.sleep(times.stopMs, enough.signal)]);
      enough.abort();
    },
    open: surfaces.open,
    post: send.post,
    edit: change.edit,
    remove: change.remove,
    react: change.react,
    find: () => Promise.reject(new PlatformFault("refused", "Telegram cannot look a post up")),
    setClosed: surfaces.setClosed,
    fetchFile: (ref, limitBytes) => fetchFile(api, ref, limitBytes, times.seconds.upload),
    bucketOf,
    rateOf: telegramRate,
    async *missedSince() {
      // Telegram keeps for 24 hours what was not taken, and brings it itself.
    },
    check: () => checkTelegram(api, chats, options, clock),
  };
}

function greeting(words: string): Outgoing {
  return {
    kind: "card",
    card: {
      tone: "plain",
      title: "",
      body: paragraphs(words),
      fields: [],
      files: [],
      buttons: [],
      footer: null,
      fallback: words,
    },
  };
}

function paragraphs(words: string) {
  return words
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== "")
    .map((text) => ({ kind: "paragraph" as const, runs: [{ text }] }));
}
