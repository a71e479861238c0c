import type { RawApi } from "grammy";
import type { InputMediaPhoto, Message } from "grammy/types";
import { type Outgoing, type PlaceRef, PlatformFault } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import type { BotApi } from "./bot-api.ts";
import { bounded, type Memory } from "./memory.ts";
import { methodHint } from "./read-fault.ts";
import { type Rendered, render } from "./render.ts";
import { readThread } from "./thread-of.ts";
import { albumsOf, readUploads, type Upload } from "./upload.ts";

export type SendParts = {
  readonly api: BotApi;
  readonly memory: Memory;
  readonly readFile: PlatformParts["readFile"];
};

export type Sending = {
  /** Posts all of it and gives its id. A repeat under the same nonce goes on where the last attempt broke off. */
  post(place: PlaceRef, content: Outgoing, nonce: string): Promise<{ readonly message: string }>;
  /** One more text under what is there, silently: the rest of a message that grew. */
  postText(place: PlaceRef, html: string): Promise<string>;
};

type Where = {
  readonly chat_id: number | string;
  readonly message_thread_id?: number;
  readonly reply_parameters?: { readonly message_id: number; readonly allow_sending_without_reply?: boolean };
};

/** Servers of somebody's own may not know every way of sending: the plainer one is tried. */
const isWithout = (thrown: unknown): boolean => thrown instanceof PlatformFault && thrown.hint === methodHint;

const quiet = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

/**
 * Sends messages and cards: texts first, files after them, in albums where they may stand together; a short text stands under the first
 * file. https://core.telegram.org/bots/api#sendmessage
 */
