import { expect, test } from "vitest";
import { wordsFor } from "../../../core/copy/words.ts";
import { languages } from "../../../core/domain/languages.ts";
import { type Move, possibleMoves } from "../../../core/domain/lifecycle.ts";
import type { NoticeCode, NoticeData } from "../../../core/domain/notices.ts";
import { toPlain } from "../../../core/domain/rich-text.ts";
import { statuses } from "../../../core/domain/statuses.ts";
import type { TicketView } from "../../../core/domain/ticket-view.ts";
import type { Card } from "../../card.ts";
import { parseActionId } from "../action-id.ts";
import { gallery, hostileText, sampleViewer } from "./gallery.ts";
import { noticeCard, noticeCards } from "./notice-cards.ts";
import { reportCard } from "./report-card.ts";
import { sampleJob, sampleReport, sampleTicket } from "./sample-ticket.ts";
import { ticketCard } from "./ticket-card.ts";
import type { CardSide, Viewer } from "./viewer.ts";

const labels = (card: Card) => card.buttons.map((row) => row.map((button) => button.label).join(" | "));
const resolvedAt = new Date("2026-03-02T15:00:00Z");
const signed: TicketView = { ...sampleJob, report: { ...sampleReport, state: "signed" } };
const waiting: TicketView = { ...sampleJob, report: sampleReport };

/** The buttons of a ticket's card, by reader and state: read it as the desk's manual. */
test.each<[string, CardSide, TicketView, string[]]>([
  ["new", "desk", sampleTicket, ["Approve | Choose another | Reject | Reply"]],
  ["new without a proposal", "desk", { ...sampleTicket, proposal: null }, ["Choose another | Reject | Reply"]],
  ["in progress", "desk", sampleJob, ["Choose another | Reply"]],
  ["report waiting", "desk", waiting, ["Choose another | Waive signature | Reply"]],
  ["resolved", "desk", { ...signed, status: "resolved", resolvedAt }, ["Close | Make an article of it | Reply"]],
  ["closed", "desk", { ...signed, status: "closed", resolvedAt }, ["Make an article of it"]],
  ["handed over", "desk", { ...sampleTicket, status: "handed_over" }, ["Recall | Reply"]],
  ["offered", "worker", { ...sampleJob, status: "opened", acceptedAt: null }, ["Accept | Decline"]],
  ["accepted", "worker", { ...sampleJob, status: "opened" }, ["Start | Decline"]],
  ["in progress", "worker", sampleJob, ["Report | Hold"]],
  ["on hold", "worker", { ...sampleJob, status: "on_hold" }, ["Resume"]],
  ["signed", "worker", signed, ["Complete | Hold"]],
  ["resolved", "worker", { ...signed, status: "resolved", resolvedAt }, []],
  ["new", "customer", sampleTicket, ["Cancel ticket"]],
  ["in progress", "customer", sampleJob, []],
  ["report waiting", "customer", waiting, ["Sign | Dispute"]],
  ["resolved", "customer", { ...signed, status: "resolved", resolvedAt }, ["1 | 2 | 3 | 4 | 5", "Reopen"]],
  [
    "resolved and rated",
    "customer",
    { ...signed, status: "resolved", resolvedAt, rating: { stars: 4, comment: "" } },
    ["Change the rating | Reopen"],
  ],
  ["closed", "customer", { ...signed, status: "closed", resolvedAt }, ["1 | 2 | 3 | 4 | 5", "Reopen | New ticket"]],
  ["cancelled", "customer", { ...sampleTicket, status: "cancelled" }, ["New ticket"]],
])("%s to the %s", (_, side, ticket, expected) => {
  expect(labels(ticketCard(ticket, sampleViewer(side)))).toEqual(expected);
});

test("no card offers a move that the lifecycle forbids its reader", () => {
  const moveOf: Partial<Record<string, Move>> = { "assign-approve": "assign", "assign-choose": "assign" };
  for (const status of statuses) {
    for (const side of ["customer", "worker", "desk"] as const) {
      const viewer = sampleViewer(side);
      for (const base of [sampleTicket, sampleJob, waiting, signed]) {
        const card = ticketCard({ ...base, status, resolvedAt }, viewer);
        for (const button of card.buttons.flat()) {
          const action = parseActionId(button.action);
          expect(action).toMatchObject({ number: 1042, version: 7 });
          const verb = action?.verb ?? "";
          if (["rate", "reply", "new-ticket", "article-from"].includes(verb)) continue;
          expect(possibleMoves({ status }, viewer.who), `${status} ${side}`).toContain(moveOf[verb] ?? verb);
        }
      }
    }
  }
});

test("the window for reopening closes", () => {
  const closed: TicketView = { ...signed, status: "closed", resolvedAt: new Date("2026-02-01T00:00:00Z") };
  expect(labels(ticketCard(closed, sampleViewer("customer")))).toEqual(["1 | 2 | 3 | 4 | 5", "New ticket"]);
});

