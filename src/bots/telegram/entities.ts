import type { MessageEntity } from "grammy/types";
import type { Block, Inline, RichText } from "../rich-text.ts";
import { cleanText } from "./flat-text.ts";

type Marks = Omit<Inline, "text">;
type Line = readonly Inline[];

/**
 * A text with its entities as rich text. Offsets are in UTF-16 units, as JavaScript counts
 * (https://core.telegram.org/bots/api#messageentity); what lies outside the text is left out. Mentions, tags and spoilers are words.
 */
export function readEntities(text: string, entities: readonly MessageEntity[] = []): RichText {
  const sound = entities
    .filter(({ offset, length }) => offset >= 0 && length > 0 && offset < text.length)
    .map((entity) => onCharacters(text, entity));
  const blocks: Block[] = [];
  let from = 0;
  for (const entity of [...sound].sort((one, other) => one.offset - other.offset)) {
    if (!isBlock(entity) || entity.offset < from) continue;
    const to = Math.min(text.length, entity.offset + entity.length);
    blocks.push(...paragraphs(inlineOf(text, from, entity.offset, sound)));
    if (entity.type === "pre") {
      const code = cleanText(text.slice(entity.offset, to));
      if (code.trim() !== "") blocks.push({ kind: "code", text: code.replace(/^\n+|\s+$/g, "") });
    } else {
      const runs = trimmed(inlineOf(text, entity.offset, to, sound));
      if (runs.length > 0) blocks.push({ kind: "quote", runs });
    }
    from = to;
  }
  blocks.push(...paragraphs(inlineOf(text, from, text.length, sound)));
  return blocks;
}

/** The entity with edges that cut no character in two. */
function onCharacters(text: string, entity: MessageEntity): MessageEntity {
  const isInside = (at: number) =>
    /^[\uDC00-\uDFFF]/.test(text.charAt(at)) && /^[\uD800-\uDBFF]/.test(text.charAt(at - 1));
  const from = isInside(entity.offset) ? entity.offset - 1 : entity.offset;
  const end = entity.offset + entity.length;
  const to = isInside(end) ? end + 1 : end;
  return { ...entity, offset: from, length: to - from };
}

function isBlock({ type }: MessageEntity): boolean {
  return type === "pre" || type === "blockquote" || type === "expandable_blockquote";
}

/** The stretch as runs, one for each set of marks. */
function inlineOf(text: string, from: number, to: number, entities: readonly MessageEntity[]): Line {
  if (from >= to) return [];
  const here = entities.filter(
    (entity) => !isBlock(entity) && entity.offset < to && entity.offset + entity.length > from,
  );
  const edges = new Set([from, to]);
  for (const { offset, length } of here) {
    edges.add(Math.max(from, offset));
    edges.add(Math.min(to, offset + length));
  }
  const sorted = [...edges].sort((one, other) => one - other);
  const runs: Inline[] = [];
  sorted.slice(0, -1).forEach((start, at) => {
    const end = sorted[at + 1] ?? to;
    const words = cleanText(text.slice(start, end));
    if (words === "") return;
    let marks: Marks = {};
    for (const entity of here) {
      if (entity.offset <= start && entity.offset + entity.length >= end)
        marks = { ...marks, ...marksOf(entity, text) };
    }
    runs.push({ text: words, ...marks });
  });
  return runs;
}

function marksOf(entity: MessageEntity, text: string): Marks {
  switch (entity.type) {
    case "bold":
      return { bold: true };
    case "italic":
      return { italic: true };
    case "strikethrough":
      return { strike: true };
    case "code":
      return { code: true };
    case "text_link":
      // A tg:// address would be a mention or an action inside Telegram: its words are enough.
      return /^https?:\/\//i.test(entity.url) ? { href: cleanText(entity.url) } : {};
    case "url": {
      const address = cleanText(text.slice(entity.offset, entity.offset + entity.length));
      if (/^https?:\/\//i.test(address)) return { href: address };
      return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? {} : { href: `https://${address}` };
    }
    default:
      return {};
  }
}

/** Paragraphs are set apart by empty lines; one whose lines all begin like a list is a list. */
function paragraphs(runs: Line): readonly Block[] {
  return splitAt(runs, /\n[ \t]*\n\s*/g)
    .map(trimmed)
    .filter((part) => part.length > 0)
    .map((part): Block => listOf(part) ?? { kind: "paragraph", runs: part });
}

function listOf(runs: Line): Block | null {
  const lines = splitAt(runs, /\n/g);
  const starts = lines.map((line) => line.map((run) => run.text).join(""));
  if (starts.every((line) => /^[-•] \S/.test(line))) {
    return { kind: "list", ordered: false, items: lines.map((line) => without(line, 2)) };
  }
  // Only a list that counts from one: "3. floor" is an address.
  if (starts.every((line, at) => line.startsWith(`${at + 1}. `))) {
    return { kind: "list", ordered: true, items: lines.map((line, at) => without(line, `${at + 1}. `.length)) };
  }
  return null;
}

/** The runs cut at every match of the separator, which may lie across runs; empty parts included. */
function splitAt(runs: Line, separator: RegExp): readonly Line[] {
  const text = runs.map((run) => run.text).join("");
  const parts: Line[] = [];
  let from = 0;
  for (const found of text.matchAll(separator)) {
    parts.push(slice(runs, from, found.index));
    from = found.index + found[0].length;
  }
  return [...parts, slice(runs, from, text.length)];
}

function slice(runs: Line, from: number, to: number): Line {
  let start = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += run.text.length;
    return text === "" ? [] : [{ ...run, text }];
  });
}

const without = (runs: Line, length: number): Line => slice(runs, length, Number.POSITIVE_INFINITY);

/** Without white space at both ends. */
function trimmed(runs: Line): Line {
  const text = runs.map((run) => run.text).join("");
  const begin = text.length - text.trimStart().length;
  return slice(runs, begin, Math.max(begin, text.trimEnd().length));
}
