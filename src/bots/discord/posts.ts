import type { APIMessage, RESTPatchAPIChannelMessageJSONBody } from "discord.js";
import { type Outgoing, type PlaceRef, PlatformFault } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { type ChannelBook, channelIdOf, isForum } from "./channel-book.ts";
import type { DirectTalks } from "./direct-talks.ts";
import { isRefusal } from "./fault-of.ts";
import type { ForumTags } from "./forum-tags.ts";
import { limits } from "./limits.ts";
import { shortNonce } from "./nonce.ts";
import { bodyOf, type Piece } from "./piece.ts";
import type { PieceBook } from "./piece-book.ts";
import { renderOutgoing } from "./render-message.ts";
import type { Rest, RestCall } from "./rest.ts";
import type { ThreadDoors } from "./thread-doors.ts";
import { readUploads, uploadName } from "./upload-files.ts";

export type Posts = {
  /** `tag` goes into the ids of the buttons. Resolves with the ids of all pieces, joined by "+". */
  post(place: PlaceRef, content: Outgoing, nonce: string, tag?: string): Promise<string>;
  /** Posts pieces that are rendered already. */
  postPieces(place: PlaceRef, pieces: readonly Piece[], nonce: string, replyTo: string | null): Promise<string>;
  edit(place: PlaceRef, message: string, content: Outgoing): Promise<void>;
  remove(place: PlaceRef, message: string): Promise<void>;
  react(place: PlaceRef, message: string, emoji: string, added: boolean): Promise<void>;
};

