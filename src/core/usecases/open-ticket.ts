import { type Actor, accountOf } from "../domain/actor.ts";
import { mayAtDesk } from "../domain/permissions.ts";
import { priorityOf, type Urgency } from "../domain/priority.ts";
import { Problem } from "../domain/problem.ts";
import { propose } from "../domain/proposal.ts";
import { fromPlain, type RichText } from "../domain/rich-text.ts";
import { isStaff } from "../domain/roles.ts";
import { insertTicket, type NewPlace } from "../store/insert-ticket.ts";
import { enqueueNotice } from "../store/notices.ts";
import { type DeskChannelBrief, type OpeningFacts, readOpeningFacts } from "../store/opening-facts.ts";
import { readPlace, turnIntoCustomerPlace } from "../store/places.ts";
import { insertMessage } from "../store/talk.ts";
import type { Work } from "../store/work.ts";
import { firstClocks } from "./first-clocks.ts";
import { requiredWords } from "./required-words.ts";
import { titleFrom, titleLimitCharacters } from "./ticket-title.ts";

/** Something the customer said before the ticket existed: it becomes the beginning of its talk. */
export type SaidBefore = {
  readonly body: RichText;
  readonly plain: string;
  readonly fileIds: readonly string[];
  /** Its id on the surface of `surfacePlaceId`; null where it was said nowhere. */
  readonly platformMessageId: string | null;
  readonly at: Date;
};

export type OpenTicketInput = {
  /** The customer; staff may open for one. */
  readonly openerId: string;
  readonly description: string;
  readonly title: string | null;
  readonly equipmentId: string | null;
  readonly siteId: string | null;
  readonly urgency: Urgency | null;
  readonly category: string | null;
  readonly dueAt?: Date | null;
  /** The direct place on whose surface it was asked for; null for a ticket that was not opened in a chat. */
  readonly surfacePlaceId: string | null;
  readonly said: readonly SaidBefore[];
  /** Staff have confirmed that one more than the limit is meant, or the desk opens it by itself. */
  readonly aboveLimit?: boolean;
  readonly demo?: boolean;
};

const descriptionLimit = 40_000;

/**
 * Opens a ticket: number, priority, proposal, the customer's place, a thread in each desk channel of its team. Without a surface and
 * without `said` it is two statements and needs no transaction. Throws Problem `action.forbidden`, `account.unknown`,
 * `equipment.unknown`, `field.missing`, `field.too_long`, `ticket.too_many_open`.
 */
export async function openTicket(
  work: Work,
  actor: Actor,
  input: OpenTicketInput,
): Promise<{ readonly ticketId: string; readonly number: number }> {
  const description = requiredWords("description", input.description, descriptionLimit);
  const facts = await readOpeningFacts(work, input);
  const organisationId = checkOpening(work, actor, input, facts);
  const { equipment, assignment } = facts;
  const urgency = input.urgency ?? "normal";
  const priority = priorityOf(urgency, equipment?.impact ?? "unit");
  const category = equipment?.category ?? input.category;
  const promised = firstClocks(facts.policies, { priority, category, organisationId }, work.now);
  const silentAt = new Date(work.now.getTime() + work.settings.silentTicketReminderHours * 3_600_000);
  const ticketId = work.newId();
  const surface = input.surfacePlaceId === null ? null : await readPlace(work, input.surfacePlaceId);
  // Whoever stands for another desk's customer reads nothing here: their own desk tells them.
  const isForeign = actor.kind === "server";
  const customerPlace = isForeign ? null : customerPlaceOf(work, ticketId, input.openerId, surface);
  const deskPlaces = facts.deskChannels.map((channel) => deskPlaceOf(work, channel));
  const number = await insertTicket(work, {
    id: ticketId,
    eventId: work.newId(),
    actorId: accountOf(actor),
    title:
      input.title === null
        ? titleFrom(description, equipment?.label ?? "?")
        : requiredWords("title", input.title, titleLimitCharacters),
    description,
    category,
    urgency,
    priority,
    dueAt: input.dueAt ?? null,
    openerId: input.openerId,
    organisationId,
    siteId: equipment?.siteId ?? input.siteId,
    equipmentId: equipment?.id ?? null,
    teamId: assignment.teamId,
    proposal: propose(assignment, { now: work.now }),
    demo: input.demo ?? false,
    places: customerPlace === null ? deskPlaces : [customerPlace, ...deskPlaces],
    clocks: promised.clocks,
    timers: [
      { kind: "silent_ticket", dueAt: silentAt },
      // After the commit, in a unit of work of its own: opening a ticket waits for nobody's calendar.
      ...(assignment.autoAssign ? [{ kind: "auto_assign" as const, dueAt: work.now }] : []),
      ...promised.timers,
    ],
  });
  if (surface !== null && customerPlace === null) {
    // The thread in which it was asked for is the ticket's own from now on, with what already waits there.
    await turnIntoCustomerPlace(work, surface.id, ticketId);
    await enqueueNotice(work, surface.id, { code: "ticket.opened", data: { ticketId } });
  }
  for (const said of input.said) {
    await insertMessage(work, {
      ...said,
      ticketId,
      // Whoever opened it: the words are the customer's.
      actor:
        actor.kind === "person"
          ? { ...actor, accountId: input.openerId, role: facts.opener?.role ?? actor.role }
          : actor,
      visibility: "customer",
      replyToId: null,
      sourcePlaceId: said.platformMessageId === null ? null : (customerPlace?.id ?? surface?.id ?? null),
      judgedAt: null,
    });
  }
  return { ticketId, number };
}

