import type { Card } from "../card.ts";
import { PlatformFault } from "../platform.ts";
import { cleanText } from "./flat-text.ts";

/** A button as the Bot API takes it: https://core.telegram.org/bots/api#inlinekeyboardbutton */
type KeyboardButton = {
  readonly text: string;
  readonly callback_data: string;
  readonly style?: "primary" | "danger";
};

export type Keyboard = { readonly inline_keyboard: KeyboardButton[][] };

/** Bytes of `callback_data`, buttons in a row and on a message: the server refuses more. */
const maxDataBytes = 64;
const perRow = 8;
const mostButtons = 100;
/** A longer label is cut by every client: it is cut here, with a mark that says so. */
const labelLength = 64;

/** The card's buttons as an inline keyboard; null where it has none. Throws a `refused` fault for an action that does not fit. */
export function keyboardOf(card: Card): Keyboard | null {
  const rows = card.buttons.flatMap((row) => chunks(row, perRow));
  let left = mostButtons;
  const keyboard = rows.flatMap((row) => {
    const shown = row.slice(0, left).map(({ action, label, style }) => {
      const bytes = Buffer.byteLength(action);
      if (bytes === 0 || bytes > maxDataBytes) {
        throw new PlatformFault("refused", `a button carries ${bytes} bytes; Telegram takes 1 to ${maxDataBytes}`);
      }
      return { text: shortLabel(label), callback_data: action, ...(style !== "plain" && { style }) };
    });
    left -= shown.length;
    return shown.length === 0 ? [] : [shown];
  });
  return keyboard.length === 0 ? null : { inline_keyboard: keyboard };
}

function shortLabel(label: string): string {
  const text = cleanText(label).replace(/\s+/g, " ").trim();
  if (text === "") return "…";
  return text.length <= labelLength
    ? text
    : `${text
        .slice(0, labelLength - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, "")}…`;
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
