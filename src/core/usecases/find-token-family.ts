import type { Person } from "../domain/actor.ts";
import { personOf } from "../store/accounts.ts";
import { findFamilyAccount } from "../store/token-families.ts";
import type { Work } from "../store/work.ts";

/** Whom an app acts for by its sign-in; null once that has ended or the account is not active any more. */
export async function findTokenFamily(work: Work, familyId: string): Promise<Person | null> {
  const account = await findFamilyAccount(work, familyId);
  return account === null ? null : personOf(work, account, null);
}
