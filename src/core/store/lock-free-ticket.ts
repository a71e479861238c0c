import { sql } from "./orm.ts";
import { type LockedTicket, lockTicket } from "./tickets.ts";
import type { Work } from "./work.ts";

/**
 * The ticket, locked, for a timer's run; `busy` where somebody else holds it, null where it is gone. A run holds its timer already:
 * if it waited for the ticket while a move that holds the ticket waits for the timer, neither would ever end.
 */
export async function lockFreeTicket(work: Work, ticketId: string): Promise<LockedTicket | "busy" | null> {
  const free = await work.tx.execute(
    sql`select id from tickets where id = ${ticketId}::uuid and deleted_at is null for update skip locked`,
  );
  if (free.length > 0) return lockTicket(work, ticketId);
  const there = await work.tx.execute(sql`select id from tickets where id = ${ticketId}::uuid and deleted_at is null`);
  return there.length > 0 ? "busy" : null;
}