/** Who may open it, for whom, on what. Returns the organisation it belongs to. */
function checkOpening(work: Work, actor: Actor, input: OpenTicketInput, facts: OpeningFacts): string {
  const { opener, equipment } = facts;
  if (actor.kind === "person") {
    const action = actor.accountId === input.openerId ? "ticket.open" : "ticket.open_for";
    if (!mayAtDesk(actor.role, action)) throw new Problem("action.forbidden", { action, needs: ["technician"] });
  }
  if (opener === null) throw new Problem("account.unknown", { name: "" });
  if (!opener.active) throw new Problem("account.inactive", {});
  const byStaff = actor.kind === "person" && isStaff(actor.role);
  const organisationId =
    opener.organisationId ?? (byStaff ? (equipment?.organisationId ?? facts.siteOrganisationId) : null);
  if (organisationId === null) throw new Problem("organisation.unknown", { name: opener.name });
  if (input.equipmentId !== null && equipment?.organisationId !== organisationId) {
    throw new Problem("equipment.unknown", { name: "" });
  }
  if (input.siteId !== null && facts.siteOrganisationId !== organisationId)
    throw new Problem("field.missing", { field: "site" });
  const limit = work.settings.openTicketsPerPerson;
  const meant = (byStaff || actor.kind === "clock") && input.aboveLimit === true;
  if (facts.openTickets >= limit && actor.kind !== "server" && !meant && input.demo !== true) {
    throw new Problem("ticket.too_many_open", { open: facts.openTickets, limit });
  }
  return organisationId;
}

/** The customer's place: null where the asking thread becomes it, a row of its own beside others in a flat chat or on the web. */
function customerPlaceOf(
  work: Work,
  ticketId: string,
  openerId: string,
  surface: {
    platform: string;
    workspace: string;
    channel: string | null;
    thread: string | null;
    accountId: string | null;
  } | null,
): NewPlace | null {
  if (surface !== null && surface.thread !== null) return null;
  const spot =
    surface === null
      ? {
          platform: "web",
          workspace: "",
          channel: `account:${openerId}`,
          thread: `ticket-${ticketId}`,
          accountId: openerId,
        }
      : {
          platform: surface.platform,
          workspace: surface.workspace,
          channel: surface.channel,
          thread: null,
          accountId: surface.accountId,
        };
  const first = { deliveryId: work.newId(), kind: "notice" as const, notice: "ticket.opened" };
  return { id: work.newId(), kind: "customer", ...spot, state: "open", first };
}

function deskPlaceOf(work: Work, channel: DeskChannelBrief): NewPlace {
  const first = { deliveryId: work.newId(), kind: "open" as const, notice: "ticket.card" };
  return { id: work.newId(), kind: "desk", ...channel, thread: null, accountId: null, state: "opening", first };
}

/** What somebody typed as the words of a ticket, in the shape of its first message. */
export function saidAsPlain(text: string, at: Date): SaidBefore {
  return { body: fromPlain(text), plain: text, fileIds: [], platformMessageId: null, at };
}
