import type { Role } from "../domain/roles.ts";
import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** Somebody who can be given work, with how much they have. */
export type StaffListed = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly presence: "online" | "busy" | "offline";
  readonly skills: readonly string[];
  readonly openTickets: number;
};

/** Every active technician, engineer and admin, by name. */
export async function listStaff(work: Work): Promise<readonly StaffListed[]> {
  const rows = await work.tx.execute<{
    id: string;
    name: string;
    role: Role;
    presence: StaffListed["presence"];
    skills: string[];
    open_tickets: number;
  }>(sql`
    select a.id, a.name, a.role, a.presence, a.skills,
      (select count(*)::int from tickets t where t.assignee_id = a.id and t.deleted_at is null
        and t.status in ('opened', 'in_progress', 'on_hold')) as open_tickets
    from accounts a where a.role in ('technician', 'engineer', 'admin') and a.active and a.erased_at is null order by a.name, a.id`);
  return rows.map(({ open_tickets: openTickets, ...row }) => ({ ...row, openTickets }));
}
