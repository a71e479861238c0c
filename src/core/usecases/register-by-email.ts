import type { Actor, Person } from "../domain/actor.ts";
import { cleanLine, hasWords } from "../domain/clean-text.ts";
import { displayName } from "../domain/display-name.ts";
import { readEmail } from "../domain/email-address.ts";
import { type Language, languageFrom } from "../domain/languages.ts";
import { chooseNewPassword } from "../domain/password-rules.ts";
import { Problem } from "../domain/problem.ts";
import { newSecret } from "../domain/secret-token.ts";
import { findAccount, findAccountByEmail, insertAccount, updateAccount } from "../store/accounts.ts";
import { hashCredential } from "../store/credential-hash.ts";
import { emit } from "../store/events.ts";
import { ensureWebIdentity } from "../store/identities.ts";
import { insertLink } from "../store/links.ts";
import { insertOrganisation } from "../store/organisations.ts";
import { isUniqueViolation } from "../store/sql-state.ts";
import type { Work } from "../store/work.ts";
import { askForApproval } from "./request-role.ts";

/** What somebody gives to sign up. */
export type Registration = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: string | null;
  /** How the address is proven: by a mail to it, or, where the desk sends none, by staff who know the person. */
  readonly confirmBy: "mail" | "staff";
};

/**
 * What came of it. The person must be answered the same in every case: a taken address is no news for a stranger. `mail` is what to
 * send; it is null where staff decide, and for a taken address.
 */
export type Registered = {
  readonly mail: {
    readonly to: string;
    readonly token: string;
    readonly language: Language;
    readonly expiresAt: Date;
  } | null;
};

/**
 * Signs somebody up by e-mail and password. A guest keeps their account, and with it their chats, and stays a guest until they are
 * confirmed; others get an account that is not active until then. A taken address changes nothing but a guest's name, and looks the same.
 * The costly part, the hash, is done either way.
 * Throws Problem `field.missing`, `request.invalid`, `password.weak`.
 */
export async function registerByEmail(work: Work, actor: Person | null, input: Registration): Promise<Registered> {
  if (!hasWords(cleanLine(input.name.slice(0, 4_000)))) throw new Problem("field.missing", { field: "name" });
  const email = readEmail(input.email);
  // Hashed before anything is looked up, so that a taken address is not told by a quick answer.
  const passwordHash = await hashCredential(chooseNewPassword(input.password));
  if ((await findAccountByEmail(work, email)) !== null) return taken(work, actor, input);
  try {
    return await work.savepoint((inner) => register(inner, actor, { ...input, email, passwordHash }));
  } catch (error) {
    if (isUniqueViolation(error)) return taken(work, actor, input);
    throw error;
  }
}

/** A guest gets the name that they gave either way: else their own name would tell them that the address is taken. */
async function taken(work: Work, actor: Person | null, { name }: Registration): Promise<Registered> {
  const guest = actor === null ? null : await findAccount(work, actor.accountId);
  if (guest?.guest) await updateAccount(work, guest.id, { name: displayName(name, "?") });
  return { mail: null };
}

async function register(
  work: Work,
  actor: Person | null,
  input: Registration & { readonly passwordHash: string },
): Promise<Registered> {
  const accountId = await accountFor(work, actor, input);
  const registrant: Actor = actor ?? { kind: "clock" };
  await emit(work, {
    kind: "account.registered",
    subjectId: accountId,
    actor: registrant,
    data: { confirmBy: input.confirmBy },
  });
  if (input.confirmBy === "staff") {
    await askForApproval(work, { accountId, name: displayName(input.name, "?") });
    return { mail: null };
  }
  const token = newSecret();
  const expiresAt = new Date(work.now.getTime() + work.settings.signInLinkMinutes * 60_000);
  await insertLink(work, { purpose: "sign_in", accountId, token, expiresAt, data: { confirms: true } });
  const spoken = input.language === null ? work.settings.language : languageFrom(input.language);
  return { mail: { to: input.email, token, language: spoken as Language, expiresAt } };
}

async function accountFor(
  work: Work,
  actor: Person | null,
  { name, email, passwordHash, language }: Registration & { readonly passwordHash: string },
): Promise<string> {
  const clean = displayName(name, "?");
  const guest = actor === null ? null : await findAccount(work, actor.accountId);
  if (guest?.guest) {
    await updateAccount(work, guest.id, { name: clean, email, passwordHash });
    return guest.id;
  }
  const account = await insertAccount(work, {
    role: "customer",
    name: clean,
    organisationId: await insertOrganisation(work, clean),
    email,
    passwordHash,
    language: language === null ? null : languageFrom(language),
    active: false,
  });
  await ensureWebIdentity(work, account);
  return account.id;
}
