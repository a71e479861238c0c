import type { Words } from "../../../core/copy/words.ts";
import type { NoticeCode, NoticeData } from "../../../core/domain/notices.ts";
import { fromPlain, type RichText } from "../../../core/domain/rich-text.ts";
import type { Card } from "../../card.ts";
import { sentenceCard } from "../reply.ts";
import type { NoticeFacts } from "./notice-cards.ts";

type DashboardCode = Extract<NoticeCode, `dashboard.${string}`>;

/** "2026-10" in the reader's words: "October 2026". */
function monthShown(words: Words, month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return month;
  return new Intl.DateTimeFormat(words.language === "en" ? "en-GB" : words.language, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(date);
}

/** How notices about dashboards look. Findings are in English, as the dashboards are. */
export const dashboardNotices: {
  readonly [Code in DashboardCode]: (data: NoticeData[Code], facts: NoticeFacts) => Card | null;
} = {
  "dashboard.summary": ({ manufacturer, month, address, from, to, headlines, charts }, { viewer: { words } }) => {
    const title = words.say("notice-summary-title", { name: manufacturer, month: monthShown(words, month) });
    const body: RichText = [
      ...(headlines.length === 0
        ? fromPlain(words.say("notice-summary-nothing"))
        : [{ kind: "list" as const, ordered: false, items: headlines.map(({ text }) => [{ text }]) }]),
      ...(address === null ? [] : fromPlain(words.say("notice-summary-read", { address }))),
    ];
    const footer = words.say("notice-summary-footer", { from: monthShown(words, from), to: monthShown(words, to) });
    const card = sentenceCard(title, { body, footer });
    return {
      ...card,
      tone: headlines.some(({ tone }) => tone === "bad") ? "warn" : "plain",
      files: charts.map(({ fileId }, at) => ({ fileId, name: `${month}-${at + 1}.png`, mediaType: "image/png" })),
      fallback: [title, ...headlines.map(({ text }) => text)].join(" · "),
    };
  },
  "dashboard.unsubscribed": ({ name, because }, { viewer: { words } }) =>
    sentenceCard(words.say("notice-unsubscribed", { name }), {
      tone: "warn",
      body: fromPlain(words.say(`notice-unsubscribed-${because}`)),
    }),
};
