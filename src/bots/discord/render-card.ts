import type { APIEmbed } from "discord.js";
import type { Card, Tone } from "../card.ts";
import type { Block, RichText } from "../rich-text.ts";
import { escapeText } from "./escape-text.ts";
import { limits } from "./limits.ts";
import { type Piece, textPiece } from "./piece.ts";
import { renderButtons } from "./render-buttons.ts";
import { splitText } from "./split-text.ts";

const colours: Readonly<Record<Tone, number>> = { plain: 0x5865f2, good: 0x2e7d32, warn: 0xf9a825, danger: 0xc62828 };

/** Room for a description beside its title, so that one message's embed stays within the total. */
const descriptionRoom = 4000;
/** What one message holds beyond its embed's description. */
const embedRoom = limits.embedTotal - 50;

/**
 * A card as one message with an embed and buttons, or several where it is longer: nothing is left out. What does not fit into a title or
 * a field goes into the text. The buttons are under the last; `tag` is put into their ids.
 */
export function renderCard(card: Card, tag: string | null = null): readonly Piece[] {
  const title = escapeText(card.title.trim(), true, "anywhere");
  const titleFits = title.length <= limits.embedTitle;
  const fields = card.fields.map(({ label, value }) => ({ name: fieldText(label), value: fieldText(value) }));
  const fits = (field: { name: string; value: string }) =>
    field.name.length <= limits.fieldName && field.value.length <= limits.fieldValue;
  const body: RichText = [
    ...(titleFits ? [] : [bold(card.title)]),
    ...card.body,
    ...card.fields.flatMap((field, at) => (fits(fields[at] ?? { name: "", value: "" }) ? [] : fieldBlocks(field))),
  ];
  const color = colours[card.tone];
  const embeds: APIEmbed[] = splitText(body, descriptionRoom).map((description) => ({ color, description }));
  if (embeds.length === 0) embeds.push({ color });
  const [first] = embeds;
  if (first !== undefined && titleFits && title !== "") first.title = title;
  for (const field of fields.filter(fits)) addField(embeds, field, color);
  if (card.footer !== null) addFooter(embeds, card.footer, color);
  const last = embeds.at(-1);
  if (last !== undefined && sizeOf(last) === 0) last.description = escapeText(card.fallback, true, "anywhere") || "…";
  return withButtons(
    embeds.map((embed) => ({ ...textPiece(""), embeds: [embed] })),
    card,
    tag,
  );
}

/** Fields show Markdown, and may not be empty. */
function fieldText(text: string): string {
  return text.trim() === "" ? "—" : escapeText(text, true, "anywhere");
}

const bold = (text: string): Block => ({ kind: "paragraph", runs: [{ text, bold: true }] });

function fieldBlocks({ label, value }: Card["fields"][number]): readonly Block[] {
  return [{ kind: "paragraph", runs: [{ text: label, bold: true }, { text: `\n${value}` }] }];
}

function addField(embeds: APIEmbed[], field: { name: string; value: string }, color: number): void {
  const last = embeds.at(-1);
  const size = field.name.length + field.value.length;
  if (last !== undefined && (last.fields?.length ?? 0) < limits.embedFields && sizeOf(last) + size <= embedRoom) {
    last.fields = [...(last.fields ?? []), { ...field, inline: field.value.length <= 40 }];
  } else {
    embeds.push({ color, fields: [{ ...field, inline: false }] });
  }
}

/** Footers show no Markdown: they are the words themselves. */
function addFooter(embeds: APIEmbed[], footer: string, color: number): void {
  if (footer.trim() === "") return;
  const last = embeds.at(-1);
  const hasRoom =
    footer.length <= limits.embedFooter && last !== undefined && sizeOf(last) + footer.length <= embedRoom;
  if (hasRoom) last.footer = { text: footer };
  else
    for (const description of splitText([{ kind: "paragraph", runs: [{ text: footer }] }], descriptionRoom))
      embeds.push({ color, description });
}

function sizeOf({ title, description, fields, footer }: APIEmbed): number {
  const inFields = (fields ?? []).reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return (title?.length ?? 0) + (description?.length ?? 0) + inFields + (footer?.text.length ?? 0);
}

function withButtons(pieces: readonly Piece[], card: Card, tag: string | null): readonly Piece[] {
  const [rows = [], ...more] = renderButtons(card.buttons, tag);
  const last = pieces.length - 1;
  const shown = pieces.map((piece, at) => ({
    ...piece,
    components: at === last ? rows : [],
    files: at === 0 ? card.files : [],
  }));
  // A message of buttons alone is refused as empty.
  return [...shown, ...more.map((components) => ({ ...textPiece("⋯"), components }))];
}
