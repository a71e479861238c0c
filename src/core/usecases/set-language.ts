import type { Person } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { type Language, languages } from "../domain/languages.ts";
import { Problem } from "../domain/problem.ts";
import { updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";

/** The language the desk speaks with this person from now on. Throws Problem `field.not_a_choice`. */
export async function setLanguage(work: Work, person: Person, input: { readonly language: string }): Promise<Language> {
  const asked = cleanLine(input.language.slice(0, 80)).toLowerCase();
  const language = languages.find((one) => one === asked.split(/[-_]/)[0]);
  if (language === undefined)
    throw new Problem("field.not_a_choice", { field: "language", value: asked, choices: languages });
  await updateAccount(work, person.accountId, { language });
  await emit(work, {
    kind: "account.language_changed",
    subjectId: person.accountId,
    actor: person,
    data: { language },
  });
  return language;
}
