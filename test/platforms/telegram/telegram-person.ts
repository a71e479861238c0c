import type { SimEntity } from "./sim-html.ts";
import { addMessage } from "./sim-send.ts";
import {
  chatJson,
  messageJson,
  newChat,
  type SimChat,
  type SimMedia,
  type SimMessage,
  type SimUser,
} from "./sim-state.ts";
import type { TelegramServer } from "./telegram-server.ts";

/** A spot where people write: a chat, or a topic of it. */
export type Spot = { readonly chat: SimChat; readonly topic: number | null };

export type Saying = {
  readonly at?: Spot;
  readonly replyTo?: number;
  readonly entities?: readonly SimEntity[];
  readonly extra?: Readonly<Record<string, unknown>>;
};

/** A group of the server; by default a supergroup with topics, in which the bot is an administrator. */
export function telegramGroup(server: TelegramServer, given: Partial<SimChat> & { readonly id: number }): SimChat {
  const chat = newChat({ type: "supergroup", isForum: true, title: "Desk", ...given });
  server.state.chats.set(chat.id, chat);
  return chat;
}

/** The group goes on as a supergroup with another id; its messages stay behind. */
export function upgradeGroup(server: TelegramServer, from: SimChat, id: number, tell = true): SimChat {
  const next = telegramGroup(server, { ...from, id, type: "supergroup", messages: [], topics: new Map() });
  const bot = server.state.bot.id;
  from.movedTo = id;
  if (tell) {
    const message = addMessage(server.sim, next, { from: bot, extra: { migrate_from_chat_id: from.id } });
    server.sim.emit("message", messageJson(server.state, next, message));
  }
  return next;
}

