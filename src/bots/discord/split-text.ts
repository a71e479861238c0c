import type { Block, Inline, RichText } from "../rich-text.ts";
import { renderBlock, renderRuns } from "./render-text.ts";

/**
 * Rich text as pieces of Markdown of at most `limit` units each, cut between blocks where possible, else between lines, sentences or
 * words; marks are closed and opened again around a cut. No piece is blank; no text gives none.
 */
export function splitText(text: RichText, limit: number): readonly string[] {
  const pieces: string[] = [];
  let current = "";
  for (const block of text) {
    for (const part of partsOf(block, limit)) {
      if (part.trim() === "") continue;
      if (current !== "" && current.length + 2 + part.length > limit) {
        pieces.push(current);
        current = "";
      }
      current = current === "" ? part : `${current}\n\n${part}`;
    }
  }
  return current === "" ? pieces : [...pieces, current];
}

function partsOf(block: Block, limit: number): readonly string[] {
  const whole = renderBlock(block);
  if (whole.length <= limit) return [whole];
  switch (block.kind) {
    case "code": {
      const code = (from: number, to: number) => renderBlock({ kind: "code", text: block.text.slice(from, to) });
      return cuts(block.text, (from, to) => code(from, to).length <= limit).map(([from, to]) => code(from, to));
    }
    case "list":
      return listParts(block, limit);
    default:
      return splitRuns(block.runs, (runs) => renderBlock({ ...block, runs }).length <= limit).map((runs) =>
        renderBlock({ ...block, runs }),
      );
  }
}

function listParts({ ordered, items }: Extract<Block, { kind: "list" }>, limit: number): readonly string[] {
  const parts: string[] = [];
  let current = "";
  for (const [at, item] of items.entries()) {
    const shown = (runs: readonly Inline[]) => renderBlock({ kind: "list", ordered, items: [runs] }, at + 1);
    for (const [piece, runs] of splitRuns(item, (some) => shown(some).length <= limit).entries()) {
      const line = piece === 0 ? shown(runs) : renderRuns(runs);
      if (current !== "" && current.length + 1 + line.length > limit) {
        parts.push(current);
        current = "";
      }
      current = current === "" ? line : `${current}\n${line}`;
    }
  }
  return current === "" ? parts : [...parts, current];
}

/** Runs in pieces that fit, each cut at a good place. */
function splitRuns(
  runs: readonly Inline[],
  fits: (runs: readonly Inline[]) => boolean,
): readonly (readonly Inline[])[] {
  const all = runs.map(({ text }) => text).join("");
  if (fits(runs)) return [runs];
  return cuts(all, (from, to) => fits(part(runs, from, to))).map(([from, to]) => part(runs, from, to));
}

/** The runs between two places of their joined text. */
function part(runs: readonly Inline[], from: number, to: number): readonly Inline[] {
  let at = 0;
  const out: Inline[] = [];
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += run.text.length;
    if (text !== "") out.push({ ...run, text });
  }
  return out;
}

type Range = readonly [from: number, to: number];

/** The text as ranges that fit, white space at the cuts left out; a letter is never cut in two. */
function cuts(text: string, fits: (from: number, to: number) => boolean): readonly Range[] {
  const ranges: Range[] = [];
  let from = 0;
  while (from < text.length) {
    from += /^\s*/.exec(text.slice(from, from + 1000))?.[0].length ?? 0;
    const most = longestFit(from, text.length, fits);
    const to = most >= text.length ? text.length : goodCut(text, from, most);
    const end = from + text.slice(from, to).trimEnd().length;
    if (end > from) ranges.push([from, end]);
    from = to;
  }
  return ranges;
}

/** What never fits goes on its own, a unit at a time: nothing is left out. */
function longestFit(from: number, end: number, fits: (from: number, to: number) => boolean): number {
  let low = from + 1;
  let high = Math.min(end, from + 8000);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(from, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function goodCut(text: string, from: number, most: number): number {
  const head = text.slice(from, most);
  const behind = (sign: string) => head.lastIndexOf(sign) + 1;
  const sentence = Math.max(behind(". "), behind("! "), behind("? "), behind("… "));
  for (const at of [behind("\n"), sentence, behind(" ")]) if (at > head.length / 2) return from + at;
  return from + wholeLetters(text, from, most);
}

/** How many of the units up to `most` are whole letters, as people count them. */
function wholeLetters(text: string, from: number, most: number): number {
  const start = Math.max(from, most - 64);
  const ends = [...new Intl.Segmenter().segment(text.slice(start, most + 64))].map(({ index }) => start + index);
  const end = ends.findLast((at) => at > from && at <= most);
  if (end !== undefined) return end - from;
  return /[\ud800-\udbff]/.test(text[most - 1] ?? "") && most - from > 1 ? most - from - 1 : most - from;
}
