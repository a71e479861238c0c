import type { Actor } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import { dropWaiting, enqueueItem } from "../store/federation-queue.ts";
import { adminAccountIds } from "../store/notices.ts";
import { findServer, markEnded } from "../store/servers.ts";
import { liveTransfersWith } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";
import { tell } from "./announce.ts";
import { endReceived, takeBack } from "./return-ticket.ts";

/**
 * Ends a pairing, for good: our tickets come back from there, theirs are cancelled here, and nothing of theirs is taken any more. What is
 * on its way is dropped; that it is over is told to them. A second time does nothing. By an admin, or by the other server. Throws
 * Problem `server.unknown`, `action.forbidden`.
 */
export async function endPairing(work: Work, actor: Actor, serverId: string): Promise<void> {
  if (actor.kind !== "server" || actor.serverId !== serverId) requireDeskAction(actor, "desk.servers");
  const server = await findServer(work, serverId);
  if (server === null) throw new Problem("server.unknown", { name: "" });
  const by = actor.kind === "server" ? "them" : "us";
  if (!(await markEnded(work, serverId, by))) return;
  const there = { kind: "server", serverId, name: server.name } as const;
  for (const transfer of await liveTransfersWith(work, serverId)) {
    await dropWaiting(work, transfer.id);
    if (transfer.direction === "out") await takeBack(work, there, transfer, "unpaired");
    else await endReceived(work, there, transfer, "unpaired", "");
  }
  await emit(work, { kind: "server.ended", subjectId: serverId, actor, data: { by } });
  if (by === "us") {
    // Whoever never answered is told nothing: the key is no good any more.
    if (server.state === "paired") await enqueueItem(work, { serverId, transferId: null, kind: "bye" });
    return;
  }
  for (const accountId of await adminAccountIds(work)) {
    await tell(work, accountId, { code: "server.ended", data: { name: server.name } });
  }
}
