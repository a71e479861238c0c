import type { RichText } from "../rich-text.ts";
import { richTextBlock } from "./rich-text-block.ts";
import type { SlackBlock } from "./slack-block.ts";
import { slackLimits } from "./slack-limits.ts";
import { splitRichText } from "./split-rich-text.ts";

/** Marks and links can weigh much more than their words: such a text is cut into smaller pieces. */
export function richTextPieces(text: RichText, max: number = slackLimits.section): readonly RichText[] {
  return splitRichText(text, max).flatMap((piece) => {
    const weight = JSON.stringify(richTextBlock(piece)).length;
    return weight <= slackLimits.blocksJson - 500 || max <= 20 ? [piece] : richTextPieces(piece, Math.floor(max / 4));
  });
}

/** The text as rich text blocks, each of which fits into a message. */
export function richTextBlocks(text: RichText): readonly SlackBlock[] {
  return richTextPieces(text).flatMap((piece) => richTextBlock(piece) ?? []);
}
