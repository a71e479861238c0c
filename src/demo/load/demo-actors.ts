import type { Person } from "../../core/domain/actor.ts";
import type { DemoCatalogue } from "../types.ts";
import type { DemoIds } from "./demo-ids.ts";

/** The people of the demo as they act, by their keys. */
export type DemoActors = { person(key: string): Person; readonly admin: Person };

/** Everybody of the catalogue who can do something on a ticket. */
export function demoActors(catalogue: DemoCatalogue, ids: DemoIds): DemoActors {
  const people = new Map<string, Person>();
  const add = (key: string, person: Omit<Person, "kind" | "accountId" | "timeZone" | "identityId">) => {
    people.set(key, { kind: "person", accountId: ids("account", key), timeZone: null, identityId: null, ...person });
  };
  for (const organisation of catalogue.organisations) {
    const organisationId = ids("organisation", organisation.key);
    for (const { key, name, language, maySign } of organisation.contacts) {
      add(key, { role: "customer", name, language, maySign, organisationId });
    }
  }
  for (const { key, name, role, language } of [...catalogue.technicians, ...catalogue.staff]) {
    add(key, { role, name, language, maySign: false, organisationId: null });
  }
  const person = (key: string): Person => {
    const found = people.get(key);
    if (found === undefined) throw new RangeError(`the catalogue has nobody "${key}"`);
    return found;
  };
  const admin = [...people.values()].find(({ role }) => role === "admin");
  if (admin === undefined) throw new RangeError("the catalogue has no admin");
  return { person, admin };
}
