import type { Role } from "../domain/roles.ts";
import { eq } from "./orm.ts";
import { accounts } from "./schema/people.ts";
import type { Work } from "./work.ts";

/** What decides whether somebody can be given work, or be a ticket's customer. */
export type AccountBrief = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly organisationId: string | null;
  readonly pinSetAt: Date | null;
};

/** An account by id; null where there is none. */
export async function readAccount(work: Work, accountId: string): Promise<AccountBrief | null> {
  const [row] = await work.tx
    .select({
      id: accounts.id,
      name: accounts.name,
      role: accounts.role,
      active: accounts.active,
      organisationId: accounts.organisationId,
      pinSetAt: accounts.pinSetAt,
    })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return row ?? null;
}
