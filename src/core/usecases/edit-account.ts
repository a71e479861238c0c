import { type Actor, accountOf } from "../domain/actor.ts";
import { cleanLine, hasWords } from "../domain/clean-text.ts";
import { displayName } from "../domain/display-name.ts";
import { readEmail } from "../domain/email-address.ts";
import type { Language } from "../domain/languages.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import type { Role } from "../domain/roles.ts";
import { isTimeZone } from "../domain/time-zone.ts";
import { type AccountChange, lockAccount, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { isUniqueViolation } from "../store/sql-state.ts";
import type { Work } from "../store/work.ts";
import { setMembership } from "./set-membership.ts";
import { setRole } from "./set-role.ts";

/** What may be changed; what is left out stays. The second group is for admins. */
export type AccountEdit = {
  readonly name?: string | undefined;
  readonly language?: Language | null | undefined;
  readonly timeZone?: string | null | undefined;

  readonly email?: string | null | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly role?: Role | undefined;
  readonly manufacturerId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly maySign?: boolean | undefined;
};

/**
 * Changes an account: one's own name, language and zone; admins all of anybody's. Throws Problem `account.unknown`, `account.email_taken`,
 * `account.last_admin`, `action.forbidden`, `field.missing`, `organisation.unknown`, `request.invalid`.
 */
export async function editAccount(
  work: Work,
  actor: Actor,
  input: AccountEdit & { readonly accountId: string },
): Promise<void> {
  const { accountId, name, language, timeZone, email, skills, role, manufacturerId, organisationId, maySign } = input;
  const forAdmins = [email, skills, role, manufacturerId, organisationId, maySign].some((one) => one !== undefined);
  if (forAdmins || accountOf(actor) !== accountId) requireDeskAction(actor, "desk.people");
  const account = await lockAccount(work, accountId);
  if (account === null || account.erasedAt !== null) throw new Problem("account.unknown", { name: "" });
  if (role !== undefined && role !== account.role) {
    await setRole(work, actor, { accountId, role, ...(manufacturerId === undefined ? {} : { manufacturerId }) });
  }
  if (organisationId !== undefined || maySign !== undefined) {
    const organisation = organisationId ?? account.organisationId;
    if (organisation === null) throw new Problem("field.missing", { field: "organisation" });
    await setMembership(work, actor, { accountId, organisationId: organisation, maySign: maySign ?? account.maySign });
  }
  const change: AccountChange = {};
  if (name !== undefined) {
    if (!hasWords(cleanLine(name.slice(0, 4_000)))) throw new Problem("field.missing", { field: "name" });
    change.name = displayName(name, account.name);
  }
  if (language !== undefined) change.language = language;
  if (timeZone !== undefined) {
    if (timeZone !== null && !isTimeZone(timeZone)) throw new Problem("request.invalid", { detail: "timeZone" });
    change.timeZone = timeZone;
  }
  if (email !== undefined) change.email = email === null ? null : readEmail(email);
  if (skills !== undefined) change.skills = [...new Set(skills.map((skill) => cleanLine(skill)).filter(hasWords))];
  const fields = Object.keys(change);
  if (fields.length === 0) return;
  try {
    await work.savepoint((inner) => updateAccount(inner, accountId, change));
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem("account.email_taken", {});
    throw error;
  }
  await emit(work, { kind: "account.changed", subjectId: accountId, actor, data: { fields } });
}
