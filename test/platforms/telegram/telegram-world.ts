import { setImmediate as turn } from "node:timers/promises";
import type { Card } from "../../../src/bots/card.ts";
import type { Menu } from "../../../src/bots/menu.ts";
import type { Inbound, Interaction, Outgoing, PlaceRef, Reply } from "../../../src/bots/platform.ts";
import type { ChatPlatform, Health, PlatformParts } from "../../../src/bots/platform-parts.ts";
import { telegramPlatform } from "../../../src/bots/telegram/platform.ts";
import type { TelegramOptions, TelegramTimes } from "../../../src/bots/telegram/telegram-options.ts";
import { silentLog } from "../../harness/silent-log.ts";
import { until } from "../../harness/until.ts";
import { type Spot, seen, telegramGroup, telegramPerson } from "./telegram-person.ts";
import { simToken, type TelegramServer, telegramServer } from "./telegram-server.ts";

const said = (en: string) => ({ en, es: `${en} (es)`, pt: `${en} (pt)` });

export const sampleMenu: Menu = {
  commands: [
    {
      name: "ticket",
      description: said("Tickets"),
      verbs: [
        { verb: "new", description: said("Open a ticket"), audience: "everyone", arguments: [] },
        { verb: "start", description: said("Start work"), audience: "staff", arguments: [] },
      ],
    },
    {
      name: "desk",
      description: said("The desk"),
      verbs: [{ verb: "assign", description: said("Assign"), audience: "admin", arguments: [] }],
    },
    {
      name: "help",
      description: said("Help"),
      verbs: [{ verb: null, description: said("Help"), audience: "everyone", arguments: [] }],
    },
  ],
  shortcuts: [
    { name: "new", words: "ticket new", description: said("New ticket"), audience: "everyone" },
    { name: "mine", words: "ticket list", description: said("My tickets"), audience: "everyone" },
    { name: "queue", words: "ticket queue", description: said("The queue"), audience: "staff" },
    { name: "help", words: "help", description: said("Help"), audience: "everyone" },
  ],
};

/** Waits are as long as a turn of the event loop, so that no test sleeps. */
export const quickTimes: Partial<TelegramTimes> = {
  seconds: { call: 5, upload: 5, poll: 20, pollGrace: 1 },
  albumMs: 1,
  retryMs: 1,
  retryCapMs: 2,
  conflictMs: 1,
  watchMs: 5,
  stopMs: 1000,
};

export const files = new Map<string, { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string }>(
  [
    ["photo", { bytes: new Uint8Array([0xff, 0xd8, 0xff, 1]), name: "oven.jpg", mediaType: "image/jpeg" }],
    ["broken photo", { bytes: new Uint8Array([0, 1, 2]), name: "odd.jpg", mediaType: "image/jpeg" }],
    ["manual", { bytes: new Uint8Array([1, 2, 3]), name: "manual.pdf", mediaType: "application/pdf" }],
    ["voice", { bytes: new Uint8Array([4, 5]), name: "voice.ogg", mediaType: "audio/ogg" }],
  ],
);

export const deskId = -1_001_234_567_890;

export function plainCard(title: string, more: Partial<Card> = {}): Card {
  return { tone: "plain", title, body: [], fields: [], files: [], buttons: [], footer: null, fallback: title, ...more };
}

export function saying(text: string, more: Partial<Extract<Outgoing, { kind: "message" }>> = {}): Outgoing {
  return {
    kind: "message",
    author: null,
    text: text === "" ? [] : [{ kind: "paragraph", runs: [{ text }] }],
    files: [],
    replyTo: null,
    edited: false,
    staffOnly: false,
    words: { edited: "edited", note: "note" },
    ...more,
  };
}

