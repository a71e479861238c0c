import type { FederationItem } from "../../domain/federation/federation-item.ts";
import { endReasons } from "../../domain/federation/federation-item.ts";
import { statuses } from "../../domain/statuses.ts";
import type { DueItem } from "../../store/federation-queue.ts";
import {
  readEndReason,
  readErasure,
  readSharedMessage,
  readSharedTicket,
  type SharedMessage,
} from "../../store/handover-contents.ts";
import { readTransfer } from "../../store/transfers.ts";
import type { Work } from "../../store/work.ts";

/** What is sent for an item, with the files that it names. */
export type ComposedItem = { readonly item: FederationItem; readonly files: SharedMessage["files"] };

/**
 * An item as it is told now: the words are read as they are, so that what was deleted or erased since it was queued does not leave.
 * Null where nothing is left to tell.
 */
export async function composeItem(work: Work, due: DueItem): Promise<ComposedItem | null> {
  const { id, kind, data } = due;
  const alone = (item: FederationItem): ComposedItem => ({ item, files: [] });
  if (kind === "hello") return alone({ kind, id, version: 1 });
  if (kind === "bye") return alone({ kind, id });
  const transfer = due.transferId === null ? null : await readTransfer(work, due.transferId);
  if (transfer === null || transfer.ticketId === null) return null;
  const about = { id, transfer: transfer.key };
  switch (kind) {
    case "open": {
      const ticket = await readSharedTicket(work, transfer.ticketId);
      return ticket === null ? null : alone({ kind, ...about, ticket });
    }
    case "say": {
      const said = await readSharedMessage(work, transfer.id, data.messageId ?? "");
      return said === null ? null : { item: { kind, ...about, ...saidOf(said) }, files: said.files };
    }
    case "edit": {
      const said = await readSharedMessage(work, transfer.id, data.messageId ?? "");
      return said === null ? null : alone({ kind, ...about, message: said.id, body: [...said.body] as never });
    }
    case "unsay":
      return alone({ kind, ...about, message: data.messageId ?? "" });
    case "status": {
      const status = statuses.find((one) => one === data.status);
      return status === undefined ? null : alone({ kind, ...about, status, at: data.at ?? new Date(0).toISOString() });
    }
    case "end": {
      const because = endReasons.find((one) => one === data.because) ?? "returned";
      const reason = data.eventId === undefined ? "" : await readEndReason(work, data.eventId);
      return alone({ kind, ...about, because, reason: reason.slice(0, 4_000).toWellFormed() });
    }
    case "erase": {
      const { customer, messages } = await readErasure(work, transfer.id, data.accountId ?? "");
      return alone({ kind, ...about, customer, messages: [...messages] });
    }
  }
}

function saidOf(said: SharedMessage) {
  return {
    message: said.id,
    author: { name: said.authorName.slice(0, 500), side: said.fromStaff ? ("desk" as const) : ("customer" as const) },
    visibility: said.visibility,
    body: [...said.body] as never,
    files: said.files.map(({ id, name }) => ({ key: id, name: name.slice(0, 500) })),
    replyTo: said.replyTo,
    at: said.at.toISOString(),
  };
}
