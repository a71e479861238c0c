import { type Words, wordsFor } from "../../core/copy/words.ts";
import type { DeliveryJob, JobPlace } from "../../core/domain/delivery-job.ts";
import type { Language } from "../../core/domain/languages.ts";
import { partiesTo } from "../../core/domain/parties.ts";
import { fromPlain } from "../../core/domain/rich-text.ts";
import { isStaff } from "../../core/domain/roles.ts";
import type { TicketInsight } from "../../core/domain/ticket-insight.ts";
import type { TicketView } from "../../core/domain/ticket-view.ts";
import { placeShows } from "../../core/domain/visibility.ts";
import { type PlaceReader, readMessageForPlace, readPlaceReader } from "../../core/store/place-readers.ts";
import { readInsight } from "../../core/store/ticket-insights.ts";
import { readTicketView } from "../../core/store/ticket-views.ts";
import type { Desk, Work } from "../../core/store/work.ts";
import type { Card } from "../card.ts";
import type { OpenRequest, Outgoing, Reply } from "../platform.ts";
import { noticeCard } from "./cards/notice-cards.ts";
import { ticketCard } from "./cards/ticket-card.ts";
import { staffName, type Viewer } from "./cards/viewer.ts";
import { dialogueCard } from "./intake/dialogue-card.ts";

/** How deliveries become what a platform shows, and which surface a place is opened on. Nothing of it is stored. */
export type ComposeForPort = {
  content(job: DeliveryJob): Promise<Outgoing | null>;
  opening(job: DeliveryJob): Promise<OpenRequest>;
};

/** Compose over a desk: reads what is true now, in the language of whoever reads the place. */
export function makeCompose({ desk }: { readonly desk: Pick<Desk, "read"> }): ComposeForPort {
  return {
    content: (job) =>
      desk.read((work) =>
        job.message === null ? noticeContent(work, job) : messageContent(work, job, job.message.id),
      ),
    opening: (job) => desk.read((work) => openingOf(work, job)),
  };
}

const wordsIn = (work: Work, language: Language | null): Words =>
  wordsFor(language ?? (work.settings.language as Language));

async function messageContent(work: Work, job: DeliveryJob, messageId: string): Promise<Outgoing | null> {
  const said = await readMessageForPlace(work, job.place.id, messageId);
  if (said === null) return null;
  if (!placeShows(job.place.kind, said.visibility)) throw new Error("a message may not be shown in this place");
  const words = wordsIn(work, said.language);
  const gone = said.deleted || job.kind === "delete";
  return {
    kind: "message",
    happenedAt: said.at.toISOString(),
    author: gone || said.author === null ? null : authorShown(work, job.place, said.author),
    text: gone ? fromPlain(words.say("message-deleted")) : said.body,
    files: gone ? [] : said.files,
    replyTo: said.replyTo,
    edited: said.edited && !gone,
    staffOnly: said.visibility === "staff",
    words: { edited: words.say("edited"), note: words.say("note") },
  };
}

/** Staff are shown to customers as the desk's setting says; everybody else in full. */
function authorShown(
  work: Work,
  place: JobPlace,
  author: { readonly name: string; readonly role: string },
): { readonly name: string; readonly role: string } | null {
  if (place.kind !== "customer" || author.role === "customer") return author;
  const name = staffName({ side: "customer", settings: work.settings }, author.name);
  return name === null ? null : { name, role: author.role };
}

async function noticeContent(work: Work, job: DeliveryJob): Promise<Outgoing | null> {
  const reader = await readPlaceReader(work, job.place.id);
  if (job.notice === null || reader === null) return null;
  const ticket = await ticketOf(work, job);
  const viewer = viewerOf(work, job.place, reader, ticket);
  const dialogue = job.notice === "dialogue.step" ? await dialogueCard(work, viewer.words, job.data) : null;
  const late = job.notice === "reply.late" ? lateCard(job.data.reply) : null;
  const insight = await insightFor(work, viewer, ticket, job.notice);
  const card = noticeCard(job.notice, job.data, { viewer, ticket, insight, dialogueCard: dialogue, lateCard: late });
  if (card === null) return null;
  // A card in its own lane shows what is true now; a notice in the talk tells what happened then.
  return job.lane === "card" ? { kind: "card", card } : { kind: "card", card, happenedAt: job.createdAt.toISOString() };
}

async function ticketOf(work: Work, job: DeliveryJob): Promise<TicketView | null> {
  const named = job.data.ticketId;
  const ticketId = typeof named === "string" ? named : job.place.conversationId;
  return ticketId === null ? null : readTicketView(work, ticketId);
}

/** Notices that show what the desk has learnt. */
const withInsight: readonly string[] = ["ticket.card", "assignment.offered"];

async function insightFor(
  work: Work,
  viewer: Viewer,
  ticket: TicketView | null,
  notice: string,
): Promise<TicketInsight | null> {
  const shows = ticket !== null && viewer.side !== "customer" && withInsight.includes(notice);
  return shows ? readInsight(work, ticket.id) : null;
}

/** A reply that was stored because its asker had gone. */
function lateCard(reply: unknown): Card | null {
  const stored = reply as Reply | undefined;
  return stored?.kind === "card" ? stored.card : null;
}

/** A desk thread is read by admins among others: it shows what they can do, and rights are judged on press. */
const deskParties: Viewer["who"] = new Set(["technician", "engineer", "admin"]);

function viewerOf(work: Work, place: JobPlace, reader: PlaceReader, ticket: TicketView | null): Viewer {
  const { account } = reader;
  const words = wordsIn(work, reader.language);
  const timeZone = reader.timeZone ?? work.settings.timeZone;
  const shared = { words, timeZone, now: work.now, settings: work.settings };
  if (place.kind === "desk") return { ...shared, side: "desk", who: deskParties };
  if (account === null) return { ...shared, side: "customer", who: new Set(["opener", "member", "signer"]) };
  const who = ticket === null ? new Set<never>() : partiesTo(account, ticket.facts);
  const works = place.kind === "line" || (place.kind === "direct" && isStaff(account.role));
  return { ...shared, side: works ? "worker" : "customer", who };
}

async function openingOf(work: Work, job: DeliveryJob): Promise<OpenRequest> {
  const { place } = job;
  const reader = await readPlaceReader(work, place.id);
  if (reader === null) throw new Error("the place to open is not there");
  const { platform, workspace } = place;
  const user = () => {
    if (reader.login === null) throw new Error("whoever owns the place has no login on its platform");
    return { platform, workspace, user: reader.login.user, name: reader.login.name, language: reader.language };
  };
  if (place.kind === "direct" || place.kind === "customer") return { kind: "direct", user: user() };
  const ticket = await ticketOf(work, job);
  if (ticket === null) throw new Error("the ticket of the place to open is not there");
  const viewer = viewerOf(work, place, reader, ticket);
  const { number, title: words } = ticket;
  const title = viewer.words.say("card-ticket-title", { number, title: words });
  const insight = await insightFor(work, viewer, ticket, "ticket.card");
  const shown = { key: place.id, title, head: ticketCard(ticket, viewer, false, insight) };
  // A person has one line for a ticket: its surface is known by the ticket, also when it is opened anew.
  if (place.kind === "line") return { kind: "line", user: user(), ...shown, key: ticket.id };
  if (place.channel === null) throw new Error("a desk place names its channel");
  return { kind: "desk", workspace, channel: place.channel, ...shown };
}
