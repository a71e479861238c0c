import type { CardFile } from "../card.ts";
import type { Outgoing } from "../platform.ts";
import type { WebContent } from "./wire.ts";

/** What the desk posts, as data that the browser draws. Nothing is cut and nothing is markup: the browser writes text nodes. */
export function render(content: Outgoing): WebContent {
  const since = content.happenedAt === undefined ? {} : { happenedAt: content.happenedAt };
  if (content.kind === "card") return { kind: "card", card: content.card, reactions: [], ...since };
  const { author, text, files, replyTo, edited, staffOnly } = content;
  return { kind: "message", author, text, files, replyTo, edited, staffOnly, reactions: [], ...since };
}

/** The files that a post shows. */
export function filesOf(content: WebContent): readonly CardFile[] {
  return content.kind === "card" ? content.card.files : content.files;
}

/** The same content with one reaction more or less; one emoji counts once a side. */
export function withReaction(content: WebContent, emoji: string, by: "person" | "desk", added: boolean): WebContent {
  const others = content.reactions.filter((reaction) => reaction.emoji !== emoji || reaction.by !== by);
  return { ...content, reactions: added ? [...others, { emoji, by }] : others };
}
