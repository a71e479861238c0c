import type { Inline } from "../../../core/domain/rich-text.ts";
import { notifyOthers, showRecipients } from "../../../core/usecases/notify-others.ts";
import { sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

/** `/desk notify <team or third party> [#1042] <words>`: who is meant is the longest name that the words begin with. */
export const notifyRunner: Runner = async ({ work, person, words }, { given }) => {
  const typed = (given.text ?? "").trim();
  const recipients = await showRecipients(work, person);
  const to = recipients
    .filter(({ name }) => typed.toLowerCase().startsWith(`${name.toLowerCase()} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (to === undefined) {
    if (recipients.length === 0) return sentence(words.say("notify-nobody"));
    const items = recipients.map(({ kind, name }): readonly Inline[] => [
      { text: name, bold: true },
      { text: ` · ${words.say(`notify-${kind}`)}` },
    ]);
    return sentence(words.say("notify-who"), { body: [{ kind: "list", ordered: false, items }] });
  }
  const said = typed.slice(to.name.length).trim();
  const number = /^#(\d{1,15})\b/.exec(said)?.[1];
  const text = number === undefined ? said : said.slice(number.length + 1).trim();
  const { name } = await notifyOthers(work, person, {
    to,
    text,
    ticketNumber: number === undefined ? null : Number(number),
  });
  return sentence(words.say("done-notify", { name }), { tone: "good" });
};
