import type { NoticeCode, NoticeData } from "../../../core/domain/notices.ts";
import type { Card } from "../../card.ts";
import { sentenceCard } from "../reply.ts";
import { about, news } from "./news-card.ts";
import type { NoticeFacts } from "./notice-cards.ts";

type ServerCode = Extract<
  NoticeCode,
  `server.${string}` | "ticket.handed_over" | "ticket.recalled" | "ticket.elsewhere"
>;

/** How notices about other servers look. */
export const serverNotices: {
  readonly [Code in ServerCode]: (data: NoticeData[Code], facts: NoticeFacts) => Card | null;
} = {
  "ticket.handed_over": about(({ name }, facts) =>
    facts.viewer.side === "customer"
      ? news(facts, "plain", "notice-handed-over-customer", { name })
      : news(facts, "plain", "notice-handed-over", { name }, { verbs: ["recall"] }),
  ),
  "ticket.recalled": about(({ name, because, reason }, facts) => {
    const next = because === "done" ? null : facts.words.say(`notice-recalled-${because}`);
    return news(facts, "warn", "notice-recalled", { name }, { reason, next, verbs: ["assign-choose", "reject"] });
  }),
  "ticket.elsewhere": about(({ name, status }, facts) => {
    const { words, ticket } = facts;
    const foreign = ticket.elsewhere?.number ?? "?";
    return status === ""
      ? news(facts, "good", "notice-elsewhere-taken", { name, foreign })
      : news(facts, status === "on_hold" ? "warn" : "plain", "notice-elsewhere-status", {
          name,
          status: words.status(status),
        });
  }),
  "server.ended": ({ name }, { viewer: { words } }) =>
    sentenceCard(words.say("notice-server-ended", { name }), { tone: "warn" }),
  "server.failing": ({ name }, { viewer: { words } }) =>
    sentenceCard(words.say("notice-server-failing", { name }), { tone: "danger" }),
};
