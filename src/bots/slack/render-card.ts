import type { Button, Card, Tone } from "../card.ts";
import { clip, escapedAndClipped } from "./mrkdwn-text.ts";
import { richTextBlocks } from "./rich-text-blocks.ts";
import { plainText, type SlackBlock, type SlackMessage } from "./slack-block.ts";
import { slackLimits } from "./slack-limits.ts";
import { cutAt } from "./split-rich-text.ts";

/** Block Kit has no colours: what needs somebody says so with a sign before its title. */
const signs: Readonly<Record<Tone, string>> = { plain: "", good: "", warn: "⚠️ ", danger: "🛑 " };

/** Where a card's buttons are: on a card that stays what it is, or on an answer that the next answer may take the place of. */
export type CardUse = "posted" | "answer";

/** What the block id of an answer's buttons begins with; presses carry it back. */
export const answerBlock = "answer-";

function cutWords(text: string, max: number): readonly string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== ""; ) {
    const at = cutAt(rest, max);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return pieces;
}

function title(card: Card): readonly SlackBlock[] {
  const text = `${signs[card.tone]}${card.title}`;
  if (text.trim() === "") return [];
  // A header is one line.
  if (text.length <= slackLimits.header && !text.includes("\n")) return [{ type: "header", text: plainText(text) }];
  return cutWords(text, slackLimits.section).map((piece) => ({ type: "section", text: plainText(piece) }));
}

/** Fields as lines of rich text: a value is shown as it is, never as markup. */
function fields(card: Card): readonly SlackBlock[] {
  const lines = card.fields.flatMap(({ label, value }, at) => [
    { text: `${at === 0 ? "" : "\n"}${label}: `, bold: true as const },
    { text: value },
  ]);
  return richTextBlocks([{ kind: "paragraph", runs: lines }]);
}

function footer({ footer: text }: Card): readonly SlackBlock[] {
  return cutWords(text?.trim() ?? "", slackLimits.context).map((piece) => ({
    type: "context",
    elements: [plainText(piece)],
  }));
}

function buttonElement({ action, label, style }: Button, twin: number): Readonly<Record<string, unknown>> {
  return {
    type: "button",
    // Unique among its neighbours (https://docs.slack.dev/reference/block-kit/block-elements/button-element); the value is what counts.
    action_id: twin === 0 ? action : `${action}#${twin}`,
    value: action,
    text: plainText(clip(label.replace(/\s+/g, " ").trim(), slackLimits.buttonText)),
    ...(style === "plain" ? {} : { style }),
  };
}

/** One block a row of buttons; where there are many rows they are put together, as many in a block as Slack allows. */
function buttons(card: Card, use: CardUse): readonly SlackBlock[] {
  const filled = card.buttons.filter((row) => row.length > 0);
  const few = filled.length <= 8 && filled.every((row) => row.length <= slackLimits.elementsInActions);
  const all = filled.flat();
  const rows = few
    ? filled
    : Array.from({ length: Math.ceil(all.length / slackLimits.elementsInActions) }, (_, at) =>
        all.slice(at * slackLimits.elementsInActions, (at + 1) * slackLimits.elementsInActions),
      );
  return rows.map((row, at) => ({
    type: "actions",
    block_id: `${use === "answer" ? answerBlock : "card-"}${at}`,
    elements: row.map((button, each) =>
      buttonElement(button, row.slice(0, each).filter(({ action }) => action === button.action).length),
    ),
  }));
}

function said(card: Card): readonly SlackBlock[] {
  const blocks = [...title(card), ...richTextBlocks(card.body), ...fields(card), ...footer(card)];
  return blocks.length > 0 ? blocks : [{ type: "section", text: plainText(clip(card.fallback, slackLimits.section)) }];
}

/** The line that says it all where no blocks are shown. */
export function fallbackOf(card: Card): string {
  const line = card.fallback.trim() === "" ? card.title : card.fallback;
  return escapedAndClipped(line.trim() === "" ? "…" : line, slackLimits.text);
}

/** Whether blocks are one message. */
function fits(blocks: readonly SlackBlock[]): boolean {
  return blocks.length <= slackLimits.blocksInMessage && JSON.stringify(blocks).length <= slackLimits.blocksJson;
}

/** A card as the posts it takes, at least one: what does not fit into one is continued in the next, and the buttons are on the last. */
export function renderCard(card: Card, use: CardUse = "posted"): readonly [SlackMessage, ...SlackMessage[]] {
  const pressed = buttons(card, use);
  const messages: SlackBlock[][] = [[]];
  for (const block of said(card)) {
    const last = [...(messages.at(-1) ?? []), block];
    if (last.length === 1 || fits(last)) messages[messages.length - 1] = last;
    else messages.push([block]);
  }
  // The buttons are on the last, or, where they are many, on posts of their own.
  for (const row of pressed) {
    const last = [...(messages.at(-1) ?? []), row];
    if (fits(last)) messages[messages.length - 1] = last;
    else messages.push([row]);
  }
  const text = fallbackOf(card);
  const [first, ...rest] = messages.map((blocks): SlackMessage => ({ text, blocks }));
  if (first === undefined) throw new Error("a card takes at least one post");
  return [first, ...rest];
}

/** A card's blocks where it is shown as a view: all of it in one piece, at most `blocksInView`. */
export function cardBlocks(card: Card): readonly SlackBlock[] {
  const pressed = buttons(card, "answer");
  return [...said(card).slice(0, slackLimits.blocksInView - pressed.length), ...pressed];
}
