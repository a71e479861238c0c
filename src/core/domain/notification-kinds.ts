/** Who is told of an event, beside the chats: by what they are to its ticket, or as the account that it is about. */
export type Told = "opener" | "assignee" | "admins" | "subject";

/** Which events become notifications, and whose. What is not here is in the audit and the live feed alone. */
export const notificationKinds: Readonly<Record<string, readonly Told[]>> = {
  "ticket.created": ["admins"],
  "ticket.assigned": ["opener", "assignee"],
  "ticket.accepted": ["opener"],
  "ticket.declined": ["admins"],
  "ticket.rejected": ["opener"],
  "ticket.started": ["opener"],
  "ticket.held": ["opener"],
  "ticket.resumed": ["opener"],
  "ticket.resolved": ["opener"],
  "ticket.closed": ["opener", "assignee"],
  "ticket.reopened": ["opener", "assignee"],
  "ticket.cancelled": ["opener", "assignee"],
  "ticket.merged": ["opener", "assignee"],
  "ticket.handed_over": ["opener"],
  "ticket.changed": ["assignee"],
  "report.submitted": ["opener"],
  "report.signed": ["assignee"],
  "report.disputed": ["assignee", "admins"],
  "report.waived": ["opener", "assignee"],
  // Of staff notes only those who may read them hear: see `spreadNotifications`.
  "message.posted": ["opener", "assignee"],
  "sla.warned": ["assignee"],
  "sla.breached": ["assignee", "admins"],
  "account.registered": ["admins"],
  "account.role_requested": ["admins"],
  "account.role_changed": ["subject"],
  "account.role_denied": ["subject"],
  "account.password_reset": ["subject"],
  "account.token_reused": ["subject"],
};

/** The kinds of events that are told to `who`. */
export function kindsToldTo(who: Told): readonly string[] {
  return Object.keys(notificationKinds).filter((kind) => notificationKinds[kind]?.includes(who));
}
