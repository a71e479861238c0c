import type { Inline, RichText } from "../rich-text.ts";

const words = (runs: readonly Inline[]): string => runs.map(({ text }) => text).join("");

/** The words alone, a blank line between blocks: for notifications, and to see whether anything was said at all. */
export function plainWords(text: RichText): string {
  return text
    .map((block) => {
      if (block.kind === "code") return block.text;
      if (block.kind !== "list") return words(block.runs);
      return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : "•"} ${words(item)}`).join("\n");
    })
    .join("\n\n");
}
