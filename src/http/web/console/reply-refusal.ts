import { isChatClosed } from "../../../core/domain/statuses.ts";
import type { AccountJson, TicketJson } from "../protocol.ts";

/** Why this person cannot reply to the customer now, as an id of the copy; null where they can. The desk judges it again. */
export function replyRefusal(ticket: TicketJson, account: AccountJson): "reply-closed" | "reply-refused" | null {
  if (isChatClosed(ticket.status)) return "reply-closed";
  return account.role === "admin" || ticket.assignee?.id === account.id ? null : "reply-refused";
}
