import type { Block, Inline, RichText } from "../rich-text.ts";
import { emojiOfCodePoints, emojiOfName } from "./emoji-names.ts";
import { type Json, objectIn, objectsIn, textIn } from "./json.ts";

/** How people and channels are called, by id, as far as it is known. */
export type Names = { readonly user: (id: string) => string; readonly channel: (id: string) => string | null };

function marksOf(element: Json): Omit<Inline, "text"> {
  const style = objectIn(element, "style");
  return {
    ...(style.bold === true ? { bold: true } : {}),
    ...(style.italic === true ? { italic: true } : {}),
    ...(style.strike === true ? { strike: true } : {}),
    ...(style.code === true ? { code: true } : {}),
  };
}

function wordsOf(element: Json, names: Names): string {
  switch (element.type) {
    case "text":
      return textIn(element, "text") ?? "";
    case "link":
      return textIn(element, "text") ?? textIn(element, "url") ?? "";
    case "user":
      return `@${names.user(textIn(element, "user_id") ?? "")}`;
    case "usergroup":
      return `@${textIn(element, "usergroup_id") ?? "group"}`;
    case "channel": {
      const id = textIn(element, "channel_id") ?? "";
      return `#${names.channel(id) ?? id}`;
    }
    case "broadcast":
      return `@${textIn(element, "range") ?? "here"}`;
    case "emoji":
      return emojiOfCodePoints(textIn(element, "unicode") ?? "") ?? emojiOfName(textIn(element, "name") ?? "");
    case "date":
      return textIn(element, "fallback") ?? "";
    case "color":
      return textIn(element, "value") ?? "";
    default:
      return "";
  }
}

function runsOf(element: Json, names: Names): readonly Inline[] {
  return objectsIn(element, "elements").flatMap((inner) => {
    const text = wordsOf(inner, names);
    const href = inner.type === "link" ? textIn(inner, "url") : null;
    return text === "" ? [] : [{ text, ...marksOf(inner), ...(href === null ? {} : { href }) }];
  });
}

/** Runs cut into paragraphs at blank lines, which Slack keeps inside of one section. */
function paragraphsOf(runs: readonly Inline[]): readonly Block[] {
  const paragraphs: Inline[][] = [[]];
  for (const run of runs) {
    const [first = "", ...rest] = run.code || run.href !== undefined ? [run.text] : run.text.split(/\n{2,}/);
    if (first !== "") paragraphs.at(-1)?.push({ ...run, text: first });
    for (const text of rest) paragraphs.push(text === "" ? [] : [{ ...run, text }]);
  }
  return paragraphs.map(trimmed).flatMap((found) => (found.length === 0 ? [] : [{ kind: "paragraph", runs: found }]));
}

/** Without the line breaks that only separate it from its neighbours. */
function trimmed(runs: readonly Inline[]): readonly Inline[] {
  const all = runs.map((run) => ({ ...run }));
  const [first] = all;
  const last = all.at(-1);
  if (first !== undefined) first.text = first.text.replace(/^\n+/, "");
  if (last !== undefined) last.text = last.text.replace(/\n+$/, "");
  return all.filter(({ text }) => text !== "");
}

function blocksOf(element: Json, names: Names): readonly Block[] {
  switch (element.type) {
    case "rich_text_section":
      return paragraphsOf(runsOf(element, names));
    case "rich_text_quote":
      return [{ kind: "quote", runs: trimmed(runsOf(element, names)) }];
    case "rich_text_preformatted": {
      const text = runsOf(element, names).map((run) => run.text);
      return [{ kind: "code", text: text.join("") }];
    }
    case "rich_text_list": {
      const items = objectsIn(element, "elements").map((item) => runsOf(item, names));
      return [{ kind: "list", ordered: element.style === "ordered", items }];
    }
    default:
      return [];
  }
}

/** Lists of several levels come as several lists: those that follow each other and are of one kind are one list to us. */
function joinLists(blocks: readonly Block[]): RichText {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === "list" && last?.kind === "list" && last.ordered === block.ordered) {
      joined[joined.length - 1] = { ...last, items: [...last.items, ...block.items] };
    } else joined.push(block);
  }
  return joined;
}

/** The text of a message's rich text blocks; null where it has none. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export function readRichText(blocks: readonly Json[], names: Names): RichText | null {
  const rich = blocks.filter((block) => block.type === "rich_text");
  if (rich.length === 0) return null;
  return joinLists(rich.flatMap((block) => objectsIn(block, "elements").flatMap((one) => blocksOf(one, names))));
}

/** Who and what a message names, by id. */
export type Mentioned = { readonly users: ReadonlySet<string>; readonly channels: ReadonlySet<string> };

/** The ids of everybody and of all channels in the blocks and the text, so that their names can be looked up first. */
export function mentionedIn(blocks: readonly Json[], text: string): Mentioned {
  const users = new Set(Array.from(text.matchAll(/<@([A-Z0-9]+)/g), ([, id]) => id ?? ""));
  const channels = new Set(Array.from(text.matchAll(/<#([A-Z0-9]+)/g), ([, id]) => id ?? ""));
  const visit = (element: Json): void => {
    const user = element.type === "user" ? textIn(element, "user_id") : null;
    if (user !== null) users.add(user);
    const channel = element.type === "channel" ? textIn(element, "channel_id") : null;
    if (channel !== null) channels.add(channel);
    for (const inner of objectsIn(element, "elements")) visit(inner);
  };
  for (const block of blocks) visit(block);
  return { users, channels };
}
