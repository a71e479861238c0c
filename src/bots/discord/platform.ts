import type { APIMessage, GatewayDispatchPayload } from "discord.js";
import { type Inbound, type Interaction, type PlaceRef, PlatformFault, type Reply } from "../platform.ts";
import type { ChatPlatform } from "../platform-parts.ts";
import { type AboutBot, aboutBot } from "./about-bot.ts";
import { answerInteraction } from "./answer-interaction.ts";
import { callback } from "./callback.ts";
import { discordCapabilities } from "./capabilities.ts";
import { channelBook, channelIdOf } from "./channel-book.ts";
import { checkDiscord } from "./check-discord.ts";
import { completeTyped } from "./complete-typed.ts";
import { connection } from "./connection.ts";
import { directTalks } from "./direct-talks.ts";
import { eventReader } from "./event-reader.ts";
import { fileFetcher } from "./fetch-file.ts";
import { formMessage } from "./form-message.ts";
import { forumTags } from "./forum-tags.ts";
import { guildBook } from "./guild-book.ts";
import { heldForms } from "./held-forms.ts";
import { missedReader } from "./missed.ts";
import { surfaceOpener } from "./open-surface.ts";
import { type DiscordOptions, discordDelays } from "./options.ts";
import type { Piece } from "./piece.ts";
import { pieceBook } from "./piece-book.ts";
import { posts } from "./posts.ts";
import { within } from "./race.ts";
import { type Asked, readInteraction, targetOf } from "./read-interaction.ts";
import { receiver } from "./receiver.ts";
import { registerCommands } from "./register-commands.ts";
import { renderCard } from "./render-card.ts";
import { openRest } from "./rest.ts";
import { surfaces } from "./surfaces.ts";
import { threadDoors } from "./thread-doors.ts";
import { welcomePiece } from "./welcome-piece.ts";

/** How long `stop` waits for what was heard to be stored and answered. */
const drainMs = 8000;

