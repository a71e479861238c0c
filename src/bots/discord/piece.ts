import type { APIActionRowComponent, APIButtonComponent, APIEmbed } from "discord.js";
import type { CardFile } from "../card.ts";

/** One message of Discord's as it is sent and drawn anew: every part is named, so that an edit leaves nothing of before. */
export type Piece = {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIActionRowComponent<APIButtonComponent>[];
  readonly files: readonly CardFile[];
};

/** A message of words alone. */
export function textPiece(content: string, files: readonly CardFile[] = []): Piece {
  return { content, embeds: [], components: [], files };
}

/** Sent with everything that we write: nobody is ever called by it. https://discord.com/developers/docs/resources/message#allowed-mentions-object */
export const allowedMentions = { parse: [], replied_user: false } as const;

/** The piece as the body of a request. */
export function bodyOf(piece: Piece) {
  return {
    content: piece.content,
    embeds: piece.embeds,
    components: piece.components,
    allowed_mentions: allowedMentions,
  };
}
