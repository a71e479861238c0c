import { afterEach, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/bots/card.ts";
import type { Outgoing } from "../../src/bots/platform.ts";
import { fromPlain, toPlain } from "../../src/core/domain/rich-text.ts";
import type { PlaceKind, Visibility } from "../../src/core/domain/visibility.ts";
import { eq } from "../../src/core/store/orm.ts";
import { accounts, deskChannels } from "../../src/core/store/schema/people.ts";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { deleteMessage } from "../../src/core/usecases/delete-message.ts";
import { editMessage } from "../../src/core/usecases/edit-message.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { type Chat, openChat, type Spot } from "./dialog-harness.ts";
import { type Taken, takeDeliveries } from "./take-deliveries.ts";

let chat: Chat;
let ticketId: string;
let there: Spot;

beforeEach(async () => {
  chat = await openChat("strict");
  there = chat.private(chat.people.customer, "c-1");
});
afterEach(() => chat[Symbol.asyncDispose]());

const { customer, technician, admin } = {
  customer: () => chat.people.customer,
  technician: () => chat.people.technician,
  admin: () => chat.people.admin,
};

async function working(): Promise<void> {
  const { desk } = chat.t;
  ticketId = (await chat.open(customer(), there)).id;
  const assign = { ticketId, assigneeId: technician().accountId, vehicleId: null, reason: null, drawnAt: null };
  await desk.transact((work) => assignTicket(work, admin(), assign));
  await desk.transact((work) => acceptTicket(work, technician(), { ticketId, drawnAt: null }));
}

async function speak(
  person: typeof chat.people.admin,
  visibility: Visibility,
  text: string,
  replyToId: string | null = null,
) {
  const message = {
    ticketId,
    visibility,
    body: fromPlain(text),
    fileIds: [],
    replyToId,
    placeId: null,
    platformMessageId: null,
  };
  return chat.t.desk.transact((work) => postMessage(work, person, message));
}

const to = (taken: readonly Taken[], kind: PlaceKind): readonly Outgoing[] =>
  taken.flatMap(({ job, content }) => (job.place.kind === kind && content !== null ? [content] : []));
const cardsTo = (taken: readonly Taken[], kind: PlaceKind): readonly Card[] =>
  to(taken, kind).flatMap((content) => (content.kind === "card" ? [content.card] : []));
const saidTo = (taken: readonly Taken[], kind: PlaceKind) =>
  to(taken, kind).flatMap((content) => (content.kind === "message" ? [content] : []));

test("what was said before a line was opened is shown in it with its own time", async () => {
  await working();
  const said = saidTo(await takeDeliveries(chat.t), "line")[0];
  const [first] = await chat.t.db.sql`select created_at from messages order by seq limit 1`;
  expect(said?.happenedAt).toBe(first?.created_at.toISOString());
});

test("a desk thread is opened under the ticket's card, with what an admin can do", async () => {
  await chat.open(customer(), there);
  const taken = await takeDeliveries(chat.t);
  const desk = taken.find(({ opening }) => opening?.kind === "desk")?.opening;
  if (desk?.kind !== "desk") throw new Error("no desk thread is opened");
  expect(desk.title).toMatch(/^#\d+ The oven in line 2/);
  expect(desk.head.buttons.flat().map((button) => button.label)).toEqual([
    "Approve",
    "Choose another",
    "Reject",
    "Reply",
  ]);
  expect(cardsTo(taken, "customer")[0]?.title).toMatch(/^Your ticket #\d+ is open\.$/);
});

test("the line is opened for the technician's login, headed by the job", async () => {
  await working();
  const taken = await takeDeliveries(chat.t);
  // It was taken before the offer went out: nothing is asked any more, and the line is elsewhere.
  const offer = taken.find(({ job }) => job.notice === "assignment.offered")?.content;
  if (offer?.kind !== "card") throw new Error("nothing was offered");
  expect(offer.card.footer).toBeNull();
  expect(JSON.stringify(offer.card)).not.toContain("Will you take");
  const line = taken.find(({ opening }) => opening?.kind === "line")?.opening;
  if (line?.kind !== "line") throw new Error("no line is opened");
  expect(line.user).toMatchObject({ platform: "strict", user: "user-Jo" });
  expect(line.head.buttons.flat().map((button) => button.label)).toEqual(["Start", "Decline"]);
});

test("a note is marked and goes to the desk alone; talk goes everywhere else than where it was said", async () => {
  await working();
  await chat.openSurfaces(ticketId);
  await takeDeliveries(chat.t);
  await speak(admin(), "staff", "the customer pays late");
  await speak(technician(), "customer", "I am on my way");
  const taken = await takeDeliveries(chat.t);
  expect(saidTo(taken, "customer").map((said) => toPlain(said.text))).toEqual(["I am on my way"]);
  expect(saidTo(taken, "customer")[0]).toMatchObject({ author: { name: "Jo", role: "technician" }, staffOnly: false });
  const atDesk = saidTo(taken, "desk");
  expect(atDesk.map((said) => [toPlain(said.text), said.staffOnly])).toContainEqual(["the customer pays late", true]);
});

test("customers read the names of staff as the desk's setting says; staff read them all", async () => {
  await working();
  await chat.openSurfaces(ticketId);
  await takeDeliveries(chat.t);
  chat.t.settings.showStaffNames = "none";
  await speak(technician(), "customer", "I am on my way");
  const taken = await takeDeliveries(chat.t);
  expect(saidTo(taken, "customer")[0]?.author).toBeNull();
  expect(saidTo(taken, "desk")[0]?.author).toEqual({ name: "Jo", role: "technician" });
});

test("each place is spoken to in its own language", async () => {
  await chat.t.desk.transact(async (work) => {
    await work.tx.update(accounts).set({ language: "pt" }).where(eq(accounts.id, customer().accountId));
    await work.tx.update(deskChannels).set({ language: "es" });
  });
  await working();
  const taken = await takeDeliveries(chat.t);
  expect(cardsTo(taken, "customer")[0]?.title).toContain("está aberto");
  const desk = taken.find(({ opening }) => opening?.kind === "desk")?.opening;
  expect(JSON.stringify(desk)).toContain("Responder");
  const line = taken.find(({ opening }) => opening?.kind === "line")?.opening;
  expect(JSON.stringify(line)).toContain("Start");
});

test("an edit shows the newest words as edited, a deletion a tombstone, a reply the id it has in that place", async () => {
  await working();
  await chat.openSurfaces(ticketId);
  const first = await speak(technician(), "customer", "at nine");
  await chat.t.db.sql`update copies set platform_message_id = 'x-' || place_id where message_id = ${first.messageId}`;
  await takeDeliveries(chat.t);
  await chat.t.desk.transact((work) =>
    editMessage(work, technician(), { messageId: first.messageId, body: fromPlain("at ten") }),
  );
  await speak(technician(), "customer", "I mean that", first.messageId);
  const taken = await takeDeliveries(chat.t);
  const [edited, answer] = saidTo(taken, "customer");
  expect(edited).toMatchObject({ edited: true, words: { edited: "edited", note: "note" } });
  expect(toPlain(edited?.text ?? [])).toBe("at ten");
  expect(answer?.replyTo).toMatch(/^x-/);
  await chat.t.desk.transact((work) => deleteMessage(work, technician(), { messageId: first.messageId }));
  const [tombstone] = saidTo(await takeDeliveries(chat.t), "desk");
  expect(tombstone).toMatchObject({ author: null, files: [], edited: false });
  expect(toPlain(tombstone?.text ?? [])).toBe("This message was deleted.");
});

test("the report goes to the customer in full, to sign; an older version says that it is not the newest", async () => {
  await working();
  const { desk } = chat.t;
  await desk.transact((work) => startTicket(work, technician(), { ticketId, drawnAt: null }));
  await takeDeliveries(chat.t);
  const words = {
    malfunction: "trips",
    cause: "element",
    solution: "replaced",
    fix: "Replace heating element",
    parts: "",
  };
  const report = { ticketId, ...words, labourMinutes: 30, travelMinutes: 5, drawnAt: null };
  await desk.transact((work) => submitReport(work, technician(), report));
  await desk.transact((work) => submitReport(work, technician(), { ...report, solution: "replaced and tested" }));
  const shown = cardsTo(await takeDeliveries(chat.t), "customer");
  const [older, newer] = shown.filter((card) => card.title.includes("eport"));
  expect(older?.title).toContain("not the newest");
  expect(toPlain(newer?.body ?? [])).toContain("replaced and tested");
  expect(newer?.buttons.flat().map((button) => button.label)).toEqual(["Sign", "Dispute"]);
});
