import { wordsFor } from "../../../core/copy/words.ts";
import { type Language, languages } from "../../../core/domain/languages.ts";
import { fromPlain } from "../../../core/domain/rich-text.ts";
import { settingDefaults } from "../../../core/domain/settings.ts";
import { statuses } from "../../../core/domain/statuses.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import type { Card } from "../../card.ts";
import { actionId } from "../action-id.ts";
import { intakeCard } from "../intake/intake-card.ts";
import { emptyIntake } from "../intake/intake-state.ts";
import { rowsOf, sentenceCard } from "../reply.ts";
import { reportCard } from "./report-card.ts";
import { sampleInsight, sampleJob, sampleReport, sampleTicket } from "./sample-ticket.ts";
import { ticketCard } from "./ticket-card.ts";
import type { CardSide, Viewer } from "./viewer.ts";

/** A card that every platform's renderer is run over, by what is special about it. */
export type Sample = { readonly name: string; readonly card: Card };

const sides: Readonly<Record<CardSide, Viewer["who"]>> = {
  customer: new Set(["opener", "member", "signer"]),
  worker: new Set(["assignee", "technician"]),
  desk: new Set(["technician", "engineer", "admin"]),
};

/** A reader of the sample tickets: on the day of the report, in Lisbon. */
export function sampleViewer(side: CardSide, language: Language = "en"): Viewer {
  return {
    side,
    words: wordsFor(language),
    timeZone: "Europe/Lisbon",
    who: sides[side],
    now: new Date("2026-03-02T16:00:00Z"),
    settings: settingDefaults,
  };
}

/** Markup, mentions and controls of every platform, in one text. */
export const hostileText =
  "<b>@everyone</b> <!channel> <@U123> @here [x](javascript:alert(1)) *b* _i_ ~s~ `c` ```x``` ||s|| &amp; \\*not\\* {{x}} \u202egnp.exe\u0000";
const rightToLeft = "המכונה עצרה والفرن لا يسخن מאז יום שני";
const emoji = "🔥🧯👩🏽‍🔧🏳️‍🌈 E4 ⚠️";
const longText = `${"A long account of what happened, in which nothing may be lost. ".repeat(600)}end`;

function dressed(text: string): TicketView {
  const { equipment, site } = sampleTicket;
  return {
    ...sampleTicket,
    title: text.slice(0, 100).toWellFormed(),
    description: text,
    tags: [text.slice(0, 40).toWellFormed()],
    opener: { ...sampleTicket.opener, name: text.slice(0, 80).toWellFormed() },
    equipment: equipment === null ? null : { ...equipment, name: text.slice(0, 80).toWellFormed() },
    site: site === null ? null : { ...site, name: text.slice(0, 80).toWellFormed() },
  };
}

const at = new Date("2026-03-02T15:00:00Z");
const resolved: TicketView = {
  ...sampleJob,
  status: "resolved",
  resolvedAt: at,
  report: { ...sampleReport, state: "signed", signature: { name: "Marta Rossi", at, pinSetAfterSubmission: true } },
};

const everyStatus: readonly Sample[] = statuses.flatMap((status) =>
  (["customer", "worker", "desk"] as const).map((side) => {
    const base =
      status === "new" || status === "rejected"
        ? sampleTicket
        : status === "resolved" || status === "closed"
          ? resolved
          : sampleJob;
    return {
      name: `ticket ${status}, ${side}`,
      card: ticketCard(
        {
          ...base,
          status,
          holdReason: status === "on_hold" ? "parts: Monday" : null,
          mergedIntoNumber: status === "merged" ? 1040 : null,
        },
        sampleViewer(side),
      ),
    };
  }),
);

const texts: readonly Sample[] = Object.entries({
  hostile: hostileText,
  "right to left": rightToLeft,
  emoji,
  longest: longText,
}).flatMap(([name, text]) => [
  { name: `ticket card, ${name} text`, card: ticketCard(dressed(text), sampleViewer("desk"), true) },
  {
    name: `report card, ${name} text`,
    card: reportCard(
      sampleJob,
      { ...sampleReport, malfunction: text, fix: text.slice(0, 200).toWellFormed() },
      sampleViewer("customer"),
      null,
    ),
  },
  { name: `sentence, ${name} text`, card: sentenceCard(text.slice(0, 4000).toWellFormed()) },
]);

const manyButtons = rowsOf(
  Array.from({ length: 40 }, (_, each) => ({
    action: actionId("show", 1000 + each, 1),
    label: each % 7 === 0 ? `#${1000 + each} ${"long label ".repeat(20)}` : `#${1000 + each}`,
    style: (["plain", "primary", "danger"] as const)[each % 3] ?? "plain",
  })),
  5,
);

const richBody: Card["body"] = [
  {
    kind: "paragraph",
    runs: [
      { text: "bold", bold: true },
      { text: " italic", italic: true },
      { text: " struck", strike: true },
      { text: " code", code: true },
      { text: " link", href: "https://example.org/?a=1&b=<2>" },
    ],
  },
  { kind: "quote", runs: [{ text: "quoted\nover two lines" }] },
  { kind: "code", text: "if (a < b) {\n  return `x`;\n}\n```" },
  { kind: "list", ordered: true, items: [[{ text: "first" }], [{ text: "second", bold: true }]] },
  { kind: "list", ordered: false, items: [[{ text: hostileText }]] },
];

/** Every kind of card at its worst: nothing on it, the longest text, the most buttons, hostile markup, right-to-left text, emoji. */
export const gallery: readonly Sample[] = [
  { name: "nothing on it", card: sentenceCard("") },
  { name: "a title alone", card: sentenceCard("Done") },
  { name: "every mark", card: sentenceCard("Marks", { body: richBody }) },
  { name: "most buttons", card: sentenceCard("Which ticket do you mean?", { buttons: manyButtons }) },
  {
    name: "most fields",
    card: sentenceCard("Settings", {
      fields: Array.from({ length: 40 }, (_, each) => ({
        label: `Label ${each} ${hostileText.slice(0, 60)}`,
        value: each % 5 === 0 ? "" : `value ${each}\n${emoji}`,
      })),
      footer: hostileText,
    }),
  },
  {
    name: "files",
    card: {
      ...sentenceCard("Photos", { body: fromPlain(emoji) }),
      files: [
        { fileId: "01890000-0000-7000-8000-0000000000f1", name: "oven.jpg", mediaType: "image/jpeg" },
        { fileId: "01890000-0000-7000-8000-0000000000f2", name: `../${hostileText}.pdf`, mediaType: "application/pdf" },
      ],
    },
  },
  ...languages.map((language) => ({
    name: `ticket with likely fixes, ${language}`,
    card: ticketCard({ ...sampleTicket, category: null }, sampleViewer("desk", language), false, sampleInsight),
  })),
  ...everyStatus,
  ...texts,
  ...languages.map((language) => ({
    name: `report to sign, ${language}`,
    card: reportCard(
      { ...sampleJob, report: sampleReport },
      sampleReport,
      sampleViewer("customer", language),
      wordsFor(language).say("notice-report-submitted-ask"),
    ),
  })),
  ...languages.map((language) => ({
    name: `intake question, ${language}`,
    card: intakeCard(
      wordsFor(language),
      sampleTicket.id,
      {
        ...emptyIntake(false),
        step: "equipment",
        turn: 2,
        offered: Array.from({ length: 8 }, (_, each) => ({
          id: String(each),
          label: each === 3 ? hostileText : `Oven line ${each}`,
        })),
      },
      { equipment: true, urgency: true, site: true },
    ),
  })),
];
