import { sql } from "./orm.ts";
import type { Work } from "./work.ts";

/** When something was last said in a ticket, or the ticket changed. */
export async function lastHeardOf(work: Work, ticketId: string): Promise<Date> {
  const rows = await work.tx.execute<{ at: Date | string }>(sql`
    select greatest(t.updated_at, c.last_customer_at, c.last_staff_at) as at
    from tickets t join conversations c on c.id = t.id where t.id = ${ticketId}::uuid`);
  const at = rows[0]?.at;
  if (at === undefined) throw new Error("a ticket has a conversation");
  return new Date(at);
}
