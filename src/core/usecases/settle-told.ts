import { emit } from "../store/events.ts";
import { dropWaiting } from "../store/federation-queue.ts";
import { adminAccountIds, refreshCards } from "../store/notices.ts";
import { findServer, markPaired } from "../store/servers.ts";
import { readTransfer, storeForeignNumber } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";
import { announce, tell } from "./announce.ts";
import { endPairing } from "./end-pairing.ts";
import { takeBack } from "./return-ticket.ts";

type Told = { readonly serverId: string; readonly transferId: string | null; readonly kind: string };

/** A server has taken an item: hello makes the pairing, a hand-over gets the other desk's number beside ours. */
export async function itemArrived(work: Work, item: Told, answer: { readonly number?: string }): Promise<void> {
  const server = await findServer(work, item.serverId);
  if (server === null) return;
  const actor = { kind: "server", serverId: server.id, name: server.name } as const;
  if (item.kind === "hello" && server.state === "pairing") {
    await markPaired(work, server.id);
    await emit(work, { kind: "server.paired", subjectId: server.id, actor });
  }
  if (item.kind !== "open" || item.transferId === null || answer.number === undefined) return;
  await storeForeignNumber(work, item.transferId, answer.number);
  const transfer = await readTransfer(work, item.transferId);
  if (transfer === null || transfer.ticketId === null || transfer.state === "ended") return;
  await refreshCards(work, transfer.ticketId);
  await announce(
    work,
    { id: transfer.ticketId, assigneeId: null },
    { code: "ticket.elsewhere", data: { ticketId: transfer.ticketId, name: server.name, status: "" } },
  );
}

/**
 * An item did not get through for good. A ticket that the other desk refuses (`isFinal`) comes back; one that could not be told for a day
 * waits for an admin, who retries or recalls.
 */
export async function itemRefused(work: Work, item: Told, isFinal: boolean): Promise<void> {
  const server = await findServer(work, item.serverId);
  if (server === null) return;
  const transfer = item.transferId === null ? null : await readTransfer(work, item.transferId);
  if (isFinal && item.kind === "open" && transfer !== null && transfer.direction === "out") {
    await dropWaiting(work, transfer.id);
    const actor = { kind: "server", serverId: server.id, name: server.name } as const;
    await takeBack(work, actor, transfer, "refused");
    return;
  }
  // Once is enough: more of it is in the list of items.
  if (server.failed > 1) return;
  for (const accountId of await adminAccountIds(work)) {
    await tell(work, accountId, { code: "server.failing", data: { name: server.name } });
  }
}

/** The other desk answers that the pairing is over. */
export async function unpairedByThem(work: Work, serverId: string): Promise<void> {
  const server = await findServer(work, serverId);
  if (server === null) return;
  await endPairing(work, { kind: "server", serverId, name: server.name }, serverId);
}
