import type { Outgoing } from "../platform.ts";
import type { Inline, RichText } from "../rich-text.ts";
import { escapedAndClipped } from "./mrkdwn-text.ts";
import { plainWords } from "./plain-words.ts";
import { richTextBlock } from "./rich-text-block.ts";
import { richTextPieces } from "./rich-text-blocks.ts";
import type { SlackMessage } from "./slack-block.ts";
import { plainText } from "./slack-block.ts";
import { slackLimits } from "./slack-limits.ts";

type Message = Extract<Outgoing, { kind: "message" }>;

/** Runs put before the first words: on their own where the text begins with something that is no paragraph. */
function before(runs: readonly Inline[], text: RichText): RichText {
  const [first, ...rest] = text;
  if (runs.length === 0) return text;
  if (first?.kind === "paragraph") return [{ kind: "paragraph", runs: [...runs, ...first.runs] }, ...rest];
  return [{ kind: "paragraph", runs }, ...text];
}

function after(run: Inline, text: RichText): RichText {
  const last = text.at(-1);
  if (last?.kind === "paragraph") return [...text.slice(0, -1), { kind: "paragraph", runs: [...last.runs, run] }];
  return [...text, { kind: "paragraph", runs: [{ ...run, text: run.text.trim() }] }];
}

/** What everybody reads: who says it, in bold, then the words, then that they were edited. */
function dressed({ author, text, files, edited, staffOnly, words }: Message): RichText {
  const note = staffOnly ? ` (${words.note})` : "";
  const who: readonly Inline[] =
    author === null ? (staffOnly ? [{ text: `(${words.note}) `, italic: true }] : []) : nameRuns(author.name, note);
  const empty = plainWords(text).trim() === "";
  const names = files.map(({ name }) => `📎 ${name}`).join("\n");
  const body: RichText = empty ? [{ kind: "paragraph", runs: [{ text: names === "" ? "…" : names }] }] : text;
  const shown = before(who, body);
  return edited ? after({ text: ` (${words.edited})`, italic: true }, shown) : shown;
}

function nameRuns(name: string, note: string): readonly Inline[] {
  return [
    { text: name.trim() === "" ? "?" : name, bold: true },
    ...(note === "" ? [] : [{ text: note, italic: true } as const]),
    { text: ": " },
  ];
}

/**
 * A message as the posts it takes, at least one: a rich text block each, so that nothing in it is read as markup or mention. Slack shows no
 * answer to a single message inside of a thread, so `replyTo` is not drawn; files are uploaded beside it.
 */
export function renderMessage(message: Message): readonly [SlackMessage, ...SlackMessage[]] {
  const pieces = richTextPieces(dressed(message)).map((piece): SlackMessage => {
    const block = richTextBlock(piece);
    const words = plainWords(piece);
    const text = escapedAndClipped(words.trim() === "" ? "…" : words, slackLimits.text);
    return { text, blocks: [block ?? { type: "section", text: plainText("…") }] };
  });
  const [first, ...rest] = pieces;
  if (first === undefined) throw new Error("a split text has at least one piece");
  return [first, ...rest];
}
