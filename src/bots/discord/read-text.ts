import type { Block, Inline, RichText } from "../rich-text.ts";
import { readInline, type TextNames } from "./read-inline.ts";

const fence = /```(?:[a-z0-9_+\-.#]+\n)?\n*([\s\S]+?)\n*```/gi;

/**
 * What somebody typed on Discord as rich text (https://discord.com/developers/docs/reference#message-formatting): marks, lists, quotes,
 * code and links are kept; mentions, emoji and time stamps become words; headings are bold. Never throws.
 */
export function readText(markdown: string, names: TextNames): RichText {
  const blocks: Block[] = [];
  let from = 0;
  for (const found of markdown.matchAll(fence)) {
    blocks.push(...readLines(markdown.slice(from, found.index), names));
    blocks.push({ kind: "code", text: (found[1] ?? "").replaceAll("\u200b", "") });
    from = found.index + found[0].length;
  }
  return [...blocks, ...readLines(markdown.slice(from), names)];
}

/** Lines of one kind in a row make a block; a blank line ends a paragraph. */
function readLines(text: string, names: TextNames): readonly Block[] {
  const all = /(?:^|\n)>>> ([\s\S]*)$/.exec(text);
  if (all !== null) {
    return [...readLines(text.slice(0, all.index), names), { kind: "quote", runs: readInline(all[1] ?? "", names) }];
  }
  const blocks: Block[] = [];
  let group: string[] = [];
  let kind: LineKind = "words";
  const close = () => {
    if (group.some((line) => line.trim() !== "")) blocks.push(blockOf(kind, group, names));
    group = [];
  };
  for (const line of text.split("\n")) {
    const next = kindOf(line, kind === "ordered" ? group.length + 1 : 1);
    if (next !== kind || next === "blank" || next === "heading") close();
    kind = next;
    if (next !== "blank") group.push(line);
  }
  close();
  return blocks;
}

type LineKind = "words" | "blank" | "quote" | "bullet" | "ordered" | "heading";

/** `number` is what an ordered list must count on with: "3. floor" is an address. */
function kindOf(line: string, number: number): LineKind {
  if (line.trim() === "") return "blank";
  if (/^> /.test(line)) return "quote";
  if (/^\s*[-*] \S/.test(line)) return "bullet";
  if (/^#{1,3} \S/.test(line)) return "heading";
  return Number(/^\s*(\d{1,3})\. \S/.exec(line)?.[1] ?? Number.NaN) === number ? "ordered" : "words";
}

function blockOf(kind: LineKind, lines: readonly string[], names: TextNames): Block {
  const without = (sign: RegExp) => lines.map((line) => line.replace(sign, ""));
  switch (kind) {
    case "quote":
      return { kind: "quote", runs: readInline(without(/^> /).join("\n"), names) };
    case "bullet":
      return { kind: "list", ordered: false, items: without(/^\s*[-*] /).map((item) => readInline(item, names)) };
    case "ordered":
      return { kind: "list", ordered: true, items: without(/^\s*\d+\. /).map((item) => readInline(item, names)) };
    case "heading": {
      const bold = (run: Inline): Inline => ({ ...run, bold: true });
      return { kind: "paragraph", runs: readInline(without(/^#{1,3} /).join("\n"), names).map(bold) };
    }
    default:
      return { kind: "paragraph", runs: readInline(without(/^-# /).join("\n"), names) };
  }
}