/** The Discord platform. Writing works by REST alone; `start` opens the gateway, which one process alone may have. */
export function discordPlatform(options: DiscordOptions): ChatPlatform {
  const { parts, guildId, workChannel, apiUrl, token } = options;
  const delays = { ...discordDelays, ...options.delays };
  const rest = openRest({ token, apiUrl, requestMs: delays.requestMs, now: () => parts.clock().getTime() });
  const about = aboutBot(rest);
  const book = channelBook(rest);
  const guild = guildBook(book);
  const pieces = pieceBook();
  const forms = heldForms();
  const doors = threadDoors({ rest, book });
  const direct = directTalks({ rest, book, hasWorkChannel: workChannel !== null });
  const tags = forumTags({ rest, book, doors, log: parts.log });
  const poster = posts({ rest, book, doors, direct, tags, pieces, readFile: parts.readFile });
  const botId = () => about.known()?.id ?? null;
  const where = surfaces({ ...options, botId });
  const reader = eventReader({
    rest,
    book,
    surfaces: where,
    direct,
    pieces,
    names: guild,
    now: parts.clock,
    guildId,
    botId,
  });
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const missed = missedReader({ rest, book, reader, guildId, log: parts.log, sleep });
  const fetchFile = fileFetcher({ rest, apiUrl, timeoutMs: delays.requestMs, now: parts.clock });
  const open = surfaceOpener({
    rest,
    book,
    posts: poster,
    direct,
    tags,
    guildId,
    workChannel,
    botId: async () => (await about.read()).id,
    readsThreads: async () => line.readsContent() ?? (await about.read()).mayReadContent,
    now: parts.clock,
  });
  let inbound: Inbound | null = null;
  let starts = 0;
  let session = "";
  const listener = () => {
    if (inbound === null) throw new Error("nobody listens to Discord");
    return inbound;
  };

  /** Shows an answer that no interaction carries, under a name that makes it one however often it is tried. */
  const showIn = (place: PlaceRef, shown: readonly Piece[], name: string, replyTo: string | null) =>
    poster.postPieces(place, shown, `reply ${name}`, replyTo).then(() => undefined);

  async function answer(raw: Asked, channel: Parameters<typeof where.ofAct>[0]): Promise<void> {
    const message = targetOf(raw);
    const under = message === null ? null : where.underMessage(channel, message.id);
    const whole = (id: string) => pieces.whole(id);
    const did = readInteraction(raw, where.ofAct(channel), {
      menu: parts.menu,
      book: guild,
      botId: botId(),
      under,
      whole,
    });
    const back = callback({ rest, readFile: parts.readFile }, raw);
    if (did === null) {
      await back.show([welcomePiece(parts, raw.locale, false)], true);
      return;
    }
    const showLate = async ({ from, eventId }: Interaction, shown: readonly Piece[]) => {
      const { place } = await open({ kind: "direct", user: from });
      await showIn(place, shown, eventId, null);
    };
    await answerInteraction({ inbound: listener, parts, forms, delays, showLate }, raw, did, back);
  }

  async function onReply(interaction: Interaction, reply: Reply): Promise<void> {
    const { did, place, eventId, from } = interaction;
    if (reply.kind === "nothing") return;
    const label = parts.say(from.language, "open-form");
    if (reply.kind === "form") forms.hold(from.user, reply.form);
    const shown = reply.kind === "card" ? renderCard(reply.card) : formMessage(reply.form, label);
    // A message cannot answer one of the channel above its thread.
    const replyTo = did.kind === "say" && did.message !== place.thread ? did.message : null;
    await showIn(place, shown, eventId, replyTo);
  }

  /** In the support channel a message that cannot be read is still a person in need: they get a button. */
  async function onBlank(interaction: Interaction, message: APIMessage): Promise<void> {
    const isNew = interaction.place.channel === options.supportChannel && interaction.place.thread === message.id;
    if (!isNew || line.readsContent() !== false) return;
    await showIn(interaction.place, [welcomePiece(parts, null, true)], `welcome ${message.id}`, null);
  }

  const incoming = receiver({
    reader,
    book,
    log: parts.log,
    delays,
    guildId,
    inbound: listener,
    answer,
    complete: (raw) => completeTyped({ parts, delays, back: callback({ rest, readFile: parts.readFile }, raw) }, raw),
    onReply,
    onBlank,
    onSaid({ did, place }) {
      if ((did.kind !== "say" && did.kind !== "raise") || place.thread !== did.message) return;
      const [first] = did.text.flatMap((block) =>
        "runs" in block ? [block.runs.map(({ text }) => text).join("")] : [],
      );
      doors.suggestName(did.message, first ?? "");
    },
  });

  function onEvent(event: GatewayDispatchPayload): void {
    if (event.t === "READY") session = event.d.session_id;
    try {
      guild.learn(event, guildId);
    } catch (thrown) {
      // What is left out of an event must not end the process: what is not learnt is asked for.
      parts.log.warn({ event: event.t, why: String(thrown) }, "an event of Discord's could not be read");
    }
    incoming.receive(event, session);
  }

  async function prepare({ applicationId }: AboutBot): Promise<string | null> {
    const { log, menu, say } = parts;
    try {
      await registerCommands({ rest, menu, say, log, applicationId, guildId });
    } catch (thrown) {
      const hint = thrown instanceof PlatformFault ? (thrown.hint ?? thrown.message) : String(thrown);
      log.error({ why: String(thrown) }, "Discord's commands could not be registered");
      return `slash commands could not be registered: ${hint}`;
    }
    try {
      return await noteOnChannels();
    } catch (thrown) {
      // What is only looked at must not keep anybody from being heard.
      log.warn({ why: String(thrown) }, "the bot's rights could not be looked at");
      return null;
    }
  }

  /** What the bot cannot do in its channels, for admins; the rest works meanwhile. */
  async function noteOnChannels(): Promise<string | null> {
    const found = await checkDiscord({ rest, options, about: about.read }, false);
    const wrong = found.filter(({ well, what }) => !well && what !== "message content intent");
    return wrong.length === 0 ? null : wrong.map(({ what, hint }) => `${what}: ${hint ?? ""}`).join("; ");
  }

  const line = connection({ ...parts, token, apiUrl, delays, about: about.read, onEvent, prepare });

  return {
    name: "discord",
    capabilities: discordCapabilities,
    listensAlone: true,
    webhook: null,
    async start(given) {
      starts += 1;
      inbound = given;
      await line.start();
    },
    async stop() {
      const stopped = starts;
      await line.stop();
      const drained = await within(incoming.idle(), drainMs);
      // It may have been started anew while a store was waited for.
      if (starts !== stopped) return;
      // What is still not stored is tried no more: the history has it.
      if (drained === null) inbound = null;
      rest.close();
    },
    async open(request) {
      if (request.kind === "desk") where.addDesk(request.channel);
      return open(request);
    },
    post: async (place, content, nonce) => ({ message: await poster.post(place, content, nonce) }),
    edit: poster.edit,
    remove: poster.remove,
    react: poster.react,
    find: () => Promise.reject(new PlatformFault("refused", "Discord keeps no nonce on its messages")),
    setClosed: doors.setClosed,
    fetchFile: ({ ref }, limitBytes) => fetchFile(ref, limitBytes),
    bucketOf: channelIdOf,
    // https://docs.discord.com/developers/topics/rate-limits: limits are told in headers; five in five seconds is what channels have had.
    rateOf: () => ({ burst: 5, perSecond: 1 }),
    missedSince: (places, since) => missed(withSupport(places), since),
    check: () => checkDiscord({ rest, options, about: about.read }, true),
  };

  /** New messages of the support channel open threads that nobody knows yet. */
  function withSupport(places: readonly PlaceRef[]): readonly PlaceRef[] {
    if (options.supportChannel === null) return places;
    return [...places, { platform: "discord", workspace: guildId, channel: options.supportChannel, thread: null }];
  }
}
