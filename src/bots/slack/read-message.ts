import type { FileRef } from "../platform.ts";
import type { RichText } from "../rich-text.ts";
import { type Json, numberIn, objectsIn, textIn } from "./json.ts";
import { unescapeMrkdwn } from "./mrkdwn-text.ts";
import type { People } from "./people.ts";
import { readMrkdwn } from "./read-mrkdwn.ts";
import { type Mentioned, mentionedIn, type Names, readRichText } from "./read-rich-text.ts";

/** How the bot is called in what people write: the same words on every workspace, whatever the app's name there. */
export const botName = "fixline";

/** How the mentioned are called. The bot itself is always `@fixline`, which is how the desk knows that it is spoken to. */
export async function namesFor(
  ids: Mentioned,
  about: { readonly team: string; readonly botUser: string; readonly people: Pick<People, "userRef" | "channelName"> },
): Promise<Names> {
  const { team, botUser, people } = about;
  const users = await Promise.all(
    [...ids.users].map(async (id) => {
      const name = id === botUser ? botName : (await people.userRef(team, id, null)).name;
      return [id, name] as const;
    }),
  );
  const channels = await Promise.all([...ids.channels].map(async (id) => [id, await people.channelName(id)] as const));
  const userNames = new Map(users);
  const channelNames = new Map(channels);
  return { user: (id) => userNames.get(id) ?? id, channel: (id) => channelNames.get(id) ?? null };
}

/** Everybody and everything mentioned in a message. */
export function mentioned(message: Json): Mentioned {
  return mentionedIn(objectsIn(message, "blocks"), textIn(message, "text") ?? "");
}

/**
 * The words of a message: of its rich text blocks, which Slack's own clients always send, else of its text. A forwarded message's words
 * are quoted behind them.
 */
export function readWords(message: Json, names: Names): RichText {
  const rich = readRichText(objectsIn(message, "blocks"), names);
  const words = rich ?? readMrkdwn(textIn(message, "text") ?? "", names);
  const forwarded = objectsIn(message, "attachments")
    .filter((one) => one.is_msg_unfurl === true || one.is_share === true)
    .flatMap((one) => textIn(one, "text") ?? textIn(one, "fallback") ?? []);
  return [...words, ...forwarded.map((text) => ({ kind: "quote" as const, runs: [{ text: unescapeMrkdwn(text) }] }))];
}

function kindOf(file: Json, mediaType: string | null): FileRef["kind"] {
  const subtype = textIn(file, "subtype");
  if (subtype === "slack_audio" || mediaType?.startsWith("audio/")) return "voice";
  if (subtype === "slack_video" || mediaType?.startsWith("video/")) return "video";
  return mediaType?.startsWith("image/") ? "photo" : "file";
}

/**
 * The files of a message. A file's ref is its address at Slack, or its id where Slack keeps the address back (files of other workspaces).
 * https://docs.slack.dev/reference/objects/file-object
 */
export function readFiles(message: Json): readonly FileRef[] {
  return objectsIn(message, "files").flatMap((file): readonly FileRef[] => {
    const id = textIn(file, "id");
    if (file.mode === "tombstone" || file.mode === "hidden_by_limit" || id === null) return [];
    const mediaType = textIn(file, "mimetype");
    return [
      {
        ref: textIn(file, "url_private_download") ?? textIn(file, "url_private") ?? id,
        name: textIn(file, "name") ?? textIn(file, "title") ?? id,
        mediaType,
        sizeBytes: numberIn(file, "size"),
        kind: kindOf(file, mediaType),
      },
    ];
  });
}
