import type { Block, Inline, RichText } from "../rich-text.ts";

/** What a reader counts of a block: the words, not the marks. */
export function lengthOf(block: Block): number {
  if (block.kind === "code") return block.text.length;
  const items = block.kind === "list" ? block.items : [block.runs];
  return items.reduce((sum, runs) => sum + runs.reduce((length, { text }) => length + text.length, 1), 0);
}

/** Where to cut a text of more than `max`: after the last line, sentence or word that fits, never inside of a character. */
export function cutAt(text: string, max: number): number {
  if (text.length <= max) return text.length;
  for (const boundary of ["\n", ". ", " "]) {
    const at = text.lastIndexOf(boundary, max - boundary.length);
    if (at >= max / 2) return at + boundary.length;
  }
  let at = max;
  // Surrogates, joiners, selectors and combining marks belong to what stands before them.
  while (at > 1 && /^(?:[\udc00-\udfff]|\u200d|\ufe0f|\p{M})/u.test(text.slice(at, at + 1))) at -= 1;
  while (at > 1 && /(?:[\ud800-\udbff]|\u200d)$/.test(text.slice(0, at))) at -= 1;
  return at;
}

function cutRuns(runs: readonly Inline[], max: number): readonly (readonly Inline[])[] {
  const parts: Inline[][] = [];
  let part: Inline[] = [];
  let room = max;
  for (const run of runs) {
    let { text } = run;
    while (text.length > room) {
      const at = room < 200 && part.length > 0 ? 0 : cutAt(text, room);
      if (at > 0) part.push({ ...run, text: text.slice(0, at) });
      text = text.slice(at);
      parts.push(part);
      part = [];
      room = max;
    }
    if (text !== "") part.push({ ...run, text });
    room -= text.length;
  }
  return part.length === 0 ? parts : [...parts, part];
}

function cutBlock(block: Block, max: number): RichText {
  if (lengthOf(block) <= max) return [block];
  if (block.kind === "code") {
    const pieces: Block[] = [];
    for (let rest = block.text; rest !== ""; ) {
      const at = cutAt(rest, max);
      pieces.push({ kind: "code", text: rest.slice(0, at) });
      rest = rest.slice(at);
    }
    return pieces;
  }
  if (block.kind === "list") {
    const items = block.items.flatMap((item) => cutRuns(item, max - 1));
    return items.map((item) => ({ ...block, items: [item] }));
  }
  return cutRuns(block.runs, max - 1).map((runs) => ({ ...block, runs }));
}

/** The text in pieces of at most `max` characters each, cut where a reader would: between blocks, lines, sentences, words. At least one. */
export function splitRichText(text: RichText, max: number): readonly RichText[] {
  const pieces: Block[][] = [[]];
  let size = 0;
  for (const block of text.flatMap((whole) => cutBlock(whole, max))) {
    const length = lengthOf(block);
    if (size + length > max && size > 0) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(block);
    size += length;
  }
  return pieces;
}
