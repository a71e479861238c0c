import { cleanLine, cleanText } from "../clean-text.ts";
import type { Block, Inline, RichText } from "../rich-text.ts";

/** Addresses that a link of another desk may lead to: whatever else it is, a reader could not tell. */
const linkable = /^(https?:\/\/|mailto:|tel:)/i;

function cleanRun({ href, text, ...marks }: Inline): Inline {
  const kept = { ...marks, text: stripped(text) };
  return href !== undefined && linkable.test(href) && URL.canParse(href) ? { ...kept, href } : kept;
}

function cleanBlock(block: Block): Block {
  if (block.kind === "code") return { kind: "code", text: cleanText(block.text) };
  if (block.kind === "list") return { ...block, items: block.items.map((item) => item.map(cleanRun)) };
  return { ...block, runs: block.runs.map(cleanRun) };
}

/** Rich text of another desk as ours: no reordering or invisible characters, no links but to pages, mail and telephones. */
export function cleanForeignBody(body: RichText): RichText {
  return body.map(cleanBlock);
}

/** Like `cleanText`, but a run's own spaces stay: they part it from its neighbours. */
function stripped(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    .replace(/[\u202A-\u202E\u2066-\u2069\u061C\u200E\u200F\u180E\uFEFF\u200B\u2060-\u2064]/g, "")
    .replace(/(\u200D|\u200C){2,}/g, "$1");
}

/** One line of another desk's text, cleaned and cut; `fallback` where nothing is left. */
export function foreignLine(text: string, limit: number, fallback: string): string {
  const line = cleanLine(text.slice(0, limit * 4))
    .slice(0, limit)
    .toWellFormed()
    .trim();
  return line === "" ? fallback : line;
}
