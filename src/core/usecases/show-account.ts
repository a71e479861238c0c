import type { Person } from "../domain/actor.ts";
import { mayAtDesk } from "../domain/permissions.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { type AccountShown, pageOfAccounts, showAccountRow } from "../store/account-pages.ts";
import type { Page, PageAsk } from "../store/keyset-page.ts";
import type { Work } from "../store/work.ts";

type Filter = Omit<Parameters<typeof pageOfAccounts>[1], "emailToo">;

/** A page of accounts, for staff; addresses and ways in are for admins. Throws Problem `action.forbidden`, `cursor.invalid`. */
export async function listAccounts(
  work: Work,
  person: Person,
  filter: Filter,
  page: PageAsk<"name" | "created" | "-created">,
): Promise<Page<AccountShown>> {
  requireDeskAction(person, "desk.people_list");
  const emailToo = mayAtDesk(person.role, "desk.people");
  const found = await pageOfAccounts(work, { ...filter, emailToo }, page);
  return { ...found, items: found.items.map((account) => forReader(person, account)) };
}

/** One account: one's own, or any for staff. Somebody else's is unknown to the rest. Throws Problem `account.unknown`. */
export async function showAccount(work: Work, person: Person, accountId: string): Promise<AccountShown> {
  const may = accountId === person.accountId || mayAtDesk(person.role, "desk.people_list");
  const found = may ? await showAccountRow(work, accountId) : null;
  if (found === null) throw new Problem("account.unknown", { name: "" });
  return forReader(person, found);
}

function forReader(person: Person, account: AccountShown): AccountShown {
  const isAdmin = mayAtDesk(person.role, "desk.people");
  // A guest who signed up must not learn from their own account whether the address was free: taken ones are answered alike.
  if (account.guest && !isAdmin) return { ...account, email: null };
  const seesAll = account.id === person.accountId || isAdmin;
  return seesAll ? account : { ...account, email: null, logins: [], timeZone: null };
}
