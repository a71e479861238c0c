import { lifecycle, type Move, moves } from "./lifecycle.ts";
import type { Party } from "./parties.ts";
import type { Role } from "./roles.ts";

/** Actions on one ticket that are not moves. */
const ticketActions = {
  "ticket.read": ["opener", "member", "signer", "technician", "other_server"],
  "ticket.edit": ["opener", "member", "admin"],
  "ticket.priority": ["admin"],
  "ticket.tag": ["admin"],
  "ticket.fixes": ["technician"],
  "ticket.route": ["technician"],
  "ticket.why": ["admin"],
  "ticket.acknowledge": ["technician"],
  "ticket.rate": ["opener", "member"],
  "ticket.audit": ["admin"],
  "message.say": ["opener", "member", "assignee", "other_server"],
  "message.reply": ["assignee", "admin"],
  // Notes of another desk come only where its admin was shown that they would.
  "message.note": ["technician", "other_server"],
  "message.read_customer": ["opener", "member", "signer", "technician"],
  "message.read_staff": ["technician"],
  "report.read": ["opener", "member", "signer", "technician"],
} as const satisfies Record<string, readonly Party[]>;
export type TicketAction = keyof typeof ticketActions | Move;

/** Actions that are about no particular ticket. */
const deskActions = {
  "ticket.open": ["customer", "technician", "engineer", "admin"],
  "ticket.open_for": ["technician", "engineer", "admin"],
  "ticket.list_own": ["customer", "technician", "engineer", "admin"],
  "ticket.queue": ["technician", "engineer", "admin"],
  "desk.search": ["technician", "engineer", "admin"],
  "desk.stats": ["admin"],
  "desk.people": ["admin"],
  "desk.people_list": ["technician", "engineer", "admin"],
  "desk.delivery": ["admin"],
  "desk.doctor": ["admin"],
  "desk.settings": ["admin"],
  "desk.notify": ["admin"],
  "desk.keys": ["admin"],
  "desk.webhooks": ["admin"],
  "desk.servers": ["admin"],
  "fix.read": ["technician", "engineer", "admin"],
  "fix.write": ["engineer", "admin"],
  "article.read": ["customer", "technician", "engineer", "admin"],
  "article.write": ["engineer", "admin"],
  "organisation.read": ["customer", "technician", "engineer", "admin"],
  "site.read": ["customer", "technician", "engineer", "admin"],
  "site.write": ["technician", "engineer", "admin"],
  "catalogue.read": ["customer", "technician", "engineer", "admin"],
  "catalogue.write": ["engineer", "admin"],
  "equipment.read": ["customer", "technician", "engineer", "admin"],
  "equipment.write": ["technician", "engineer", "admin"],
  "equipment.claim": ["customer", "technician", "engineer", "admin"],
  "team.read": ["technician", "engineer", "admin"],
  "team.write": ["admin"],
  "desk.audit": ["admin"],
  "sla.read": ["technician", "engineer", "admin"],
  "sla.write": ["admin"],
  "calendar.read": ["technician", "engineer", "admin"],
  "calendar.write": ["admin"],
  "shift.read": ["technician", "engineer", "admin"],
  "shift.plan": ["admin"],
  "shift.own": ["technician", "engineer", "admin"],
  "vehicle.read": ["technician", "engineer", "admin"],
  "vehicle.stock": ["technician", "engineer", "admin"],
  "vehicle.write": ["admin"],
  "presence.own": ["technician", "engineer", "admin"],
  "account.own": ["customer", "technician", "engineer", "admin", "manufacturer"],
  "dashboard.read": ["manufacturer", "admin"],
  "dashboard.share": ["admin"],
} as const satisfies Record<string, readonly Role[]>;
export type DeskAction = keyof typeof deskActions;

/** Every action about one ticket: the moves of the lifecycle and the rest. */
export const allTicketActions: readonly TicketAction[] = [
  ...(Object.keys(ticketActions) as (keyof typeof ticketActions)[]),
  ...moves,
];
/** Every action about the desk at large. */
export const allDeskActions = Object.keys(deskActions) as readonly DeskAction[];

/** The parties that may ever take `action`; for a move, whatever the ticket's status (the lifecycle decides that). */
export function partiesFor(action: TicketAction): readonly Party[] {
  if (action in ticketActions) return ticketActions[action as keyof typeof ticketActions];
  return [...new Set(lifecycle.filter((row) => row.move === action).flatMap((row) => row.by))];
}

/** Whether somebody who is `who` to the ticket may take `action` on it. */
export function mayOnTicket(who: ReadonlySet<Party>, action: TicketAction): boolean {
  return partiesFor(action).some((party) => who.has(party));
}

/** Whether the role may take `action` at the desk. */
export function mayAtDesk(role: Role, action: DeskAction): boolean {
  return (deskActions[action] as readonly Role[]).includes(role);
}