/** A desk's inbox in memory: keeps what was stored, each event once, and answers as told. */
export function sampleInbox() {
  const stored: Interaction[] = [];
  let answer: (interaction: Interaction) => Reply | Promise<Reply> = () => ({ kind: "nothing" });
  let failures = 0;
  const inbound: Inbound = {
    async store(interaction) {
      await turn();
      if (failures > 0) {
        failures -= 1;
        throw new Error("the store is away");
      }
      if (stored.some(({ eventId }) => eventId === interaction.eventId)) {
        return { done: Promise.resolve({ kind: "nothing" }) };
      }
      // What is stored must be plain JSON.
      stored.push(JSON.parse(JSON.stringify(interaction)));
      return { done: Promise.resolve(answer(interaction)) };
    },
    take: async (interaction) => (await inbound.store(interaction)).done,
  };
  return {
    inbound,
    stored,
    answerBy(next: typeof answer) {
      answer = next;
    },
    failNext(times: number) {
      failures = times;
    },
    /** Waits for that many events. */
    async hear(count: number): Promise<readonly Interaction[]> {
      await until(`${count} events were stored`, () => stored.length >= count);
      return stored;
    },
  };
}

/** A server, its desk group, and the platform over a real socket. Started unless told otherwise; `end` checks that no rule was broken. */
export async function telegramWorld(
  given: {
    readonly options?: Partial<TelegramOptions>;
    readonly times?: Partial<TelegramTimes>;
    readonly parts?: Partial<PlatformParts>;
    readonly now?: () => Date;
    readonly start?: boolean;
    prepare?(server: TelegramServer): void;
  } = {},
) {
  const now = given.now ?? (() => new Date());
  const server = await telegramServer({ now });
  const desk = telegramGroup(server, { id: deskId });
  given.prepare?.(server);
  const health: Health[] = [];
  const inbox = sampleInbox();
  const parts: PlatformParts = {
    log: silentLog,
    menu: sampleMenu,
    opensForm: () => false,
    complete: async () => [],
    home: async () => plainCard("home"),
    readFile: async (fileId) => {
      const file = files.get(fileId);
      if (file === undefined) throw new Error("no such file");
      return file;
    },
    say: (language, word) => `${word} in ${language ?? "any language"}`,
    onHealth: (state) => health.push(state),
    clock: now,
    random: () => 0.5,
    ...given.parts,
  };
  const make = (more: Partial<TelegramOptions> = {}): ChatPlatform =>
    telegramPlatform({
      token: simToken,
      deskChat: String(deskId),
      mode: "polling",
      webhookSecret: null,
      publicUrl: null,
      apiRoot: server.root,
      parts,
      times: { ...quickTimes, ...given.times },
      ...given.options,
      ...more,
    });
  const platform = make();
  if (given.start !== false) {
    await platform.start(inbox.inbound);
    await until("the platform is connected", () => health.at(-1)?.state === "connected");
  }
  return {
    server,
    desk,
    platform,
    make,
    inbox,
    health,
    parts,
    /** The newest health, in words. */
    told: (): string => {
      const last = health.at(-1);
      return last === undefined
        ? ""
        : last.state === "connected"
          ? `connected: ${last.note}`
          : `${last.state}: ${last.hint}`;
    },
    async end(): Promise<readonly string[]> {
      await until("every press was answered", () => server.queries.unanswered() === 0);
      await platform.stop();
      await server.stop();
      return server.broken();
    },
  };
}

export type TelegramWorld = Awaited<ReturnType<typeof telegramWorld>>;

/** A world that does not listen, with a person who wrote to the bot before. */
export async function withPerson(given: Parameters<typeof telegramWorld>[0] = {}) {
  const world = await telegramWorld({ start: false, ...given });
  const marta = telegramPerson(world.server, 501);
  marta.chat.started = true;
  return { world, marta, place: placeAt(501), platform: world.platform };
}

/** What is read at a place, oldest first. */
export function textsAt({ server }: TelegramWorld, place: PlaceRef): readonly string[] {
  return seen(spotOf(server, place)).map(({ text }) => text);
}

export function placeAt(channel: number, thread: string | number | null = null): PlaceRef {
  return {
    platform: "telegram",
    workspace: "",
    channel: String(channel),
    thread: thread === null ? null : String(thread),
  };
}

/** Where a place is on the server. Threads of replies are read by their chain. */
export function spotOf(server: TelegramServer, { channel, thread }: PlaceRef): Spot {
  const chat = server.state.chats.get(Number(channel));
  if (chat === undefined) throw new Error(`there is no chat ${channel}`);
  return { chat, topic: thread === null || thread.startsWith("m") ? null : Number(thread) };
}