/** A person with a Telegram account: does what people do, in their private chat with the bot or where `at` says. */
export function telegramPerson(server: TelegramServer, id: number, given: Partial<SimUser> = {}) {
  const { sim, state } = server;
  const user: SimUser = { id, is_bot: false, first_name: `Person ${id}`, language_code: "en", ...given };
  state.users.set(id, user);
  const chat = state.chats.get(id) ?? newChat({ id, type: "private" });
  state.chats.set(id, chat);
  const here: Spot = { chat, topic: null };

  /** Where the person writes: who answers in a topic, writes in it. */
  function put(saying: Saying, message: Partial<SimMessage> & { readonly text?: string }): SimMessage {
    const { at = here } = saying;
    if (at.chat.type === "private") at.chat.started = true;
    const answers = at.chat.messages.find((each) => each.id === saying.replyTo) ?? null;
    const words = { text: message.text ?? "", entities: saying.entities ?? [] };
    return addMessage(sim, at.chat, {
      from: id,
      words,
      answers,
      topic: at.topic,
      media: message.media ?? null,
      album: message.album ?? null,
      extra: { ...saying.extra, ...message.extra },
    });
  }

  function send(saying: Saying, message: Partial<SimMessage> & { readonly text?: string }): number {
    const sent = put(saying, message);
    sim.emit("message", messageJson(state, (saying.at ?? here).chat, sent));
    return sent.id;
  }

  function media(kind: SimMedia["kind"], bytes: Uint8Array, name: string, mime: string): SimMedia {
    return { kind, fileId: `file${state.next("files")}`, name, mime, bytes };
  }

  /** The beginning of a JPEG of 16 × 16 pixels; its name makes each a file of its own. */
  const picture = (name: string): SimMedia => {
    const head = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 16, 0, 16, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
    return media("photo", new Uint8Array([...head, ...new TextEncoder().encode(name)]), name, "image/jpeg");
  };

  return {
    user,
    chat,
    here,
    say: (text: string, saying: Saying = {}): number => send(saying, { text }),
    photo: (caption = "", saying: Saying = {}): number => send(saying, { text: caption, media: picture("one.jpg") }),
    /** Photos sent as one: they come as an update each. `pause` happens between the first half and the rest. */
    album(names: readonly string[], caption = "", saying: Saying = {}, pause?: () => void): readonly number[] {
      const album = `${1_000_000 + state.next("albums")}`;
      return names.map((name, at) => {
        if (at === Math.ceil(names.length / 2)) pause?.();
        return send(saying, { text: at === 0 ? caption : "", media: picture(name), album });
      });
    },
    voice: (saying: Saying = {}): number =>
      send(saying, { media: media("voice", new Uint8Array([1, 2, 3]), "voice", "audio/ogg") }),
    document: (name: string, bytes: Uint8Array, saying: Saying = {}): number =>
      send(saying, { media: media("document", bytes, name, "application/pdf") }),
    location: (latitude: number, longitude: number, saying: Saying = {}): number =>
      send({ ...saying, extra: { location: { latitude, longitude } } }, {}),
    contact: (first_name: string, phone_number: string, saying: Saying = {}): number =>
      send({ ...saying, extra: { contact: { first_name, phone_number } } }, {}),
    /** Opens `https://t.me/bot?start=payload` and presses Start. */
    start: (payload = "", saying: Saying = {}): number => send(saying, { text: `/start ${payload}`.trim() }),
    edit(message: number, text: string, at: Spot = here): void {
      const found = at.chat.messages.find((each) => each.id === message);
      if (found === undefined) throw new Error(`there is no message ${message}`);
      found.text = text;
      found.edits += 1;
      const edit_date = Math.floor(sim.now().getTime() / 1000);
      sim.emit("edited_message", { ...messageJson(state, at.chat, found), edit_date });
    },
    react(message: number, emoji: string | null, at: Spot = here): void {
      const found = at.chat.messages.find((each) => each.id === message);
      if (found === undefined) throw new Error(`there is no message ${message}`);
      const before = found.reactions.get(id) ?? [];
      const after = emoji === null ? [] : [emoji];
      found.reactions.set(id, after);
      const shown = (all: readonly string[]) => all.map((each) => ({ type: "emoji", emoji: each }));
      // In groups only administrators hear of reactions.
      if (at.chat.type !== "private" && at.chat.bot.status !== "administrator") return;
      sim.emit("message_reaction", {
        chat: chatJson(state, at.chat),
        message_id: message,
        user,
        date: Math.floor(sim.now().getTime() / 1000),
        old_reaction: shown(before),
        new_reaction: shown(after),
      });
    },
    /** Presses the newest button with this label that is seen there. */
    press(label: string, at: Spot = here): string {
      const seen = at.chat.messages.filter(
        ({ deleted, topic }) => !deleted && (at.topic === null || topic === at.topic),
      );
      const message = seen.findLast(({ keyboard }) => keyboard.flat().some((button) => button.text === label));
      const button = message?.keyboard.flat().findLast(({ text }) => text === label);
      if (message === undefined || button === undefined) {
        const labels = seen.flatMap(({ keyboard }) => keyboard.flat().map(({ text }) => text));
        throw new Error(`there is no button "${label}"; there are: ${labels.join(", ") || "none"}`);
      }
      const query = server.queries.ask(sim);
      sim.emit("callback_query", {
        id: query,
        from: user,
        message: messageJson(state, at.chat, message),
        chat_instance: "1",
        data: button.callback_data,
      });
      return query;
    },
    block(): void {
      chat.blocked = true;
    },
    unblock(): void {
      chat.blocked = false;
    },
    deleteTopic(spot: Spot): void {
      const topic = spot.chat.topics.get(spot.topic ?? 0);
      if (topic !== undefined) topic.deleted = true;
      for (const message of spot.chat.messages) if (message.topic === spot.topic) message.deleted = true;
    },
  };
}

export type TelegramPerson = ReturnType<typeof telegramPerson>;

/** What a person sees in a chat or topic: words as they read them (what is invisible left out), files by name, buttons by label. */
export function seen({ chat, topic }: Spot): readonly {
  readonly id: number;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly file: string | null;
  readonly byBot: boolean;
}[] {
  return chat.messages
    .filter((message) => !message.deleted && message.topic === topic)
    .map(({ id, text, keyboard, media, from }) => ({
      id,
      text: text.replaceAll("\u2060", ""),
      buttons: keyboard.flat().map((button) => button.text),
      file: media?.name ?? null,
      byBot: from === 4242,
    }));
}
