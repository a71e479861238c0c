import { say } from "./say.ts";

/**
 * What happened, in words: `ticket.started` is "Work started". A kind without a sentence of its own is shown as it is called, so that
 * nothing is left out of the record. Pages that show more than what happens to tickets teach copy/<language>/events.ftl.
 */
export function eventWords(kind: string): string {
  const id = `event-${kind.replaceAll(/[._]/g, "-")}`;
  const words = say(id);
  return words === id ? kind : words;
}
