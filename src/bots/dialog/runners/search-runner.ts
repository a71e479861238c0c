import type { Words } from "../../../core/copy/words.ts";
import type { Inline } from "../../../core/domain/rich-text.ts";
import { type FoundShown, search } from "../../../core/usecases/search-desk.ts";
import { actionId } from "../action-id.ts";
import { rowsOf, sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

/** What a phone shows without scrolling twice. */
const shownAtOnce = 10;

/** One line of what was found: where, and the words around it with those that were searched for in bold. */
function lineOf(words: Words, found: FoundShown): readonly Inline[] {
  const where = found.ticketNumber === null ? "" : `#${found.ticketNumber} ${found.title}`;
  const what = found.kind === "ticket" ? "" : words.say(`found-${found.kind}`);
  const head = [where, what].filter((part) => part !== "").join(" · ");
  const text = found.highlights.map(
    ({ text: piece, hit }): Inline => (hit ? { text: piece, bold: true } : { text: piece }),
  );
  return text.length === 0 ? [{ text: head }] : [{ text: `${head}: ` }, ...text];
}

/** `/desk search`: everything that one may read, by words. */
export const searchRunner: Runner = async ({ work, person, words }, { given }) => {
  const found = await search(work, person, { text: given.text ?? "", limit: shownAtOnce + 1 });
  if (found.length === 0) return sentence(words.say("list-search-empty"));
  const shown = found.slice(0, shownAtOnce);
  const numbers = [...new Set(shown.flatMap(({ ticketNumber }) => (ticketNumber === null ? [] : [ticketNumber])))];
  const buttons = numbers.map((number) => ({
    action: actionId("show", number, 0),
    label: `#${number}`,
    style: "plain" as const,
  }));
  return sentence(words.say("list-search", { count: shown.length }), {
    body: [{ kind: "list", ordered: false, items: shown.map((one) => lineOf(words, one)) }],
    buttons: rowsOf(buttons, 5),
    footer: found.length > shownAtOnce ? words.say("list-more") : null,
  });
};
