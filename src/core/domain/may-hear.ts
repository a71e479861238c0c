import { type AccountFacts, partiesTo, type TicketFacts } from "./parties.ts";
import { mayOnTicket } from "./permissions.ts";
import { isStaff } from "./roles.ts";

/** Families of events about a ticket that its customers hear of; the rest (promises and their clocks) is the staff's. */
const forCustomers: ReadonlySet<string> = new Set(["ticket", "report", "message"]);

/** Whether somebody may hear of an event of a ticket, as things are now: `ticket.read`, and of what was said who may read it. */
export function mayHear(
  person: AccountFacts,
  ticket: TicketFacts & { readonly deleted: boolean },
  event: { readonly kind: string; readonly data: unknown },
): boolean {
  const who = partiesTo(person, ticket);
  if (!mayOnTicket(who, "ticket.read")) return false;
  if (ticket.deleted && event.kind !== "ticket.deleted") return false;
  const { visibility } = (event.data ?? {}) as { readonly visibility?: unknown };
  if (visibility !== undefined && visibility !== "customer") return mayOnTicket(who, "message.read_staff");
  if (event.kind.startsWith("message.") && !mayOnTicket(who, "message.read_customer")) return false;
  return isStaff(person.role) || forCustomers.has(event.kind.split(".", 1)[0] ?? "");
}
