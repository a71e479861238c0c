import type { Person } from "../domain/actor.ts";
import { type AdminRef, isNamedAdmin } from "../domain/admin-ref.ts";
import { displayName } from "../domain/display-name.ts";
import { languages } from "../domain/languages.ts";
import { Problem } from "../domain/problem.ts";
import { type Account, findAccount, insertAccount, personOf, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { ensureWebIdentity, findIdentity, type Identity, insertIdentity, touchIdentity } from "../store/identities.ts";
import { findOrganisation, insertOrganisation, updateOrganisation } from "../store/organisations.ts";
import { wasRoleDecided } from "../store/role-requests.ts";
import { isUniqueViolation } from "../store/sql-state.ts";
import type { Work } from "../store/work.ts";

/** A login as the port gives it (`UserRef`). */
type User = {
  readonly platform: string;
  readonly workspace: string;
  readonly user: string;
  readonly name: string;
  readonly language: string | null;
};

/**
 * The person behind a login. First contact makes a customer account with a one-person organisation and the login, or an admin's for
 * those in `admins`; of any number of first contacts at once, one makes it. The web's logins are accounts that exist.
 * Needs a transaction. Throws Problem `account.inactive`, and `account.unknown` for a web login that is nobody's.
 */
export async function ensurePerson(work: Work, user: User, admins: readonly AdminRef[] = []): Promise<Person> {
  const known = (await findIdentity(work, user)) ?? (await firstContact(work, user, admins));
  const { identity } = known;
  let { account } = known;
  if (!account.active || account.erasedAt !== null) throw new Problem("account.inactive", {});
  // Named as admin only after the first contact: until an admin has decided otherwise, the name on the list holds.
  if (account.role !== "admin" && isNamedAdmin(admins, user) && !(await wasRoleDecided(work, account.id))) {
    account = await promote(work, account);
  }
  const called = displayName(user.name, account.name);
  if (isNamedForLogin(account.name, user) && !isNamedForLogin(called, user))
    account = await name(work, account, called);
  await touchIdentity(work, identity, called);
  return personOf(work, account, identity.id);
}

type Known = { readonly identity: Identity; readonly account: Account };

async function firstContact(work: Work, user: User, admins: readonly AdminRef[]): Promise<Known> {
  if (user.platform === "web") {
    const account = await findAccount(work, user.user);
    if (account === null) throw new Problem("account.unknown", { name: displayName(user.name, "?") });
    return { account, identity: await ensureWebIdentity(work, account) };
  }
  try {
    return await work.savepoint((inner) => makeAccount(inner, user, isNamedAdmin(admins, user)));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Another first message was quicker; its account is committed, or the constraint would still have waited.
    const known = await findIdentity(work, user);
    if (known === null) throw error;
    return known;
  }
}

async function makeAccount(work: Work, user: User, admin: boolean): Promise<Known> {
  const name = displayName(user.name, nameless(user));
  const spoken = user.language?.toLowerCase().split(/[-_]/)[0];
  const account = await insertAccount(work, {
    role: admin ? "admin" : "customer",
    name,
    organisationId: admin ? null : await insertOrganisation(work, name),
    language: languages.find((language) => language === spoken) ?? null,
  });
  const identity = await insertIdentity(work, { ...user, accountId: account.id, displayName: name });
  const actor = personOf(work, account, identity.id);
  await emit(work, {
    kind: "account.created",
    subjectId: account.id,
    actor,
    data: { role: account.role, platform: user.platform },
  });
  return { account, identity };
}

async function promote(work: Work, account: Account): Promise<Account> {
  await updateAccount(work, account.id, { role: "admin" });
  await emit(work, {
    kind: "account.role_changed",
    subjectId: account.id,
    actor: { kind: "clock" },
    data: { from: account.role, to: "admin", by: "FIXLINE_ADMINS" },
  });
  return { ...account, role: "admin" };
}

/** Whether the name is only a login's: its platform could not be asked what the person is called. */
function isNamedForLogin(called: string, user: User): boolean {
  return user.platform !== "web" && (called === user.user || called === nameless(user));
}

/** The real name of somebody who was met before it was known, and of the organisation that is theirs alone. */
async function name(work: Work, account: Account, called: string): Promise<Account> {
  await updateAccount(work, account.id, { name: called });
  const organisation = account.organisationId === null ? null : await findOrganisation(work, account.organisationId);
  if (organisation?.name === account.name) await updateOrganisation(work, organisation.id, { name: called });
  return { ...account, name: called };
}

/** What to call somebody whose platform gives no readable name: told apart by the end of their user id. */
function nameless(user: User): string {
  return displayName(`${user.platform} ${user.user.slice(-6)}`, "Guest");
}
