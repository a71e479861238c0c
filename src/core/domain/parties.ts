import { isStaff, type Role } from "./roles.ts";

/**
 * What somebody is to one ticket: the vocabulary of the lifecycle and permission tables.
 * `clock` is the desk's own timers; `other_server` a paired desk; nobody else acts without an account.
 */
export const parties = [
  "opener",
  "member",
  "signer",
  "assignee",
  "technician",
  "engineer",
  "admin",
  "clock",
  "other_server",
] as const;
export type Party = (typeof parties)[number];

/** The facts about an account that decide its parties. */
export type AccountFacts = {
  readonly accountId: string;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly maySign: boolean;
};

/** The facts about a ticket that decide who somebody is to it. */
export type TicketFacts = {
  readonly openerId: string;
  readonly organisationId: string;
  readonly assigneeId: string | null;
  /** The organisation's setting: its members see each other's tickets. */
  readonly membersSeeEachOther: boolean;
};

/**
 * Everything that `account` is to `ticket`. Staff parties (`technician`, `engineer`, `admin`) hold for every ticket;
 * the rest only where the facts say so. An admin counts as engineer and technician too: admins may do all that staff may.
 * A manufacturer is nothing to any ticket.
 */
export function partiesTo(account: AccountFacts, ticket: TicketFacts): ReadonlySet<Party> {
  const found = new Set<Party>();
  if (account.role === "manufacturer") return found;
  if (account.accountId === ticket.openerId) found.add("opener").add("member").add("signer");
  const sameOrganisation = account.organisationId !== null && account.organisationId === ticket.organisationId;
  if (account.role === "customer" && sameOrganisation && ticket.membersSeeEachOther) found.add("member");
  if (account.role === "customer" && sameOrganisation && account.maySign) found.add("signer");
  if (account.accountId === ticket.assigneeId && isStaff(account.role)) found.add("assignee");
  if (isStaff(account.role)) found.add("technician");
  if (account.role === "engineer" || account.role === "admin") found.add("engineer");
  if (account.role === "admin") found.add("admin");
  return found;
}
