/** A block as it is sent: https://docs.slack.dev/reference/block-kit/blocks. The renderers know its fields, nobody else reads them. */
export type SlackBlock = { readonly type: string } & Readonly<Record<string, unknown>>;

/** One message as it is posted: its blocks, and `text` for notifications and screen readers (escaped). */
export type SlackMessage = { readonly text: string; readonly blocks: readonly SlackBlock[] };

/** Text that Slack shows as it is: no markup, no mentions, no `:emoji:`. */
export function plainText(text: string): { readonly type: "plain_text"; readonly text: string; readonly emoji: false } {
  return { type: "plain_text", text: text.trim() === "" ? "…" : text, emoji: false };
}
