import { toPlain } from "../../../core/domain/rich-text.ts";
import type { TalkItem } from "./talk-item.ts";

/** How far the clocks of browser and desk may be apart. */
const clocksMs = 10 * 60_000;

/**
 * Of the words on their way, those that the talk does not show yet. The desk gives a ticket's message an id of its own, and its frame
 * overtakes the answer at times: so an own message of the same words, said about now, stands for the words on their way. Each stands
 * for one.
 */
export function unconfirmed(waiting: readonly TalkItem[], shown: readonly TalkItem[]): readonly TalkItem[] {
  const taken = new Set<string>();
  return waiting.filter((item) => {
    if (item.kind !== "message" || item.state !== "sending") return true;
    const words = plainOf(item);
    const found = shown.findLast(
      (one) =>
        one.kind === "message" &&
        one.mine &&
        !taken.has(one.key) &&
        one.at.getTime() > item.at.getTime() - clocksMs &&
        plainOf(one) === words,
    );
    if (found !== undefined) taken.add(found.key);
    return found === undefined;
  });
}

/** The words without marks and white space, which the desk may have read as formatting. */
function plainOf(item: Extract<TalkItem, { kind: "message" }>): string {
  return toPlain(item.text).replaceAll(/[\s*_~`>]/g, "");
}
