import type { Outgoing } from "../platform.ts";
import { escapeText } from "./escape-text.ts";
import { limits } from "./limits.ts";
import { type Piece, textPiece } from "./piece.ts";
import { renderCard } from "./render-card.ts";
import { splitText } from "./split-text.ts";

type Message = Extract<Outgoing, { kind: "message" }>;

/** What is posted as the messages that it takes. `anew`: an edit, which Discord itself marks as one. */
export function renderOutgoing(content: Outgoing, tag: string | null = null, anew = false): readonly Piece[] {
  return content.kind === "card" ? renderCard(content.card, tag) : renderMessage(content, anew);
}

/** Somebody's message under their name; the name stands above every piece of a long one. Files are on the first. */
function renderMessage(message: Message, anew: boolean): readonly Piece[] {
  const header = headerOf(message);
  const edited = message.edited && !anew ? `\n-# (${escapeText(message.words.edited, false, "anywhere")})` : "";
  const room = limits.content - header.length - edited.length;
  const texts = splitText(message.text, room);
  const last = texts.length - 1;
  const pieces = texts.map((text, at) => textPiece(`${header}${text}${at === last ? edited : ""}`));
  const [first = textPiece(header.trimEnd()), ...rest] = pieces;
  const shown = [{ ...first, files: message.files }, ...rest];
  // Files alone need no words; nothing at all cannot be sent.
  return shown.map((piece) => (piece.content === "" && piece.files.length === 0 ? { ...piece, content: "…" } : piece));
}

function headerOf({ author, staffOnly, words }: Message): string {
  const parts = [
    ...(staffOnly ? [`🔒 ${escapeText(words.note, false, "anywhere")}`] : []),
    ...(author === null ? [] : [`**${escapeText(author.name.slice(0, 100).trim(), false, "plain")}**`]),
    ...(author === null || author.role.trim() === "" ? [] : [escapeText(author.role.slice(0, 60), false, "anywhere")]),
  ];
  return parts.length === 0 ? "" : `${parts.join(" · ").replaceAll("\n", " ")}\n`;
}
