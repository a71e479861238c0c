import type { NoticeCode, NoticeData } from "../../../core/domain/notices.ts";
import type { Button, Card } from "../../card.ts";
import { type ActionVerb, actionId } from "../action-id.ts";
import { sentenceCard } from "../reply.ts";
import { type About, about, by, news } from "./news-card.ts";
import type { NoticeFacts } from "./notice-cards.ts";

type TimeCode = Extract<NoticeCode, `sla.${string}` | `shift.${string}` | `break.${string}`>;

/** What is due, and when, in the reader's words. */
function due({ words, viewer }: About, data: NoticeData["sla.warned"]) {
  const when = data.dueAt === "" ? "?" : words.when(new Date(data.dueAt), viewer.timeZone);
  return { what: words.say(`sla-what-${data.target}`), when };
}

const own = (
  { viewer: { words, timeZone } }: NoticeFacts,
  id: "notice-shift-overrun" | "notice-shift-ended" | "notice-break-overrun",
  times: { readonly since: string; readonly until?: string },
  verb: Extract<ActionVerb, "shift-start" | "shift-end" | "shift-back">,
): Card => {
  const since = words.when(new Date(times.since), timeZone);
  const until = times.until === undefined ? "" : words.when(new Date(times.until), timeZone);
  const button: Button = { action: actionId(verb, null, 0), label: words.say(`button-${verb}`), style: "primary" };
  return sentenceCard(words.say(id, { since, until }), { tone: "warn", buttons: [[button]] });
};

/** How notices about promises and shifts look. */
export const timeNotices: {
  readonly [Code in TimeCode]: (data: NoticeData[Code], facts: NoticeFacts) => Card | null;
} = {
  "sla.warned": about((data, facts) => news(facts, "warn", "notice-sla-warned", due(facts, data))),
  "sla.breached": about((data, facts) => {
    const card = news(facts, "danger", "notice-sla-breached", due(facts, data), { verbs: ["ack"] });
    if (facts.viewer.side !== "desk") return card;
    return {
      ...card,
      fields: [{ label: facts.words.say("label-called"), value: facts.words.say(`sla-rung-${data.rung}`) }],
    };
  }),
  "sla.acknowledged": about(({ byName }, facts) =>
    news(facts, "good", "notice-sla-acknowledged", { name: by(facts, byName) }),
  ),
  "shift.overrun": ({ startedAt, endsAt }, facts) =>
    own(facts, "notice-shift-overrun", { since: startedAt, until: endsAt }, "shift-end"),
  "shift.ended": ({ startedAt }, facts) => own(facts, "notice-shift-ended", { since: startedAt }, "shift-start"),
  "break.overrun": ({ startedAt }, facts) => own(facts, "notice-break-overrun", { since: startedAt }, "shift-back"),
};
