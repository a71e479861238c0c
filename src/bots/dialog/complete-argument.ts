import type { Person } from "../../core/domain/actor.ts";
import { mayAtDesk } from "../../core/domain/permissions.ts";
import { isStaff } from "../../core/domain/roles.ts";
import { type Account, personOf } from "../../core/store/accounts.ts";
import { searchFixes } from "../../core/store/fixes.ts";
import { findIdentity } from "../../core/store/identities.ts";
import { listTickets } from "../../core/store/ticket-lists.ts";
import { listVehicles } from "../../core/store/vehicles.ts";
import type { Work } from "../../core/store/work.ts";
import { findPeople } from "../../core/usecases/find-people.ts";
import type { MenuArgument } from "../menu.ts";
import type { UserRef } from "../platform.ts";
import type { Choice } from "../platform-parts.ts";

/** What a platform can show while somebody types. */
const mostChoices = 25;
const longestLabel = 100;

/** Somebody types an argument of a command. */
export type Typing = { readonly from: UserRef; readonly kind: MenuArgument["kind"]; readonly typed: string };

type Complete = (work: Work, person: Person, typed: string) => Promise<readonly Choice[]>;

const nothing: Complete = async () => [];

/** What completes an argument, by its kind. Each gives what the person may know of, and nothing to those who may not look. */
const completers: Readonly<Record<MenuArgument["kind"], Complete>> = {
  text: nothing,
  number: nothing,
  choice: nothing,
  async ticket(work, person, typed) {
    const scope = isStaff(person.role) ? "queue" : "own";
    const { items } = await listTickets(work, person, { scope, search: typed, limit: mostChoices });
    return items.map(({ number, title }) => ({ value: String(number), label: `#${number} ${title}` }));
  },
  async person(work, person, typed) {
    if (!mayAtDesk(person.role, "desk.people_list")) return [];
    const found = await findPeople(work, person, { text: typed, who: "staff", limit: mostChoices });
    return found.map(({ name }) => ({ value: name, label: name }));
  },
  async vehicle(work, person, typed) {
    if (!isStaff(person.role)) return [];
    const fits = (name: string) => name.toLowerCase().includes(typed.toLowerCase());
    const found = (await listVehicles(work)).filter(({ name, plate }) => fits(name) || fits(plate));
    return found.map(({ name, plate }) => ({ value: name, label: plate === "" ? name : `${name} · ${plate}` }));
  },
  async fix(work, person, typed) {
    if (!mayAtDesk(person.role, "fix.read")) return [];
    return (await searchFixes(work, typed, mostChoices)).map(({ title }) => ({ value: title, label: title }));
  },
};

/**
 * What could complete an argument, at most 25, best first. Somebody whom the desk does not know yet may see nothing: typing makes no
 * account.
 */
export async function completeArgument(work: Work, { from, kind, typed }: Typing): Promise<readonly Choice[]> {
  const known = await findIdentity(work, from);
  if (known === null || !isActive(known.account)) return [];
  const person = personOf(work, known.account, known.identity.id);
  const choices = await completers[kind](work, person, typed.trim().slice(0, longestLabel));
  const unique = choices.filter(({ value }, at) => choices.findIndex((one) => one.value === value) === at);
  return unique.slice(0, mostChoices).map(({ value, label }) => ({
    value: value.slice(0, longestLabel),
    label: [...label].length > longestLabel ? `${[...label].slice(0, longestLabel - 1).join("")}…` : label,
  }));
}

const isActive = ({ active, erasedAt }: Account): boolean => active && erasedAt === null;
