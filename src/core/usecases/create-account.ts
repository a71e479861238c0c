import type { Actor } from "../domain/actor.ts";
import { cleanLine, hasWords } from "../domain/clean-text.ts";
import { displayName } from "../domain/display-name.ts";
import { readEmail } from "../domain/email-address.ts";
import type { Language } from "../domain/languages.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import type { Role } from "../domain/roles.ts";
import { insertAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { ensureWebIdentity } from "../store/identities.ts";
import { findOrganisation, insertOrganisation } from "../store/organisations.ts";
import { isForeignKeyViolation, isUniqueViolation } from "../store/sql-state.ts";
import type { Work } from "../store/work.ts";

export type NewAccountInput = {
  readonly name: string;
  readonly role: Role;
  readonly email?: string | null | undefined;
  /** A customer's; without one they get one of their own. */
  readonly organisationId?: string | null | undefined;
  readonly maySign?: boolean | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly manufacturerId?: string | null | undefined;
  readonly language?: Language | null | undefined;
};

/**
 * Makes an account without a password: a one-time link or a reset lets the person in. Admins only. Throws Problem `action.forbidden`,
 * `field.missing`, `organisation.unknown`, `account.email_taken`, `request.invalid`.
 */
export async function createAccount(
  work: Work,
  actor: Actor,
  input: NewAccountInput,
): Promise<{ readonly accountId: string }> {
  requireDeskAction(actor, "desk.people");
  if (!hasWords(cleanLine(input.name.slice(0, 4_000)))) throw new Problem("field.missing", { field: "name" });
  const name = displayName(input.name, "?");
  const { role, manufacturerId = null, organisationId = null } = input;
  if (role === "manufacturer" && manufacturerId === null) {
    throw new Problem("field.missing", { field: "manufacturer" });
  }
  if (organisationId !== null && (await findOrganisation(work, organisationId)) === null) {
    throw new Problem("organisation.unknown", { name: organisationId });
  }
  const isCustomer = role === "customer";
  try {
    const account = await work.savepoint(async (inner) =>
      insertAccount(inner, {
        role,
        name,
        email: input.email == null ? null : readEmail(input.email),
        organisationId: isCustomer ? (organisationId ?? (await insertOrganisation(inner, name))) : null,
        maySign: isCustomer && (input.maySign ?? false),
        skills: [...(input.skills ?? [])],
        manufacturerId: role === "manufacturer" ? manufacturerId : null,
        language: input.language ?? null,
      }),
    );
    await ensureWebIdentity(work, account);
    await emit(work, { kind: "account.created", subjectId: account.id, actor, data: { role, by: "admin" } });
    return { accountId: account.id };
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem("account.email_taken", {});
    if (isForeignKeyViolation(error)) throw new Problem("field.missing", { field: "manufacturer" });
    throw error;
  }
}