test("cards of the main path, word for word", () => {
  expect(ticketCard(sampleTicket, sampleViewer("desk"))).toMatchSnapshot();
  for (const language of languages) {
    expect(ticketCard(sampleJob, sampleViewer("customer", language)), language).toMatchSnapshot();
    expect(
      ticketCard({ ...sampleJob, status: "opened", acceptedAt: null }, sampleViewer("worker", language)),
    ).toMatchSnapshot();
    expect(reportCard(waiting, sampleReport, sampleViewer("customer", language), null)).toMatchSnapshot();
  }
});

test("staff are named to customers as the desk's setting says, and in full among staff", () => {
  const seen = (showStaffNames: string, side: CardSide): string => {
    const viewer: Viewer = { ...sampleViewer(side), settings: { reopenWindowDays: 14, showStaffNames } };
    return JSON.stringify([ticketCard(sampleJob, viewer), reportCard(sampleJob, sampleReport, viewer, null)]);
  };
  expect(seen("full", "customer")).toContain("Jo Lind");
  expect(seen("first", "customer")).not.toContain("Lind");
  expect(seen("none", "customer")).not.toContain("Jo");
  expect(seen("none", "desk")).toContain("Jo Lind");
});

test("a report that was answered neither waits for a signature nor is ready", () => {
  const drawn = (ticket: TicketView, code: string) =>
    JSON.stringify(
      noticeCard(
        code,
        { ticketId: ticket.id, reportId: ticket.report?.id },
        { viewer: sampleViewer("customer"), ticket, insight: null, dialogueCard: null, lateCard: null },
      ),
    );
  expect(drawn(waiting, "reminder.unsigned_report")).toContain("still waiting");
  expect(drawn(signed, "reminder.unsigned_report")).not.toContain("still waiting");
  expect(drawn(signed, "report.submitted")).not.toContain("is ready");
});

test("a report that is no longer the newest cannot be signed", () => {
  const newer: TicketView = { ...waiting, report: { ...sampleReport, id: "other", version: 3 } };
  expect(reportCard(newer, sampleReport, sampleViewer("customer"), null).buttons).toEqual([]);
  const notice = noticeCard(
    "report.submitted",
    { ticketId: newer.id, reportId: sampleReport.id },
    { viewer: sampleViewer("customer"), ticket: newer, insight: null, dialogueCard: null, lateCard: null },
  );
  expect(notice?.title).toContain("not the newest");
});

const ticketId = sampleTicket.id;
const reason = hostileText;
const samples: { readonly [Code in NoticeCode]: NoticeData[Code] } = {
  "ticket.card": { ticketId },
  "dialogue.step": { dialogueId: "d", step: "1" },
  "reply.late": { reply: {} },
  "ticket.opened": { ticketId },
  "ticket.changed": { ticketId, byName: hostileText, fields: ["title", "dueAt", "siteId", "equipmentId"] },
  "ticket.rejected": { ticketId, reason },
  "ticket.cancelled": { ticketId, byName: "Marta Rossi", reason },
  "ticket.resolved": { ticketId },
  "ticket.closed": { ticketId },
  "ticket.reopened": { ticketId, byName: "Marta Rossi", reason },
  "ticket.merged": { ticketId, targetNumber: 1040 },
  "ticket.rated": { ticketId, stars: 5, comment: hostileText },
  "ticket.deleted": { ticketId },
  "assignment.offered": { ticketId },
  "assignment.withdrawn": { ticketId, toName: "Kim Aho", reason },
  "assignment.accepted": { ticketId, byName: "Jo Lind" },
  "assignment.declined": { ticketId, byName: "Jo Lind", reason },
  "stock.low": { vehicleName: hostileText, parts: [{ name: hostileText, number: "4711", quantity: 0 }] },
  "assignment.doubtful": { ticketId, because: "late", startsAt: "2026-03-02T15:00:00.000Z" },
  "work.started": { ticketId, byName: "Jo Lind" },
  "work.held": { ticketId, reason: "parts: the element comes on Monday" },
  "work.resumed": { ticketId },
  "report.submitted": { ticketId, reportId: sampleReport.id },
  "report.signed": { ticketId, byName: "Marta Rossi" },
  "report.disputed": { ticketId, byName: "Marta Rossi", reason },
  "report.waived": { ticketId, byName: "Ada", reason },
  "chat.closed": { ticketId },
  "role.requested": { requestId: ticketId, name: hostileText, role: "technician" },
  "password.asked": {},
  "desk.notified": { number: 1042, text: hostileText, byName: hostileText },
  "role.decided": { role: "technician", granted: true },
  "delivery.failed": { deliveryId: ticketId, where: "#ops", why: hostileText },
  "reminder.unsigned_report": { ticketId, reportId: sampleReport.id },
  "reminder.silent_ticket": { ticketId },
  "reminder.unrated": { ticketId },
  "sla.warned": { ticketId, target: "response", dueAt: "2026-03-02T16:30:00Z" },
  "sla.breached": { ticketId, target: "resolution", dueAt: "2026-03-02T15:30:00Z", rung: "engineer" },
  "sla.acknowledged": { ticketId, byName: hostileText },
  "shift.overrun": { startedAt: "2026-03-02T08:00:00Z", endsAt: "2026-03-02T18:00:00Z" },
  "shift.ended": { startedAt: "2026-03-02T08:00:00Z" },
  "break.overrun": { startedAt: "2026-03-02T12:00:00Z" },
  "fault.emerging": {
    fault: {
      key: "k",
      label: hostileText,
      on: "X200",
      seen: 9,
      expected: 1.4,
      days: 14,
      test: "conditional binomial",
      q: 0.01,
    },
  },
  "ticket.handed_over": { ticketId: sampleTicket.id, name: "North desk" },
  "ticket.recalled": { ticketId: sampleTicket.id, name: "North desk", because: "returned", reason: "Not our region" },
  "ticket.elsewhere": { ticketId: sampleTicket.id, name: "North desk", status: "in_progress" },
  "server.ended": { name: "North desk" },
  "server.failing": { name: "North desk" },
  "webhook.disabled": { name: hostileText, because: "failing" },
  "dashboard.summary": {
    month: "2026-10",
    manufacturer: hostileText,
    address: "https://desk.example.com/dashboards/hornova/",
    from: "2024-01",
    to: "2026-10",
    headlines: [{ text: hostileText, tone: "bad" }],
    charts: [{ title: hostileText, says: "Bar chart", fileId: ticketId }],
  },
  "dashboard.unsubscribed": { name: hostileText, because: "failing" },
  "audit.anchored": { line: `fixline-anchor 12 2026-03-02T04:07:00.000Z ${"6f".repeat(32)}` },
  "gap.report": { platform: "slack", since: "2026-03-02T09:00:00Z", until: "2026-03-02T09:10:00Z", taken: 3 },
};

