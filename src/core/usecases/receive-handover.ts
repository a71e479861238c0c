import type { ServerActor } from "../domain/actor.ts";
import { cleanText, hasWords } from "../domain/clean-text.ts";
import { foreignLine } from "../domain/federation/clean-foreign.ts";
import type { ItemOf } from "../domain/federation/federation-item.ts";
import { Problem } from "../domain/problem.ts";
import { emit } from "../store/events.ts";
import { ensureForeignThings } from "../store/foreign-things.ts";
import { updateTicket } from "../store/tickets.ts";
import { countReceived, insertTransfer, type Transfer } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";
import { openTicket } from "./open-ticket.ts";
import { titleLimitCharacters } from "./ticket-title.ts";

/** Live tickets of one server here at most: a server that floods us fills no more than this. */
export const receivedAtMost = 5_000;
const descriptionLimit = 40_000;

/**
 * Opens a ticket here for one that another server hands to us, and gives the number that it has here. Its customer stands for theirs and
 * has no login; everything that they wrote is cleaned first. A transfer that is known gives its ticket's number again; one that was taken
 * back before it came is not taken. Throws Problem `federation.transfer_ended`, `federation.full`, and what `openTicket` throws.
 */
export async function receiveHandover(
  work: Work,
  server: ServerActor,
  known: Transfer | null,
  item: ItemOf<"open">,
): Promise<{ readonly number: string }> {
  if (known !== null) {
    if (known.state === "ended" || known.direction === "out") throw new Problem("federation.transfer_ended", {});
    return { number: await numberOf(work, known.ticketId) };
  }
  if ((await countReceived(work, server.serverId)) >= receivedAtMost) {
    throw new Problem("federation.full", { limit: receivedAtMost });
  }
  const { ticket } = item;
  const things = await ensureForeignThings(work, { id: server.serverId, name: server.name }, ticket);
  const title = foreignLine(ticket.title, titleLimitCharacters, `#${ticket.number}`);
  const description = cleanText(ticket.description).slice(0, descriptionLimit).toWellFormed();
  const { ticketId, number } = await openTicket(work, server, {
    openerId: things.customerId,
    title,
    description: hasWords(description) ? description : title,
    equipmentId: things.equipmentId,
    siteId: things.siteId,
    urgency: ticket.urgency,
    category: ticket.category === null ? null : foreignLine(ticket.category, 80, "") || null,
    dueAt: dueOf(work, ticket.dueAt),
    surfacePlaceId: null,
    said: [],
  });
  await insertTransfer(work, {
    id: work.newId(),
    serverId: server.serverId,
    key: item.transfer,
    direction: "in",
    ticketId,
    withNotes: false,
    ruleId: null,
    foreignNumber: String(ticket.number),
  });
  await updateTicket(work, ticketId, { foreignNumber: String(ticket.number) });
  await emit(work, {
    kind: "ticket.changed",
    subjectId: ticketId,
    ticketId,
    actor: server,
    data: { fields: ["server"], serverId: server.serverId, foreignNumber: String(ticket.number) },
  });
  return { number: String(number) };
}

/** A due time that somebody can still mean. */
function dueOf(work: Work, text: string | null): Date | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  const years = Math.abs(at - work.now.getTime()) / (365 * 86_400_000);
  return Number.isNaN(at) || years > 5 ? null : new Date(at);
}

async function numberOf(work: Work, ticketId: string | null): Promise<string> {
  const [row] = await work.sql<{ number: number }[]>`select number from tickets where id = ${ticketId}::uuid`;
  if (row === undefined) throw new Problem("federation.transfer_ended", {});
  return String(row.number);
}
