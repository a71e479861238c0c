import type { Block, Inline, RichText } from "../rich-text.ts";
import { escapeText } from "./escape-text.ts";

/** Keeps the signs of two neighbouring marks apart; it is not seen. */
const apart = "\u200b";

/**
 * Rich text as Discord's Markdown (https://discord.com/developers/docs/reference#message-formatting). What was typed shows as it was
 * typed: no mark, mention, emoji or time stamp can be smuggled in.
 */
export function renderText(text: RichText): string {
  return text.map(renderBlock).join("\n\n");
}

/** One block. `firstNumber` is where an ordered list begins to count. */
export function renderBlock(block: Block, firstNumber = 1): string {
  switch (block.kind) {
    case "paragraph":
      return renderRuns(block.runs);
    case "quote":
      return renderRuns(block.runs)
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n");
    case "code":
      // Three backticks would end the block.
      return `\`\`\`\n${block.text.replaceAll("```", `\`${apart}\`${apart}\``)}\n\`\`\``;
    case "list":
      return block.items
        .map((item, at) => `${block.ordered ? `${firstNumber + at}.` : "-"} ${indented(renderRuns(item))}`)
        .join("\n");
  }
}

const indented = (text: string): string => text.replaceAll("\n", "\n  ");

/** Runs of one block, from the start of a line. */
export function renderRuns(runs: readonly Inline[]): string {
  let out = "";
  for (const [at, run] of merged(runs).entries()) {
    const piece = renderRun(run, out === "" || out.endsWith("\n"), merged(runs)[at + 1]?.text ?? "");
    const clash = /[*~`]$/.test(out) && /^[*~`]/.test(piece);
    out += clash ? apart + piece : piece;
  }
  return out;
}

const keyOf = ({ text: _, ...rest }: Inline): string => JSON.stringify(Object.entries(rest).sort());

/** Neighbours with the same marks are one run. A link to no web address is none, and code that holds its own sign is words. */
function merged(runs: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = [];
  for (const { href, code, ...bare } of runs) {
    const linked = href === undefined || webAddress(href) === null ? bare : { ...bare, href };
    const run: Inline = code && !bare.text.includes("`") ? { ...linked, code } : linked;
    const last = out.at(-1);
    if (last !== undefined && keyOf(last) === keyOf(run)) out[out.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== "") out.push(run);
  }
  return out;
}

function renderRun(run: Inline, atLineStart: boolean, next: string): string {
  const signs = `${run.strike ? "~~" : ""}${run.bold ? "**" : ""}${run.italic ? "*" : ""}`;
  if (run.href === undefined && run.code === undefined && signs === "") {
    // An address goes on up to white space: the signs of the next run would be part of it.
    const open = /^\S/.test(next) ? (/https?:\/\/\S*$/.exec(run.text)?.index ?? run.text.length) : run.text.length;
    const [head, tail] = [run.text.slice(0, open), run.text.slice(open)];
    const tailAtStart = head === "" ? atLineStart : head.endsWith("\n");
    return escapeText(head, atLineStart, "anywhere") + escapeText(tail, tailAtStart, "nowhere");
  }
  // Marks end with their line: in quotes and lists they would not go on.
  const lines = run.text.split("\n");
  return lines.map((text, at) => renderMarked({ ...run, text }, signs, at < lines.length - 1 ? "\n" : next)).join("\n");
}

function renderMarked(run: Inline, signs: string, next: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? [];
  // Marks around white space alone mark nothing, and may not stand beside it.
  if (words === "") return run.text;
  const inner = run.href !== undefined ? link(words, run.href, after + next) : renderWords(run, words);
  // In code nothing is escaped: a sign there would end the marks around it.
  const around = run.code && /[*~_|\\]/.test(words) ? "" : signs;
  return `${before}${around}${inner}${[...around].reverse().join("")}${after}`;
}

function renderWords(run: Inline, words: string): string {
  return run.code ? `\`${words}\`` : escapeText(words, false, "plain");
}

/** Only web addresses are links; one that would show another address than it leads to is shown in words. */
function link(words: string, href: string, next: string): string {
  const url = webAddress(href);
  if (url === null) return escapeText(words, false, "plain");
  if (words === href || words === url) {
    const plain = /^https?:\/\/[\w\-.:/?#&=%+@!$,;]*[\w/]$/.test(words) && /^(\s|$)/.test(next);
    return plain ? words : `<${url}>`;
  }
  return /^\s*https?:/i.test(words) ? `${label(words)} (<${url}>)` : `[${label(words)}](${url})`;
}

/** Inside brackets no address may begin a link of its own. */
const label = (words: string): string => escapeText(words.replaceAll("\n", " "), false, "nowhere");

function webAddress(href: string): string | null {
  try {
    const url = new URL(href);
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    return url.href.replace(
      /[()<>\s\\*_~`|[\]]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    );
  } catch {
    return null;
  }
}
