import type { Block, Inline, RichText } from "../../../bots/rich-text.ts";

/** Words as they are typed, with the marks that our chat reads: `*bold*`, `_italic_`, `~struck~`, `code`. For editing. */
export function toMarks(body: RichText): string {
  return body.map(blockMarks).join("\n\n");
}

function blockMarks(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return inline(block.runs);
    case "quote":
      return inline(block.runs)
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n");
    case "code":
      return `\`\`\`\n${block.text}\n\`\`\``;
    case "list":
      return block.items.map((runs, at) => `${block.ordered ? `${at + 1}.` : "-"} ${inline(runs)}`).join("\n");
  }
}

function inline(runs: readonly Inline[]): string {
  return runs
    .map((run) => {
      let text = run.text;
      if (run.code) text = `\`${text}\``;
      if (run.strike) text = `~${text}~`;
      if (run.italic) text = `_${text}_`;
      if (run.bold) text = `*${text}*`;
      return text;
    })
    .join("");
}

/** The value and selection after a mark was put around what is selected; a second time takes it away. */
export function wrapSelection(
  value: string,
  start: number,
  end: number,
  mark: string,
): { readonly value: string; readonly start: number; readonly end: number } {
  const size = mark.length;
  const marked = value.slice(start - size, start) === mark && value.slice(end, end + size) === mark;
  if (marked)
    return {
      value: value.slice(0, start - size) + value.slice(start, end) + value.slice(end + size),
      start: start - size,
      end: end - size,
    };
  return {
    value: value.slice(0, start) + mark + value.slice(start, end) + mark + value.slice(end),
    start: start + size,
    end: end + size,
  };
}
