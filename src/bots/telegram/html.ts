import type { Run } from "./flat-text.ts";

/** Text as it stands in Telegram's HTML. https://core.telegram.org/bots/api#html-style */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** How many entities the run becomes: a message may hold a hundred. */
export function entitiesIn(run: Run): number {
  return [run.bold, run.italic, run.strike, run.code, run.href, run.block].filter((mark) => mark !== undefined).length;
}

/** The runs in Telegram's HTML: tags nest and close in order, and no text can open one. */
export function toHtml(runs: readonly Run[]): string {
  let html = "";
  let open: Run["block"];
  const enter = (block: Run["block"]) => {
    if (open?.id === block?.id && open?.kind === block?.kind) return;
    if (open !== undefined) html += open.kind === "pre" ? "</pre>" : "</blockquote>";
    if (block !== undefined) html += block.kind === "pre" ? "<pre>" : "<blockquote>";
    open = block;
  };
  for (const run of runs) {
    enter(run.block);
    html += run.block?.kind === "pre" ? escapeHtml(run.text) : marked(run);
  }
  enter(undefined);
  return html;
}

function marked(run: Run): string {
  let html = escapeHtml(run.text);
  // Marks around nothing but white space are entities that the server throws away.
  if (run.text.trim() === "") return html;
  if (run.code) return `<code>${html}</code>`;
  if (run.strike) html = `<s>${html}</s>`;
  if (run.italic) html = `<i>${html}</i>`;
  if (run.bold) html = `<b>${html}</b>`;
  if (run.href !== undefined) html = `<a href="${escapeHtml(run.href)}">${html}</a>`;
  return html;
}