export function sending({ api, memory, readFile }: SendParts): Sending {
  /** Ids that an attempt got before it failed, by nonce: they are not sent again. */
  const begun = bounded<string[]>(500);

  /** Into a topic that was closed: it is opened for the one message, and closed again. */
  async function inPlace<T>(
    place: PlaceRef,
    answers: string | null,
    call: (raw: RawApi, where: Where) => Promise<T>,
    how?: "upload",
  ): Promise<T> {
    try {
      return await inOpenPlace(place, answers, call, how);
    } catch (thrown) {
      const topic = readThread(place.thread);
      const isClosed = thrown instanceof PlatformFault && /TOPIC_CLOSED/i.test(thrown.message);
      if (!isClosed || topic?.kind !== "topic") throw thrown;
      const message_thread_id = topic.id;
      await api.inChat(place.channel, (raw, chat_id) => raw.reopenForumTopic({ chat_id, message_thread_id }));
      const sent = await inOpenPlace(place, answers, call, how);
      await api.inChat(place.channel, (raw, chat_id) => raw.closeForumTopic({ chat_id, message_thread_id }));
      return sent;
    }
  }

  async function inOpenPlace<T>(
    place: PlaceRef,
    answers: string | null,
    call: (raw: RawApi, where: Where) => Promise<T>,
    how?: "upload",
  ): Promise<T> {
    const thread = readThread(place.thread);
    const at = (chat: number | string, reply: Where["reply_parameters"]): Where => ({
      chat_id: chat,
      ...(thread?.kind === "topic" && { message_thread_id: thread.id }),
      ...(reply !== undefined && { reply_parameters: reply }),
    });
    // A thread of replies lives by its root: without it the surface is gone. Any other answered message may be missing.
    const root = thread?.kind === "replies" ? { message_id: thread.root } : undefined;
    const given = answers === null ? undefined : Number(answers);
    if (given === undefined || !Number.isSafeInteger(given)) {
      return api.inChat(place.channel, (raw, chat) => call(raw, at(chat, root)), how);
    }
    const lenient = { message_id: given, ...(root === undefined && { allow_sending_without_reply: true }) };
    try {
      return await api.inChat(place.channel, (raw, chat) => call(raw, at(chat, lenient)), how);
    } catch (thrown) {
      const missing = thrown instanceof PlatformFault && /message to be replied not found/i.test(thrown.message);
      if (root === undefined || !missing) throw thrown;
      return api.inChat(place.channel, (raw, chat) => call(raw, at(chat, root)), how);
    }
  }

  async function sendText(
    place: PlaceRef,
    text: string,
    answers: string | null,
    keyboard: Rendered["keyboard"],
  ): Promise<readonly Message[]> {
    const sent = await inPlace(place, answers, (raw, where) =>
      raw.sendMessage({ ...where, ...quiet, text, ...(keyboard !== null && { reply_markup: keyboard }) }),
    );
    return [sent];
  }

  async function sendAlbum(
    place: PlaceRef,
    album: readonly Upload[],
    caption: string | null,
    answers: string | null,
  ): Promise<readonly Message[]> {
    const [first, ...others] = album;
    if (first === undefined) return [];
    const under = caption === null || caption === "" ? {} : ({ caption, parse_mode: "HTML" } as const);
    if (others.length > 0) {
      const media = album.map(({ kind, file }, at) => ({ type: kind, media: file, ...(at === 0 && under) }));
      return inPlace(
        place,
        answers,
        (raw, where) =>
          // The album's kinds may stand together (albumsOf); their types name one kind alone.
          raw.sendMediaGroup({ ...where, media: media as readonly InputMediaPhoto[] }),
        "upload",
      ).catch(async (thrown: unknown) => {
        if (!isWithout(thrown)) throw thrown;
        const alone: Message[] = [];
        for (const [at, one] of album.entries())
          alone.push(...(await sendAlbum(place, [one], at === 0 ? caption : null, at === 0 ? answers : null)));
        return alone;
      });
    }
    const { kind, file } = first;
    const sent = await inPlace(
      place,
      answers,
      (raw, where): Promise<Message> => {
        switch (kind) {
          case "photo":
            return raw.sendPhoto({ ...where, ...under, photo: file });
          case "video":
            return raw.sendVideo({ ...where, ...under, video: file });
          case "voice":
            return raw.sendVoice({ ...where, ...under, voice: file });
          case "document":
            return raw.sendDocument({ ...where, ...under, document: file });
        }
      },
      "upload",
    ).catch(async (thrown: unknown) => {
      // A picture that Telegram cannot draw (too long, broken, unknown inside) is still a document.
      const undrawable = thrown instanceof PlatformFault && /PHOTO_|IMAGE_PROCESS|dimensions/i.test(thrown.message);
      if (kind === "document" || (!isWithout(thrown) && !(kind === "photo" && undrawable))) throw thrown;
      return inPlace(
        place,
        answers,
        (raw, where) => raw.sendDocument({ ...where, ...under, document: file }),
        "upload",
      );
    });
    return [sent];
  }

  async function post(place: PlaceRef, content: Outgoing, nonce: string): Promise<{ message: string }> {
    const { texts, caption, keyboard, files } = render(content);
    const albums = files.length === 0 ? [] : albumsOf(await readUploads(files, readFile));
    const done = begun.get(nonce) ?? [];
    // A message answers with its first part; the rest only stands below it.
    const answered = content.kind === "message" ? (content.replyTo?.split("+")[0] ?? null) : null;
    const steps: { readonly ids: number; run(answers: string | null): Promise<readonly Message[]> }[] = [
      ...texts.map((text, at) => ({
        ids: 1,
        run: (answers: string | null) => sendText(place, text, answers, at === texts.length - 1 ? keyboard : null),
      })),
      ...albums.map((album, at) => ({
        ids: album.length,
        run: (answers: string | null) => sendAlbum(place, album, at === 0 ? caption : null, answers),
      })),
    ];
    let skip = done.length;
    for (const [at, step] of steps.entries()) {
      if (skip >= step.ids) {
        skip -= step.ids;
        continue;
      }
      const sent = await step.run(at === 0 ? answered : null);
      done.push(...sent.map((message) => String(message.message_id)));
      begun.set(nonce, done);
    }
    begun.delete(nonce);
    const captioned = caption !== null;
    const words = captioned ? 1 : texts.length;
    const layout = { texts: done.slice(0, words), files: done.slice(words), captioned };
    return { message: memory.keep(place.channel, place.thread, done, { layout }) };
  }

  return {
    post,
    async postText(place, html) {
      const [sent] = await sendText(place, html, null, null);
      return String(sent?.message_id ?? "");
    },
  };
}
