import {
  type APIAttachment,
  type APIMessage,
  type APIUser,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from "discord.js";
import type { FileRef, UserRef } from "../platform.ts";
import type { Block, RichText } from "../rich-text.ts";
import { type FilePlace, fileRefOf } from "./file-ref.ts";
import type { TextNames } from "./read-inline.ts";
import { readText } from "./read-text.ts";
import { timeOfId } from "./snowflake.ts";

type Member = { readonly nick?: string | null };

/** A person as the port names them: ids are the same in every server, so no workspace is part of it. */
export function userRef(
  user: Pick<APIUser, "id" | "username" | "global_name">,
  member: Member | null,
  locale: string | null,
): UserRef {
  return {
    platform: "discord",
    workspace: "",
    user: user.id,
    name: member?.nick ?? user.global_name ?? user.username,
    language: locale,
  };
}

/** What ids in a text are called, beyond those that the message itself names. */
export type NameBook = { role(id: string): string | null; channel(id: string): string | null };

/** A message of which a proxy or an older server may leave out what has an obvious meaning when it is missing. */
export type HeardMessage = Pick<APIMessage, "id" | "channel_id" | "author"> & Partial<APIMessage>;

/** The message with all that is read of it: nobody is mentioned, and nothing edited, where that is not told. */
export function wholeMessage(message: HeardMessage): APIMessage {
  const filled = {
    type: MessageType.Default,
    content: "",
    mentions: [],
    attachments: [],
    embeds: [],
    timestamp: timeOfId(message.id).toISOString(),
    edited_timestamp: null,
  };
  const told = Object.entries(message).filter(([, value]) => value !== undefined);
  return { ...filled, ...Object.fromEntries(told) } as unknown as APIMessage;
}

/** Whether a person said it: no bot, no webhook, no note of Discord's own ("… started a thread"). */
export function isTalk(message: Pick<APIMessage, "type" | "author" | "webhook_id">): boolean {
  const spoken = message.type === MessageType.Default || message.type === MessageType.Reply;
  return spoken && message.author.bot !== true && (message.webhook_id ?? null) === null;
}

/** The words of a message, mentions by name. A mention of the bot is "@fixline", whatever it is called here. */
export function textOf(message: APIMessage, botId: string | null, book: NameBook): RichText {
  const names: TextNames = {
    ...book,
    user(id) {
      if (id === botId) return "fixline";
      const user = message.mentions.find((one) => one.id === id);
      return user === undefined ? null : (user.global_name ?? user.username);
    },
  };
  const stickers = (message.sticker_items ?? []).map(({ name }) => `:${name}:`).join(" ");
  const sticker: readonly Block[] = stickers === "" ? [] : [{ kind: "paragraph", runs: [{ text: stickers }] }];
  const forwarded = snapshotsOf(message).flatMap(({ content }) => quoted(readText(content ?? "", names)));
  return [...forwarded, ...readText(message.content, names), ...sticker];
}

/** What was forwarded comes as a copy in its own place: https://discord.com/developers/docs/resources/message#message-snapshot-object */
function snapshotsOf(message: APIMessage): readonly Partial<Pick<APIMessage, "content" | "attachments">>[] {
  if (message.message_reference?.type !== MessageReferenceType.Forward) return [];
  return (message.message_snapshots ?? []).map((snapshot) => snapshot.message);
}

function quoted(text: RichText): RichText {
  return text.map((block) => (block.kind === "paragraph" ? { ...block, kind: "quote" } : block));
}

/** The files of a message, forwarded ones too. */
export function filesOf(message: APIMessage): readonly FileRef[] {
  const isVoice = ((message.flags ?? 0) & MessageFlags.IsVoiceMessage) !== 0;
  const all = [...(message.attachments ?? []), ...snapshotsOf(message).flatMap(({ attachments }) => attachments ?? [])];
  return all.map((attachment) =>
    attachmentRef(attachment, { channel: message.channel_id, message: message.id }, isVoice),
  );
}

/** A file of Discord's; `on` is the message that it is on, null for one that was chosen in a form. */
export function attachmentRef(attachment: APIAttachment, on: FilePlace["on"], isVoice: boolean): FileRef {
  const mediaType = attachment.content_type ?? null;
  const [family] = (mediaType ?? "").split("/");
  const kinds = { image: "photo", audio: "voice", video: "video" } as const;
  const kind = isVoice ? "voice" : family === "audio" ? "file" : (kinds[family as keyof typeof kinds] ?? "file");
  return {
    ref: fileRefOf({ on, attachment: attachment.id, url: attachment.url }),
    // Discord strips letters from file names, and keeps what was typed in the title.
    name: attachment.title ?? attachment.filename,
    mediaType,
    sizeBytes: attachment.size,
    kind,
  };
}

/** The message that this one answers; a forwarded one answers nothing. */
export function repliedTo(message: APIMessage): string | null {
  return message.type === MessageType.Reply ? (message.message_reference?.message_id ?? null) : null;
}
