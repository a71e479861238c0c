import type { Person } from "../domain/actor.ts";
import { cleanLine, hasWords } from "../domain/clean-text.ts";
import { displayName } from "../domain/display-name.ts";
import { languageFrom } from "../domain/languages.ts";
import { Problem } from "../domain/problem.ts";
import { insertAccount, personOf } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { ensureWebIdentity } from "../store/identities.ts";
import { insertOrganisation } from "../store/organisations.ts";
import type { Work } from "../store/work.ts";

/** A web visitor by name alone: a customer account that lives by its cookie until they sign up. Throws Problem `field.missing`. */
export async function createGuest(
  work: Work,
  input: { readonly name: string; readonly language: string | null },
): Promise<Person> {
  if (!hasWords(cleanLine(input.name.slice(0, 4_000)))) throw new Problem("field.missing", { field: "name" });
  const name = displayName(input.name, "Guest");
  const account = await insertAccount(work, {
    role: "customer",
    name,
    organisationId: await insertOrganisation(work, name),
    language: input.language === null ? null : languageFrom(input.language),
    guest: true,
  });
  const identity = await ensureWebIdentity(work, account);
  const person = personOf(work, account, identity.id);
  await emit(work, {
    kind: "account.created",
    subjectId: account.id,
    actor: person,
    data: { role: "customer", guest: true },
  });
  return person;
}
