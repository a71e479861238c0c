import type { Block, Inline, RichText } from "../rich-text.ts";
import type { SlackBlock } from "./slack-block.ts";

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
type RichInline =
  | { readonly type: "text"; readonly text: string; readonly style?: Style }
  | { readonly type: "link"; readonly url: string; readonly text?: string; readonly style?: Style };
type Style = { readonly bold?: true; readonly italic?: true; readonly strike?: true; readonly code?: true };
type RichElement = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Addresses in plain text, without the punctuation that ends a sentence behind them. */
const address = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'»]/gi;

function styleOf({ bold, italic, strike, code }: Inline): { readonly style?: Style } {
  const style = {
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(strike ? { strike } : {}),
    ...(code ? { code } : {}),
  };
  return Object.keys(style).length === 0 ? {} : { style };
}

/** Whether Slack takes it as a link; everything else is shown as words. */
function isLink(href: string): boolean {
  return /^(https?:\/\/[^\s/]|mailto:[^\s]|tel:[^\s])/i.test(href) && href.length <= 3000 && URL.canParse(href);
}

function inlines(run: Inline): readonly RichInline[] {
  if (run.text === "") return [];
  const style = styleOf(run);
  if (run.href !== undefined && isLink(run.href)) return [{ type: "link", url: run.href, text: run.text, ...style }];
  if (run.code) return [{ type: "text", text: run.text, ...style }];
  const found: RichInline[] = [];
  let from = 0;
  for (const match of run.text.matchAll(address)) {
    if (!isLink(match[0])) continue;
    if (match.index > from) found.push({ type: "text", text: run.text.slice(from, match.index), ...style });
    found.push({ type: "link", url: match[0], ...style });
    from = match.index + match[0].length;
  }
  if (from < run.text.length) found.push({ type: "text", text: run.text.slice(from), ...style });
  return found;
}

const section = (elements: readonly RichInline[]): RichElement => ({ type: "rich_text_section", elements });

function elementOf(block: Exclude<Block, { kind: "paragraph" }>): readonly RichElement[] {
  if (block.kind === "code") {
    return block.text === ""
      ? []
      : [{ type: "rich_text_preformatted", elements: [{ type: "text", text: block.text }] }];
  }
  if (block.kind === "quote") {
    const elements = block.runs.flatMap(inlines);
    return elements.length === 0 ? [] : [{ type: "rich_text_quote", elements }];
  }
  const items = block.items.map((item) => item.flatMap(inlines)).filter((item) => item.length > 0);
  const style = block.ordered ? "ordered" : "bullet";
  return items.length === 0 ? [] : [{ type: "rich_text_list", style, elements: items.map(section) }];
}

/**
 * The text as one rich text block, which carries words as they are: nothing in them is read as markup or mention. Null where there is
 * nothing to show.
 */
export function richTextBlock(text: RichText): SlackBlock | null {
  const elements: RichElement[] = [];
  let paragraphs: RichInline[] = [];
  const flush = (): void => {
    if (paragraphs.length > 0) elements.push(section(paragraphs));
    paragraphs = [];
  };
  for (const block of text) {
    if (block.kind !== "paragraph") {
      flush();
      elements.push(...elementOf(block));
      continue;
    }
    const runs = block.runs.flatMap(inlines);
    if (runs.length === 0) continue;
    // Sections follow each other without a gap: a blank line between paragraphs is written out.
    paragraphs.push(...(paragraphs.length > 0 ? [{ type: "text", text: "\n\n" } as const] : []), ...runs);
  }
  flush();
  return elements.length === 0 ? null : { type: "rich_text", elements };
}
