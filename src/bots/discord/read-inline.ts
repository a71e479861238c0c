import type { Inline } from "../rich-text.ts";

/** What ids in a text are called. An unknown one gives null. */
export type TextNames = {
  user(id: string): string | null;
  role(id: string): string | null;
  channel(id: string): string | null;
};

type Marks = Omit<Inline, "text">;

/** What may begin at a place of the text, the first that fits wins; groups are named for what they are. */
const token = new RegExp(
  [
    String.raw`(?<shrug>¯\\_\(ツ\)_/¯)`,
    String.raw`\\(?<escaped>[^0-9A-Za-z\s])`,
    // A code's fence is as long before as behind.
    "(?<fence>`+)(?<code>[\\s\\S]*?[^`])\\k<fence>(?!`)",
    String.raw`\[(?<words>(?:\\.|[^\]\\\n]){1,1000})\]\(<?(?<to>https?://[^\s)>]{1,2000})>?(?:\s+"[^"\n]*")?\)`,
    String.raw`<(?<angled>https?://[^\s>]{1,2000})>`,
    String.raw`(?<address>https?://[^\s<]+[^<.,:;"')\]\s])`,
    String.raw`<@!?(?<user>\d{1,20})>`,
    String.raw`<@&(?<role>\d{1,20})>`,
    String.raw`<#(?<channel>\d{1,20})>`,
    String.raw`<a?:(?<emoji>\w{1,64}):\d{1,20}>`,
    String.raw`<t:(?<seconds>-?\d{1,13})(?::(?<style>[tTdDfFsSR]))?>`,
    String.raw`</(?<command>[^:<>]{1,110}):\d{1,20}>`,
    String.raw`<id:(?<guide>\w{1,30})>`,
    String.raw`\*\*(?=\S)(?<bold>(?:\\[\s\S]|[^\\])+?)\*\*(?!\*)`,
    String.raw`__(?<under>(?:\\[\s\S]|[^\\])+?)__(?!_)`,
    String.raw`~~(?<strike>(?:\\[\s\S]|[^\\])+?)~~`,
    String.raw`\|\|(?<spoiler>(?:\\[\s\S]|[^\\])+?)\|\|`,
    String.raw`\*(?=\S)(?<star>(?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)`,
    String.raw`(?<![\p{L}\p{N}_])_(?<italic>(?:__|\\[\s\S]|[^\\_])+?)_(?![\p{L}\p{N}_])`,
  ].join("|"),
  "gu",
);

const deepest = 6;

/** The runs of one block. Underlines and spoilers leave their words: rich text knows neither. */
export function readInline(text: string, names: TextNames, around: Marks = {}, depth = 0): readonly Inline[] {
  const runs: Inline[] = [];
  const put = (words: string, marks: Marks = {}) => {
    const last = runs.at(-1);
    const run = { text: words, ...around, ...marks };
    if (words === "") return;
    if (last !== undefined && sameMarks(last, run)) runs[runs.length - 1] = { ...last, text: last.text + words };
    else runs.push(run);
  };
  const within = (words: string, marks: Marks) => {
    for (const { text: inner, ...rest } of readInline(words, names, marks, depth + 1)) put(inner, rest);
  };
  let from = 0;
  for (const found of depth > deepest ? [] : text.matchAll(token)) {
    put(text.slice(from, found.index).replaceAll("\u200b", ""));
    from = found.index + found[0].length;
    readToken(found.groups ?? {}, found[0], names, put, within);
  }
  put(text.slice(from).replaceAll("\u200b", ""));
  return runs;
}

function readToken(
  group: Readonly<Record<string, string | undefined>>,
  all: string,
  names: TextNames,
  put: (words: string, marks?: Marks) => void,
  within: (words: string, marks: Marks) => void,
): void {
  const address = group.angled ?? group.address;
  if (group.escaped !== undefined) put(group.escaped);
  else if (group.code !== undefined) put(group.code.trim(), { code: true });
  else if (group.words !== undefined && group.to !== undefined) within(group.words, { href: group.to });
  else if (address !== undefined) put(address, { href: address });
  else if (group.bold !== undefined) within(group.bold, { bold: true });
  else if (group.strike !== undefined) within(group.strike, { strike: true });
  else if (group.star !== undefined) within(group.star, { italic: true });
  else if (group.italic !== undefined) within(group.italic, { italic: true });
  else if (group.under !== undefined) within(group.under, {});
  else if (group.spoiler !== undefined) within(group.spoiler, {});
  else put(wordsOf(group, names) ?? all);
}

/** Ids as the words that a reader elsewhere understands; null for what is no such thing. */
function wordsOf(group: Readonly<Record<string, string | undefined>>, names: TextNames): string | null {
  if (group.user !== undefined) return `@${names.user(group.user) ?? "?"}`;
  if (group.role !== undefined) return `@${names.role(group.role) ?? "?"}`;
  if (group.channel !== undefined) return `#${names.channel(group.channel) ?? "?"}`;
  if (group.emoji !== undefined) return `:${group.emoji}:`;
  if (group.command !== undefined) return `/${group.command}`;
  if (group.seconds !== undefined) return moment(Number(group.seconds), group.style);
  return null;
}

/** A time as everybody reads it, in UTC: who reads it here is elsewhere. */
function moment(seconds: number, style: string | undefined): string | null {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const [day = "", time = ""] = date.toISOString().split("T");
  const clock = `${time.slice(0, 5)} UTC`;
  if (style === "t" || style === "T") return clock;
  return style === "d" || style === "D" ? day : `${day} ${clock}`;
}

function sameMarks({ text: _, ...one }: Inline, { text: __, ...other }: Inline): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}