test("every notice has a card in every language, to every reader", () => {
  const other = ticketCard(sampleTicket, sampleViewer("desk"));
  for (const [code, data] of Object.entries(samples)) {
    expect(code in noticeCards).toBe(true);
    for (const language of languages) {
      for (const side of ["customer", "worker", "desk"] as const) {
        const facts = {
          viewer: sampleViewer(side, language),
          ticket: waiting,
          insight: null,
          dialogueCard: other,
          lateCard: other,
        };
        const card = noticeCard(code, data, facts);
        expect(card?.title, `${code} ${language} ${side}`).toMatch(/\S/);
        expect(JSON.stringify(card), `${code} ${language} ${side}`).not.toMatch(/\{\$\w+\}/);
        expect(card?.fallback, `${code} ${language} ${side}`).toMatch(/\S/);
      }
    }
  }
  expect(
    noticeCard(
      "no.such",
      {},
      { viewer: sampleViewer("desk"), ticket: null, insight: null, dialogueCard: null, lateCard: null },
    ),
  ).toBeNull();
  expect(
    noticeCard(
      "ticket.closed",
      { ticketId },
      { viewer: sampleViewer("desk"), ticket: null, insight: null, dialogueCard: null, lateCard: null },
    ),
  ).toBeNull();
});

test("a closed chat offers what is possible: Reopen and New ticket, or New ticket alone", () => {
  const facts = { viewer: sampleViewer("customer"), insight: null, dialogueCard: null, lateCard: null };
  const closed = noticeCard(
    "chat.closed",
    { ticketId },
    { ...facts, ticket: { ...signed, status: "closed", resolvedAt } },
  );
  expect(closed === null ? null : labels(closed)).toEqual(["Reopen | New ticket"]);
  const rejected = noticeCard(
    "chat.closed",
    { ticketId },
    { ...facts, ticket: { ...sampleTicket, status: "rejected" } },
  );
  expect(rejected === null ? null : labels(rejected)).toEqual(["New ticket"]);
});

test("the gallery has distinct names, whole buttons, and nothing cut in the middle of a character", () => {
  expect(new Set(gallery.map((sample) => sample.name)).size).toBe(gallery.length);
  for (const { name, card } of gallery) {
    for (const button of card.buttons.flat()) expect(parseActionId(button.action), name).not.toBeNull();
    expect(toPlain(card.body).isWellFormed(), name).toBe(true);
    expect(card.title.isWellFormed(), name).toBe(true);
  }
});

test("the words of a hold are kept beside its kind", () => {
  const held = (holdReason: string) =>
    ticketCard({ ...sampleJob, status: "on_hold", holdReason }, sampleViewer("customer")).fields.find(
      (field) => field.label === wordsFor("en").say("label-hold"),
    )?.value;
  expect(held("parts")).toBe("waiting for parts");
  expect(held("parts: Monday")).toBe("waiting for parts: Monday");
  expect(held("other: lunch")).toBe("lunch");
});
