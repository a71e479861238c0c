import type { ServerActor } from "../domain/actor.ts";
import type { FederationItem } from "../domain/federation/federation-item.ts";
import { Problem } from "../domain/problem.ts";
import { emit } from "../store/events.ts";
import { beginItem, keepItemAnswer } from "../store/federation-inbox.ts";
import { markPaired, type ServerLink } from "../store/servers.ts";
import { storeForeignStatus, type Transfer, transferOfKey } from "../store/transfers.ts";
import type { Work } from "../store/work.ts";
import { endPairing } from "./end-pairing.ts";
import { receiveEnd } from "./receive-end.ts";
import { receiveErasure } from "./receive-erasure.ts";
import { receiveHandover } from "./receive-handover.ts";
import { receiveStatus } from "./receive-status.ts";
import { receiveEdit, receiveMessage, receiveUnsaid } from "./receive-talk.ts";

export type ItemAnswer = { readonly number?: string };

/**
 * Lets one item of a paired server take effect, once: a repeat gets the first answer. What was refused is kept nowhere and may come again.
 * The item has been checked against its schema and its signature; that it may touch a ticket follows from the transfer of that very
 * server which it names. Throws Problem.
 */
export async function receiveItem(work: Work, server: ServerLink, item: FederationItem): Promise<ItemAnswer> {
  const about = { serverId: server.id, itemId: item.id };
  const before = await beginItem(work, { ...about, kind: item.kind });
  if (before !== null) return before;
  const answer = await effectOf(work, server, item);
  await keepItemAnswer(work, about, answer);
  return answer;
}

async function effectOf(work: Work, server: ServerLink, item: FederationItem): Promise<ItemAnswer> {
  const actor: ServerActor = { kind: "server", serverId: server.id, name: server.name };
  // Whoever signs anything at all has the key.
  if (server.state === "pairing") {
    await markPaired(work, server.id);
    await emit(work, { kind: "server.paired", subjectId: server.id, actor });
  }
  if (item.kind === "hello") return {};
  if (item.kind === "bye") {
    await endPairing(work, actor, server.id);
    return {};
  }
  const transfer = await transferOfKey(work, server.id, item.transfer);
  if (item.kind === "open") return receiveHandover(work, actor, transfer, item);
  if (item.kind === "end") {
    await receiveEnd(work, actor, transfer, item);
    return {};
  }
  const known = required(transfer);
  if (item.kind === "erase") await receiveErasure(work, actor, known, item);
  else if (item.kind === "unsay") await receiveUnsaid(work, actor, known, item);
  else {
    if (known.state === "ended") throw new Problem("federation.transfer_ended", {});
    if (item.kind === "say") await receiveMessage(work, actor, known, item);
    else if (item.kind === "edit") await receiveEdit(work, actor, known, item);
    else if (known.direction === "out" && known.foreignStatus !== item.status) {
      await storeForeignStatus(work, known.id, item.status);
      await receiveStatus(work, actor, known, item.status);
    }
  }
  return {};
}

function required(transfer: Transfer | null): Transfer & { readonly ticketId: string } {
  if (transfer === null || transfer.ticketId === null) throw new Problem("federation.transfer_unknown", {});
  return { ...transfer, ticketId: transfer.ticketId };
}
