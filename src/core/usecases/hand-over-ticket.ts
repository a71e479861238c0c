import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { enqueueItem, enqueueTalkSoFar } from "../store/federation-queue.ts";
import { holdPairedServer } from "../store/servers.ts";
import { cameFromElsewhere, insertTransfer } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";
import { announce } from "./announce.ts";
import { releaseJob } from "./book-job.ts";
import { closeLineOf } from "./close-line.ts";
import { moveTicket } from "./move-ticket.ts";

/**
 * Hands a ticket to a paired server: it ends its life here for now, and what the preview shows is queued to be sent, with the talk so far.
 * What is said later follows both ways. By an admin, or by a rule that an admin approved (`ruleId`). Throws Problem `server.unknown`,
 * `server.not_paired`, `handover.from_elsewhere` and what `moveTicket` throws.
 */
export async function handOverTicket(
  work: Work,
  actor: Actor,
  input: {
    readonly ticketId: string;
    readonly serverId: string;
    /** Staff notes cross too. */
    readonly withNotes: boolean;
    readonly ruleId?: string;
    readonly drawnAt?: number | null;
  },
): Promise<{ readonly transferId: string; readonly messages: number }> {
  const server = await holdPairedServer(work, input.serverId);
  const transferId = work.newId();
  const { ticketId, drawnAt, ruleId = null, withNotes } = input;
  const moved = await moveTicket(work, actor, { ticketId, move: "handover", drawnAt }, async (ticket) => {
    if (await cameFromElsewhere(work, ticket.id)) {
      throw new Problem("handover.from_elsewhere", { number: ticket.number, name: server.name });
    }
    return {
      given: { server: true },
      change: {
        handedToServerId: server.id,
        foreignNumber: null,
        assigneeId: null,
        vehicleId: null,
        acceptedAt: null,
        proposal: null,
      },
      data: { serverId: server.id, transferId, withNotes, ...(ruleId === null ? {} : { ruleId }) },
    };
  });
  await releaseJob(work, ticketId);
  if (moved.before.assigneeId !== null) await closeLineOf(work, ticketId, moved.before.assigneeId);
  await insertTransfer(work, {
    id: transferId,
    serverId: server.id,
    key: transferId,
    direction: "out",
    ticketId,
    withNotes,
    ruleId,
    foreignNumber: null,
  });
  await enqueueItem(work, { serverId: server.id, transferId, kind: "open" });
  const messages = await enqueueTalkSoFar(work, transferId);
  await announce(work, moved.after, { code: "ticket.handed_over", data: { ticketId, name: server.name } });
  return { transferId, messages };
}
