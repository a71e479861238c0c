import type { Role } from "../domain/roles.ts";
import { isUuid } from "./accounts.ts";
import { and, eq, isNull, sql } from "./orm.ts";
import { roleRequests } from "./schema/people.ts";
import type { Work } from "./work.ts";

export type RoleRequest = typeof roleRequests.$inferSelect;

/** The request of this account for this role that nobody has decided yet. */
export async function findWaitingRequest(work: Work, accountId: string, role: Role): Promise<RoleRequest | null> {
  const [row] = await work.tx
    .select()
    .from(roleRequests)
    .where(and(eq(roleRequests.accountId, accountId), eq(roleRequests.role, role), isNull(roleRequests.decidedAt)));
  return row ?? null;
}

/** Stores a request and returns its id. */
export async function insertRequest(work: Work, accountId: string, role: Role): Promise<string> {
  const id = work.newId();
  await work.tx.insert(roleRequests).values({ id, accountId, role, createdAt: work.now });
  return id;
}

/** The request, locked, so that one admin decides it; null where there is none. */
export async function lockRequest(work: Work, requestId: string): Promise<RoleRequest | null> {
  if (!isUuid(requestId)) return null;
  const [row] = await work.tx.select().from(roleRequests).where(eq(roleRequests.id, requestId)).for("update");
  return row ?? null;
}

/** Writes the decision. */
export async function storeDecision(
  work: Work,
  requestId: string,
  decision: { readonly decidedBy: string | null; readonly granted: boolean },
): Promise<void> {
  await work.tx
    .update(roleRequests)
    .set({ ...decision, decidedAt: work.now })
    .where(eq(roleRequests.id, requestId));
}

/** Whether anybody ever changed the role of this account. */
export async function wasRoleDecided(work: Work, accountId: string): Promise<boolean> {
  const rows = await work.tx.execute<{ found: boolean }>(sql`
    select exists (select from events where subject_id = ${accountId}::uuid and kind = 'account.role_changed') as found`);
  return rows[0]?.found ?? false;
}
