import type { Button, Card } from "../../../src/bots/card.ts";
import type { Outgoing } from "../../../src/bots/platform.ts";
import type { Inline, RichText } from "../../../src/bots/rich-text.ts";

const inline = (runs: readonly Inline[]): string => runs.map(({ text }) => text).join("");

/** The words alone. */
export function plainOf(text: RichText): string {
  return text
    .map((block) => {
      if (block.kind === "code") return block.text;
      if (block.kind === "list") return block.items.map(inline).join("\n");
      return inline(block.runs);
    })
    .join("\n\n");
}

/** Everything that a card says, a line each. */
export function cardText(card: Card): string {
  const fields = card.fields.map(({ label, value }) => `${label}: ${value}`);
  const files = card.files.map(({ name }) => `[${name}]`);
  return [card.title, plainOf(card.body), ...fields, ...files, card.footer ?? ""]
    .filter((line) => line !== "")
    .join("\n");
}

/** An outgoing thing as posts of at most `maxLength` characters; the buttons are on the last. */
export function render(
  content: Outgoing,
  maxLength: number,
): readonly { readonly text: string; readonly buttons: readonly Button[] }[] {
  const text = content.kind === "card" ? cardText(content.card) : messageText(content);
  const pieces = split(text, maxLength);
  const buttons = content.kind === "card" ? content.card.buttons.flat() : [];
  return pieces.map((piece, at) => ({ text: piece, buttons: at === pieces.length - 1 ? buttons : [] }));
}

function messageText(content: Extract<Outgoing, { kind: "message" }>): string {
  const note = content.staffOnly ? `(${content.words.note}) ` : "";
  const author = content.author === null ? "" : `${content.author.name}: `;
  const files = content.files.map(({ name }) => `\n[${name}]`).join("");
  const edited = content.edited ? ` (${content.words.edited})` : "";
  return `${note}${author}${plainOf(content.text)}${files}${edited}`;
}

function split(text: string, maxLength: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const point of text) {
    if (piece.length + point.length > maxLength) {
      pieces.push(piece);
      piece = "";
    }
    piece += point;
  }
  return [...pieces, piece];
}
