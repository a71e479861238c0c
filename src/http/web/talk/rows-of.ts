import { dayKey } from "../words/when.ts";
import type { TalkItem } from "./talk-item.ts";

/** What a talk list draws: a day's heading, or an item; `follows` leaves out the author, who just spoke. */
export type TalkRow =
  | { readonly kind: "day"; readonly key: string; readonly at: Date }
  | { readonly kind: "item"; readonly key: string; readonly item: TalkItem; readonly follows: boolean };

const oneBreathMs = 5 * 60_000;

/** The rows of a talk: a heading before the first item of each day, and runs of one author within five minutes joined. */
export function rowsOf(items: readonly TalkItem[]): readonly TalkRow[] {
  const rows: TalkRow[] = [];
  let before: TalkItem | null = null;
  for (const item of items) {
    const day = dayKey(item.at);
    const newDay = before === null || dayKey(before.at) !== day;
    if (newDay) rows.push({ kind: "day", key: `day-${day}-${item.key}`, at: item.at });
    rows.push({ kind: "item", key: item.key, item, follows: !newDay && isContinued(before, item) });
    before = item;
  }
  return rows;
}

function isContinued(before: TalkItem | null, item: TalkItem): boolean {
  if (before?.kind !== "message" || item.kind !== "message" || item.replyTo !== null) return false;
  return (
    before.mine === item.mine &&
    before.staffOnly === item.staffOnly &&
    before.author?.name === item.author?.name &&
    item.at.getTime() - before.at.getTime() < oneBreathMs
  );
}
