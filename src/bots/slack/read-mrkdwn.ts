import type { Block, Inline, RichText } from "../rich-text.ts";
import { emojiOfName } from "./emoji-names.ts";
import { unescapeMrkdwn } from "./mrkdwn-text.ts";
import type { Names } from "./read-rich-text.ts";

/** What stands between `<` and `>`: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages */
function special(inner: string, names: Names): Inline {
  const bar = inner.indexOf("|");
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : unescapeMrkdwn(inner.slice(bar + 1));
  if (target.startsWith("@")) return { text: `@${names.user(target.slice(1)) || label || target.slice(1)}` };
  if (target.startsWith("#")) return { text: `#${label || (names.channel(target.slice(1)) ?? target.slice(1))}` };
  if (target.startsWith("!subteam^")) return { text: label ?? "@group" };
  if (target.startsWith("!date")) return { text: label ?? "" };
  if (target.startsWith("!")) return { text: `@${target.slice(1)}` };
  const href = unescapeMrkdwn(target);
  return { text: label ?? href, href };
}

const pattern =
  /<([^<>\n]+)>|`([^`\n]+)`|(?<![\p{L}\p{N}])\*(\S|\S[^*\n]*\S)\*(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_(\S|\S[^_\n]*\S)_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])~(\S|\S[^~\n]*\S)~(?![\p{L}\p{N}])|:([a-z0-9_+'-]+):(?::skin-tone-\d:)?/gu;

function runs(text: string, marks: Omit<Inline, "text">, names: Names): readonly Inline[] {
  const found: Inline[] = [];
  let from = 0;
  const plain = (until: number): void => {
    if (until > from) found.push({ text: unescapeMrkdwn(text.slice(from, until)), ...marks });
  };
  for (const match of text.matchAll(pattern)) {
    plain(match.index);
    from = match.index + match[0].length;
    const [, angle, code, bold, italic, strike, emoji] = match;
    if (angle !== undefined) found.push({ ...special(angle, names), ...marks });
    else if (code !== undefined) found.push({ text: unescapeMrkdwn(code), ...marks, code: true });
    else if (bold !== undefined) found.push(...runs(bold, { ...marks, bold: true }, names));
    else if (italic !== undefined) found.push(...runs(italic, { ...marks, italic: true }, names));
    else if (strike !== undefined) found.push(...runs(strike, { ...marks, strike: true }, names));
    else if (emoji !== undefined) found.push({ text: emojiOfName(emoji), ...marks });
  }
  plain(text.length);
  return found;
}

function block(part: string, names: Names): readonly Block[] {
  const lines = part.split("\n");
  if (lines.every((line) => /^&gt; ?/.test(line))) {
    return [{ kind: "quote", runs: runs(lines.map((line) => line.replace(/^&gt; ?/, "")).join("\n"), {}, names) }];
  }
  if (lines.every((line) => /^\s*[•◦▪] /.test(line))) {
    const items = lines.map((line) => runs(line.replace(/^\s*[•◦▪] /, ""), {}, names));
    return [{ kind: "list", ordered: false, items }];
  }
  const found = runs(part, {}, names);
  return found.length === 0 ? [] : [{ kind: "paragraph", runs: found }];
}

/** The text of a message that has no rich text block, from Slack's own markup. Never throws. */
export function readMrkdwn(text: string, names: Names): RichText {
  return text.split(/```/).flatMap((part, at): readonly Block[] => {
    if (at % 2 === 1) return [{ kind: "code", text: unescapeMrkdwn(part).replace(/^\n|\n$/g, "") }];
    return part
      .split(/\n{2,}/)
      .map((one) => one.replace(/^\n|\n$/g, ""))
      .filter((one) => one.trim() !== "")
      .flatMap((one) => block(one, names));
  });
}
