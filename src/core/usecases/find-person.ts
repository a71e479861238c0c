import type { Actor } from "../domain/actor.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { Problem } from "../domain/problem.ts";
import type { PersonListed } from "../store/people.ts";
import type { Work } from "../store/work.ts";
import { findPeople } from "./find-people.ts";

/**
 * The one person that a name, e-mail address or id means: who fits exactly before who fits in part, never a guess among several.
 * Throws Problem `account.unknown`, or `account.ambiguous` with who it could be.
 */
export async function findPerson(
  work: Work,
  actor: Actor,
  query: { readonly name: string; readonly who?: "staff" | "everyone" },
): Promise<PersonListed> {
  const name = cleanLine(query.name.slice(0, 200)).replace(/^@/, "");
  const found =
    name === "" ? [] : await findPeople(work, actor, { text: name, who: query.who ?? "everyone", limit: 20 });
  const wanted = name.toLowerCase();
  const exact = found.filter((one) => one.name.toLowerCase() === wanted || one.email?.toLowerCase() === wanted);
  const fitting = exact.length > 0 ? exact : found;
  const [only, ...others] = fitting;
  if (only === undefined) throw new Problem("account.unknown", { name });
  if (others.length > 0) throw new Problem("account.ambiguous", { name, matches: fitting.slice(0, 8).map(toldApart) });
  return only;
}

/** Namesakes are told apart by where they belong. */
function toldApart(person: PersonListed): string {
  return [person.name, person.organisation === person.name ? null : person.organisation, person.email]
    .filter((part) => part !== null && part !== "")
    .join(" · ");
}
