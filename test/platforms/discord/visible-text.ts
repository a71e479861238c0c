import { messagesIn, type SimMessage, type SimState } from "./sim-state.ts";

/**
 * What a person reads of Markdown in Discord's client, written apart from the bot's renderer so that the two check each other: signs that
 * mark are gone, what is escaped is itself, a mention shows as `⟨mention⟩`, which no relayed text may ever produce.
 */
export function visibleText(markdown: string): string {
  const blocks = markdown.split(/(```(?:[a-z0-9_+\-.#]+\n)?\n*[^\n][\s\S]*?\n*```)/);
  return blocks.map((part, at) => (at % 2 === 1 ? codeOf(part) : linesOf(part))).join("");
}

const codeOf = (block: string): string =>
  /^```(?:[a-z0-9_+\-.#]+\n)?\n*([^\n][\s\S]*?)\n*```$/.exec(block)?.[1]?.replaceAll("\u200b", "") ?? block;

function linesOf(text: string): string {
  return text.split("\n").map(lineOf).join("\n");
}

function lineOf(line: string): string {
  const block = /^(>>> |> |#{1,3} |-# |\s*[-*] )/.exec(line);
  if (block === null) return inlineOf(line);
  return `${/^\s*[-*] $/.test(block[0]) ? "- " : ""}${inlineOf(line.slice(block[0].length))}`;
}

/** In the order in which Discord's own parser tries them, each at the place where it has come to. */
const rules: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^¯\\_\(ツ\)_\/¯/, ([all]) => all],
  [/^\\([^0-9A-Za-z\s])/, ([, sign = ""]) => sign],
  [/^<(https?:\/\/[^\s>]+)>/, ([, url = ""]) => url],
  [/^https?:\/\/[^\s<]+[^<.,:;"')\]\s]/, ([url]) => url],
  [/^\[((?:\\.|[^\]\\])+)\]\(<?https?:\/\/[^\s)]+\)/, ([, words = ""]) => inlineOf(words)],
  [/^<(?:@[!&]?|#)\d+>|^@everyone|^@here|^<t:\d+(?::\w)?>|^<a?:\w+:\d+>|^<\/[^>]+:\d+>/, () => "⟨mention⟩"],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, ([, words = ""]) => inlineOf(words)],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, ([, words = ""]) => inlineOf(words)],
  [/^\b_((?:__|\\[\s\S]|[^\\_])+?)_\b/, ([, words = ""]) => inlineOf(words)],
  [
    /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    ([, words = ""]) => inlineOf(words),
  ],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~/, ([, words = ""]) => inlineOf(words)],
  [/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, ([, words = ""]) => inlineOf(words)],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, ([, , code = ""]) => code.trim()],
];

function inlineOf(text: string): string {
  let out = "";
  let rest = text;
  while (rest !== "") {
    const hit = firstRule(rest);
    out += hit?.shown ?? rest[0] ?? "";
    rest = rest.slice(hit?.length ?? 1);
  }
  return out.replaceAll("\u200b", "");
}

function firstRule(text: string): { shown: string; length: number } | null {
  for (const [pattern, show] of rules) {
    const found = pattern.exec(text);
    if (found !== null) return { shown: show(found), length: found[0].length };
  }
  return null;
}

/** All that a message shows: words, embed, files. Buttons are seen apart. */
export function seenOf(message: Pick<SimMessage, "content" | "embeds" | "attachments">): string {
  const embeds = message.embeds.map(({ title, description, fields = [], footer }) =>
    // A footer shows no Markdown.
    [
      ...[title ?? "", description ?? "", ...fields.map(({ name, value }) => `${name}: ${value}`)].map(visibleText),
      footer?.text ?? "",
    ]
      .filter((part) => part !== "")
      .join("\n"),
  );
  const files = message.attachments.map(({ filename }) => `[${filename}]`);
  return [visibleText(message.content), ...embeds, ...files].filter((part) => part !== "").join("\n");
}

/** What a person sees in a channel, oldest first; Discord's own notes are left out. In a thread also the message that it hangs from. */
export function seenIn(state: SimState, channel: string): readonly string[] {
  return messagesIn(state, channel)
    .filter(({ type }) => type === 0 || type === 19)
    .map(seenOf);
}
