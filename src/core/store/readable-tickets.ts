import type { Person } from "../domain/actor.ts";
import type { Party } from "../domain/parties.ts";
import { mayOnTicket, partiesFor, type TicketAction } from "../domain/permissions.ts";
import { isStaff } from "../domain/roles.ts";
import { type SQL, sql } from "./orm.ts";

/**
 * Whether the person may take `action` on the ticket `t` of the organisation `o` (their aliases in the query): `partiesTo` and the
 * permission table, in SQL. Deleted tickets are nobody's.
 */
export function readableTicket(person: Person, action: TicketAction): SQL {
  if (person.role === "manufacturer") return sql`false`;
  const live = sql`t.deleted_at is null`;
  // What somebody is to every ticket: nothing more has to be asked of it.
  const everywhere = new Set<Party>(isStaff(person.role) ? ["technician"] : []);
  if (mayOnTicket(everywhere, action)) return live;
  const allowed = partiesFor(action);
  const own = sql`t.organisation_id = ${person.organisationId}::uuid`;
  const isCustomer = person.role === "customer" && person.organisationId !== null;
  const ways: SQL[] = [];
  if (allowed.includes("opener")) ways.push(sql`t.opener_id = ${person.accountId}::uuid`);
  if (allowed.includes("member") && isCustomer) ways.push(sql`(${own} and o.members_see_each_other)`);
  if (allowed.includes("signer") && isCustomer && person.maySign) ways.push(own);
  if (ways.length === 0) return sql`false`;
  return sql`(${live} and (${sql.join(ways, sql` or `)}))`;
}