/** Writing in places: https://discord.com/developers/docs/resources/message. */
export function posts(parts: {
  readonly rest: Rest;
  readonly book: ChannelBook;
  readonly doors: ThreadDoors;
  readonly direct: DirectTalks;
  readonly tags: ForumTags;
  readonly pieces: PieceBook;
  readonly readFile: PlatformParts["readFile"];
}): Posts {
  const { rest, doors } = parts;

  /** Where a message stands: the one that a thread was started under is in the channel above, except in a forum. */
  async function homeOf(place: PlaceRef, id: string): Promise<PlaceRef> {
    if (place.thread === null || id !== place.thread) return place;
    const above = await parts.book.get(place.channel);
    return above !== null && isForum(above.type) ? place : { ...place, thread: null };
  }

  async function send(place: PlaceRef, piece: Piece, nonce: string, replyTo: string | null): Promise<string> {
    const { files, left } = await readUploads(parts.readFile, piece.files);
    const content = [piece.content, left]
      .filter((part) => part !== "")
      .join("\n")
      .slice(0, limits.content);
    const channel = channelIdOf(place);
    const request: RestCall = {
      method: "POST",
      path: `/channels/${channel}/messages`,
      doing: "posting",
      files,
      body: {
        ...bodyOf({ ...piece, content }),
        nonce,
        enforce_nonce: true,
        ...(replyTo === null ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
      },
    };
    try {
      return (await doors.within(place, () => rest.call<APIMessage>(request))).id;
    } catch (thrown) {
      if (isRefusal(thrown, 50007, 50278)) throw await parts.direct.closed(channel, thrown);
      // The nonce was seen before, and what it made was deleted: https://github.com/discord/discord-api-docs/pull/6647
      if (isRefusal(thrown, 10008)) throw new PlatformFault("refused", "what was posted was deleted at once");
      throw thrown;
    }
  }

  async function postPieces(place: PlaceRef, pieces: readonly Piece[], nonce: string, replyTo: string | null) {
    const ids: string[] = [];
    for (const [at, piece] of pieces.entries()) {
      ids.push(await send(place, piece, shortNonce(`${nonce}#${at}`), at === 0 ? replyTo : null));
    }
    return parts.pieces.join(ids);
  }

  async function change(given: PlaceRef, id: string, piece: Piece): Promise<void> {
    const place = await homeOf(given, id);
    const path = `/channels/${channelIdOf(place)}/messages/${id}` as const;
    const patch = (body: object, files: RestCall["files"] = []) =>
      rest.call<APIMessage>({ method: "PATCH", path, doing: "editing", body, files });
    await doors.within(place, async () => {
      const keep = piece.files.length === 0 ? { attachments: [] } : {};
      const now = await patch({ ...bodyOf(piece), ...keep });
      // Without a word of what the message holds now, its files are taken to be as they were.
      if (now.attachments === undefined) return;
      const shown = new Set(now.attachments.map(({ filename, title }) => title ?? filename));
      const missing = piece.files.filter(({ name }) => !shown.has(uploadName(name)) && !shown.has(asStored(name)));
      if (missing.length === 0) return;
      const { files } = await readUploads(parts.readFile, missing);
      const attachments = [...now.attachments.map((kept) => ({ id: kept.id })), ...files.map((_, at) => ({ id: at }))];
      const body: RESTPatchAPIChannelMessageJSONBody = { attachments };
      await patch(body, files);
    });
  }

  /** What has grown beyond the messages that it had goes on in a file: new messages would stand behind later talk. */
  async function changeAll(place: PlaceRef, ids: readonly string[], pieces: readonly Piece[]): Promise<void> {
    for (const [at, id] of ids.entries()) {
      const piece = pieces[at];
      if (piece === undefined) await removeOne(place, id);
      else if (at > 0) {
        try {
          await change(place, id, piece);
        } catch (thrown) {
          if (!isRefusal(thrown, 10008)) throw thrown;
          return attachRest(place, ids[0] ?? id, pieces.slice(at));
        }
      } else await change(place, id, piece);
    }
    if (pieces.length > ids.length) await attachRest(place, ids[0] ?? "", pieces.slice(ids.length));
  }

  async function attachRest(given: PlaceRef, id: string, rest_: readonly Piece[]): Promise<void> {
    const place = await homeOf(given, id);
    const text = rest_.map(({ content, embeds }) => content || (embeds[0]?.description ?? "")).join("\n\n");
    const file = { name: "message.txt", data: Buffer.from(text, "utf8"), contentType: "text/plain; charset=utf-8" };
    const path = `/channels/${channelIdOf(place)}/messages/${id}` as const;
    await doors.within(place, async () => {
      const now = await rest.call<APIMessage>({ method: "GET", path, doing: "editing" });
      const kept = (now.attachments ?? [])
        .filter(({ filename }) => filename !== file.name)
        .map((one) => ({ id: one.id }));
      const body = { attachments: [...kept, { id: 0 }] };
      await rest.call({ method: "PATCH", path, doing: "editing", body, files: [file] });
    });
  }

  async function removeOne(given: PlaceRef, id: string): Promise<boolean> {
    const place = await homeOf(given, id);
    const path = `/channels/${channelIdOf(place)}/messages/${id}` as const;
    try {
      await doors.within(place, () => rest.call({ method: "DELETE", path, doing: "deleting" }));
      return true;
    } catch (thrown) {
      if (isRefusal(thrown, 10008)) return false;
      throw thrown;
    }
  }

  return {
    postPieces,
    post(place, content, nonce, tag) {
      const replyTo = content.kind === "message" ? (content.replyTo?.split("+")[0] ?? null) : null;
      return postPieces(place, renderOutgoing(content, tag ?? null), nonce, replyTo);
    },
    async edit(place, message, content) {
      const ids = message.split("+");
      await changeAll(place, ids, renderOutgoing(content, null, true));
      if (content.kind === "card") await parts.tags.follow(place, ids[0] ?? "", content.card);
    },
    async remove(place, message) {
      const removed: boolean[] = [];
      for (const id of message.split("+")) removed.push(await removeOne(place, id));
      if (!removed.includes(true)) throw new PlatformFault("gone", "the message was deleted already");
    },
    async react(given, message, emoji, added) {
      // Emoji of a server's own can be used nowhere else.
      if (/^:.*:$/.test(emoji)) return;
      const id = message.split("+")[0] ?? message;
      const place = await homeOf(given, id);
      const reaction = `${encodeURIComponent(emoji)}/@me`;
      const path = `/channels/${channelIdOf(place)}/messages/${id}/reactions/${reaction}` as const;
      try {
        await doors.within(place, () => rest.call({ method: added ? "PUT" : "DELETE", path, doing: "reacting" }));
      } catch (thrown) {
        // 10014: no emoji of Discord's; 30010: the message has as many kinds as it can have.
        if (!isRefusal(thrown, 10014, 30010)) throw thrown;
      }
    },
  };
}

/** How Discord keeps a file's name: without the letters that it does not like. */
function asStored(name: string): string {
  return uploadName(name).replace(/ /g, "_");
}
