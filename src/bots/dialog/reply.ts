import type { RichText } from "../../core/domain/rich-text.ts";
import type { Button, Card, Tone } from "../card.ts";
import type { Reply } from "../platform.ts";

/** What an answer may say beside its sentence. */
export type More = {
  readonly tone?: Tone;
  readonly body?: RichText;
  readonly fields?: Card["fields"];
  readonly buttons?: Card["buttons"];
  readonly footer?: string | null;
};

/** One sentence as a card, with whatever belongs to it. */
export function sentenceCard(sentence: string, more: More = {}): Card {
  return {
    tone: more.tone ?? "plain",
    title: sentence,
    body: more.body ?? [],
    fields: more.fields ?? [],
    files: [],
    buttons: more.buttons ?? [],
    footer: more.footer ?? null,
    fallback: sentence,
  };
}

/** An answer for the person who asked, and nobody else. */
export function answer(card: Card): Reply {
  return { kind: "card", card, seenBy: "sender" };
}

/** One sentence for the person who asked. */
export function sentence(text: string, more: More = {}): Reply {
  return answer(sentenceCard(text, more));
}

/** Buttons in rows of at most `perRow`. */
export function rowsOf(buttons: readonly Button[], perRow: number): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const last = rows.at(-1);
    if (last === undefined || last.length >= perRow) rows.push([button]);
    else last.push(button);
  }
  return rows;
}
