import { type Actor, partiesOfActor } from "../domain/actor.ts";
import { cleanLine, hasWords } from "../domain/clean-text.ts";
import { mayOnTicket, partiesFor } from "../domain/permissions.ts";
import { priorityOf, type Urgency } from "../domain/priority.ts";
import { Problem } from "../domain/problem.ts";
import { emit } from "../store/events.ts";
import { refreshCards } from "../store/notices.ts";
import { readEquipment } from "../store/opening-facts.ts";
import { type TicketChange, updateTicket } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { lockTicketFor } from "./move-ticket.ts";
import { requiredWords } from "./required-words.ts";
import { settleSla } from "./settle-sla.ts";
import { titleLimitCharacters } from "./ticket-title.ts";

/** What may be changed in a ticket; only the given fields are. `dueAt` null takes a due time back. */
export type TicketEdits = {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly category?: string | null | undefined;
  readonly urgency?: Urgency | undefined;
  readonly dueAt?: Date | null | undefined;
  readonly equipmentId?: string | null | undefined;
};

const descriptionLimit = 40_000;

/**
 * Changes what the customer said of the problem: by the organisation until work starts, by an admin at any time while it lives. The
 * priority follows the urgency unless an admin has set it. Nothing is stored and nobody told where nothing differs.
 */
export async function editTicket(
  work: Work,
  actor: Actor,
  input: { readonly ticketId: string; readonly changes: TicketEdits; readonly ifVersion?: number | null },
): Promise<{ readonly changed: readonly string[] }> {
  const ticket = await lockTicketFor(work, actor, input.ticketId);
  const who = partiesOfActor(actor, ticket.facts);
  if (actor.kind !== "person" || !mayOnTicket(who, "ticket.edit")) {
    throw new Problem("action.forbidden", { action: "ticket.edit", needs: partiesFor("ticket.edit") });
  }
  if (input.ifVersion !== undefined && input.ifVersion !== null && input.ifVersion !== ticket.version) {
    throw new Problem("request.changed_since", { current: String(ticket.version) });
  }
  const change = await changeFrom(work, ticket.organisationId, input.changes);
  const fields = (Object.keys(change) as (keyof TicketChange)[]).filter((field) => !same(change[field], ticket[field]));
  if (fields.length === 0) return { changed: [] };
  const open = ticket.status === "new" || ticket.status === "opened";
  if (!open && !(who.has("admin") && ticket.status !== "merged" && ticket.status !== "handed_over")) {
    throw new Problem("ticket.locked_fields", { number: ticket.number, fields });
  }
  const priority =
    change.urgency !== undefined && !ticket.priorityByHand
      ? { priority: priorityOf(change.urgency, (await readEquipment(work, ticket.equipmentId))?.impact ?? "unit") }
      : {};
  await updateTicket(work, ticket.id, { ...change, ...priority });
  await emit(work, { kind: "ticket.changed", subjectId: ticket.id, ticketId: ticket.id, actor, data: { fields } });
  await settleSla(work, { ...ticket, ...change, ...priority });
  await refreshCards(work, ticket.id);
  await announce(work, ticket, { code: "ticket.changed", data: { ticketId: ticket.id, byName: actor.name, fields } });
  return { changed: fields };
}

async function changeFrom(work: Work, organisationId: string, edits: TicketEdits): Promise<TicketChange> {
  const change: { -readonly [Field in keyof TicketChange]: TicketChange[Field] } = {};
  if (edits.title !== undefined) change.title = cleanLine(requiredWords("title", edits.title, titleLimitCharacters));
  if (edits.description !== undefined)
    change.description = requiredWords("description", edits.description, descriptionLimit);
  if (edits.category !== undefined) {
    const category = edits.category === null ? "" : cleanLine(edits.category).slice(0, 80);
    change.category = hasWords(category) ? category : null;
  }
  if (edits.urgency !== undefined) change.urgency = edits.urgency;
  if (edits.dueAt !== undefined) change.dueAt = edits.dueAt;
  if (edits.equipmentId !== undefined) {
    const equipment = await readEquipment(work, edits.equipmentId);
    if (edits.equipmentId !== null && equipment?.organisationId !== organisationId) {
      throw new Problem("equipment.unknown", { name: "" });
    }
    change.equipmentId = edits.equipmentId;
    if (equipment !== null) {
      change.siteId = equipment.siteId;
      change.category = equipment.category;
    }
  }
  return change;
}

function same(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}
