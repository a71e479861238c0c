import type { Card, CardFile, Tone } from "../card.ts";
import type { Outgoing } from "../platform.ts";
import { maxCaptionLength, telegramCapabilities } from "./capabilities.ts";
import { flatten, joinRuns, plainRun, type Run } from "./flat-text.ts";
import { toHtml } from "./html.ts";
import { type Keyboard, keyboardOf } from "./keyboard.ts";
import { splitRuns } from "./split-runs.ts";

/**
 * What is to be sent, as Telegram takes it: `texts` in its HTML, one message each, the keyboard under the last; then the files. With a
 * `caption` there are no texts: it stands under the first file.
 */
export type Rendered = {
  readonly texts: readonly string[];
  readonly caption: string | null;
  readonly keyboard: Keyboard | null;
  readonly files: readonly CardFile[];
};

/** How a card's tone is seen where there are no colours. */
const marks: Readonly<Record<Tone, string>> = { plain: "", good: "✅ ", warn: "⚠️ ", danger: "🛑 " };

/** Shown where there is nothing to say: the server takes no empty message. */
const nothingToSay = "…";

/**
 * Renders a message or card in texts of at most `limit` characters. Total but for buttons that do not fit (a `refused` fault); nothing is
 * cut, long texts are split.
 */
export function render(content: Outgoing, limit = telegramCapabilities.maxTextLength): Rendered {
  const runs = content.kind === "card" ? cardRuns(content.card) : messageRuns(content);
  const files = content.kind === "card" ? content.card.files : content.files;
  const keyboard = content.kind === "card" ? keyboardOf(content.card) : null;
  const pieces = splitRuns(runs, limit);
  const whole = runs.map((run) => run.text).join("");
  // A card keeps its text apart from its files: it is redrawn often, and albums carry no buttons.
  if (content.kind === "message" && files.length > 0 && pieces.length <= 1 && whole.length <= maxCaptionLength) {
    return { texts: [], caption: toHtml(pieces[0] ?? []), keyboard, files };
  }
  const texts = pieces.map(toHtml);
  return { texts: texts.length === 0 ? [nothingToSay] : texts, caption: null, keyboard, files };
}

function messageRuns(content: Extract<Outgoing, { kind: "message" }>): readonly Run[] {
  const { author, text, edited, staffOnly, words } = content;
  const head = joinRuns(
    [
      staffOnly ? [plainRun(`🔒 ${words.note}`, { italic: true })] : [],
      author === null ? [] : [plainRun(author.name, { bold: true })],
    ],
    " · ",
  );
  const body = flatten(text);
  const tail: readonly Run[] = edited ? [plainRun(`(${words.edited})`, { italic: true })] : [];
  // Beside plain words "(edited)" stands on their line; under a quote or code it needs its own.
  const said = joinRuns([body, tail], body.at(-1)?.block === undefined ? " " : "\n");
  return joinRuns([head, said], "\n");
}

/** All that a card says, title first, small print last. */
function cardRuns(card: Card): readonly Run[] {
  const title = card.title.trim() === "" ? "" : `${marks[card.tone]}${card.title}`;
  const fields = card.fields.map(({ label, value }) => [
    plainRun(`${label}: `, { bold: true }),
    plainRun(value.trim() === "" ? "—" : value),
  ]);
  const footer = card.footer ?? "";
  return joinRuns(
    [
      title === "" ? [] : [plainRun(title, { bold: true })],
      flatten(card.body),
      joinRuns(fields, "\n"),
      footer.trim() === "" ? [] : [plainRun(footer, { italic: true })],
    ],
    "\n\n",
  );
}
