import type { Chat, Message, MessageOrigin, User } from "grammy/types";
import type { FileRef } from "../platform.ts";
import type { Block, Inline, RichText } from "../rich-text.ts";
import { readEntities } from "./entities.ts";
import { cleanText } from "./flat-text.ts";

/** What somebody said: words and files. */
export type Content = { readonly text: RichText; readonly files: readonly FileRef[] };

/** A person's name as others see it. */
export function nameOf(user: Pick<User, "first_name" | "last_name" | "username">): string {
  const whole = cleanText([user.first_name, user.last_name ?? ""].join(" ")).trim();
  return whole === "" ? (user.username ?? "?") : whole;
}

/**
 * The words and files of a message: captions, places and contacts as words with a link, stickers as their emoji, the quoted part and
 * the origin of what was forwarded above it. Null for service messages and for what a desk has no use for.
 */
export function readContent(message: Message): Content | null {
  const files = filesOf(message);
  const text = [...originOf(message), ...quoteOf(message), ...wordsOf(message)];
  const said = wordsOf(message).length > 0 || files.length > 0;
  return said ? { text, files } : null;
}

const line = (...runs: readonly Inline[]): Block => ({ kind: "paragraph", runs });

function wordsOf(message: Message): readonly Block[] {
  if (message.text !== undefined) return readEntities(message.text, message.entities);
  if (message.rich_message !== undefined)
    return message.rich_message.blocks.flatMap((block) => paragraphOf(wordsWithin(block)));
  const caption = message.caption === undefined ? [] : readEntities(message.caption, message.caption_entities);
  return [...caption, ...thingOf(message)];
}

/** What is neither text nor file, in words. */
function thingOf(message: Message): readonly Block[] {
  if (message.venue !== undefined) {
    const { title, address, location } = message.venue;
    return [
      line({ text: `📍 ${cleanText([title, address].filter((part) => part !== "").join(", "))} ` }, mapLink(location)),
    ];
  }
  if (message.location !== undefined) return [line({ text: "📍 " }, mapLink(message.location))];
  if (message.contact !== undefined) {
    const { first_name, last_name, phone_number } = message.contact;
    return [line({ text: `👤 ${cleanText(`${first_name} ${last_name ?? ""}`).trim()}, ${cleanText(phone_number)}` })];
  }
  if (message.sticker !== undefined) return [line({ text: message.sticker.emoji ?? "🖼️" })];
  if (message.dice !== undefined) return [line({ text: `${message.dice.emoji} ${message.dice.value}` })];
  if (message.poll !== undefined) {
    const { question, options } = message.poll;
    const items = options.map((option) => [{ text: cleanText(option.text) }]);
    return [line({ text: `📊 ${cleanText(question)}` }), { kind: "list", ordered: false, items }];
  }
  if (message.checklist !== undefined) {
    const { title, tasks } = message.checklist;
    const items = tasks.map((task) => [{ text: cleanText(task.text) }]);
    return [line({ text: `☑️ ${cleanText(title)}` }), { kind: "list", ordered: false, items }];
  }
  return unshowable.some((kind) => message[kind] !== undefined) ? [line({ text: "❔" })] : [];
}

/** What people send and a bot is not given: that something came must be seen all the same. */
const unshowable = ["story", "paid_media", "game"] as const;

const paragraphOf = (words: string): readonly Block[] =>
  cleanText(words).trim() === "" ? [] : [line({ text: cleanText(words).trim() })];

/** The words anywhere within a block of a rich message, in their order. https://core.telegram.org/bots/api#richmessage */
function wordsWithin(part: unknown): string {
  if (typeof part === "string") return part;
  if (Array.isArray(part)) return part.map(wordsWithin).join("");
  if (typeof part !== "object" || part === null) return "";
  if ("text" in part) return wordsWithin(part.text);
  const inside = Object.entries(part).filter(([name]) => /^(blocks|items|cells|summary|caption|credit)$/.test(name));
  return inside
    .map(([, value]) => (Array.isArray(value) ? value.map(wordsWithin).join("\n") : wordsWithin(value)))
    .join("\n");
}

/** Where it is, as words that are a link: coordinates stay readable where links are not. */
function mapLink({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): Inline {
  const href = `https://maps.google.com/maps?q=${latitude},${longitude}`;
  return { text: href, href };
}

/** The part of another message that was quoted by hand; a plain reply quotes nothing. */
function quoteOf(message: Message): readonly Block[] {
  const quoted = message.quote === undefined || !message.quote.is_manual ? "" : cleanText(message.quote.text).trim();
  return quoted === "" ? [] : [{ kind: "quote", runs: [{ text: quoted }] }];
}

function originOf(message: Message): readonly Block[] {
  if (message.forward_origin === undefined) return [];
  return [line({ text: `↪ ${originName(message.forward_origin)}`, italic: true })];
}

function originName(origin: MessageOrigin): string {
  switch (origin.type) {
    case "user":
      return nameOf(origin.sender_user);
    case "hidden_user":
      return cleanText(origin.sender_user_name);
    case "chat":
      return chatName(origin.sender_chat);
    case "channel":
      return chatName(origin.chat);
  }
}

const chatName = (chat: Chat): string => cleanText(chat.title ?? chat.first_name ?? "?");

function filesOf(message: Message): readonly FileRef[] {
  const { voice, video, video_note, animation, audio, document } = message;
  const photo = message.photo ?? message.live_photo?.photo;
  if (photo !== undefined && photo.length > 0) {
    const largest = photo.reduce((most, size) => (size.width * size.height > most.width * most.height ? size : most));
    return [fileRef(largest, "photo", `photo-${largest.file_unique_id}.jpg`, "image/jpeg")];
  }
  if (voice !== undefined) return [fileRef(voice, "voice", "voice.ogg", "audio/ogg")];
  if (video_note !== undefined) return [fileRef(video_note, "video", "video-note.mp4", "video/mp4")];
  // An animation comes with a `document` beside it, for older bots: the same file.
  if (animation !== undefined) return [fileRef(animation, "video", "animation.mp4", "video/mp4")];
  if (video !== undefined) return [fileRef(video, "video", "video.mp4", "video/mp4")];
  if (audio !== undefined) return [fileRef(audio, "file", "audio.mp3", "audio/mpeg")];
  if (document !== undefined) return [fileRef(document, "file", "document", null)];
  return [];
}

function fileRef(
  file: {
    readonly file_id: string;
    readonly file_size?: number;
    readonly file_name?: string;
    readonly mime_type?: string;
  },
  kind: FileRef["kind"],
  name: string,
  mediaType: string | null,
): FileRef {
  return {
    ref: file.file_id,
    name: file.file_name === undefined ? name : cleanText(file.file_name),
    mediaType: file.mime_type ?? mediaType,
    sizeBytes: file.file_size ?? null,
    kind,
  };
}
