import type { Person } from "../domain/actor.ts";
import type { SharedTicket } from "../domain/federation/federation-item.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { countTalk, readSharedTicket, type TalkCounts } from "../store/handover-contents.ts";
import { findServer, type Server } from "../store/servers.ts";
import { findTicketFor } from "../store/tickets.ts";
import type { Work } from "../store/work.ts";

/** Exactly what another server would be sent of a ticket. */
export type HandoverPreview = {
  readonly ticketId: string;
  readonly version: number;
  readonly ticket: SharedTicket;
  readonly talk: TalkCounts;
};

/** Tickets handed over at once at most. */
export const handoversAtOnce = 50;

/**
 * What handing these tickets over would send, before anything is: the very data of the first item of each, and how much talk would follow.
 * Admins only. Throws Problem `action.forbidden`, `ticket.unknown`, `server.unknown`, `server.not_paired`, `handover.too_many`.
 */
export async function previewHandover(
  work: Work,
  actor: Person,
  input: { readonly numbers: readonly number[]; readonly serverId: string },
): Promise<{ readonly server: Server; readonly tickets: readonly HandoverPreview[] }> {
  requireDeskAction(actor, "desk.servers");
  const server = await findServer(work, input.serverId);
  if (server === null) throw new Problem("server.unknown", { name: "" });
  if (server.state !== "paired" || server.pairing === null) {
    throw new Problem("server.not_paired", { name: server.name });
  }
  const numbers = [...new Set(input.numbers)];
  if (numbers.length > handoversAtOnce) throw new Problem("handover.too_many", { limit: handoversAtOnce });
  const tickets: HandoverPreview[] = [];
  for (const number of numbers) {
    const found = await findTicketFor(work, actor, number);
    const ticket = await readSharedTicket(work, found.id);
    if (ticket === null) throw new Problem("ticket.unknown", { number: String(number) });
    tickets.push({ ticketId: found.id, version: found.version, ticket, talk: await countTalk(work, found.id) });
  }
  return { server, tickets };
}
