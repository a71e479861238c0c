import { findDemoAccounts, hasDemoOrganisation } from "../../core/store/demo-accounts.ts";
import type { Desk } from "../../core/store/work.ts";
import { demoCatalogue } from "../demo-catalogue.ts";

/** Somebody of the demo whom a newcomer can sign in as. */
export type DemoSignInPerson = { readonly role: string; readonly name: string; readonly accountId: string };

/** Whether the desk holds the invented workspace. */
export async function holdsDemo(desk: Desk): Promise<boolean> {
  return desk.read(hasDemoOrganisation);
}

/** The people of the demo to sign in as, customer first; none where the desk holds no demo. */
export async function demoSignIns(desk: Desk): Promise<readonly DemoSignInPerson[]> {
  if (!(await holdsDemo(desk))) return [];
  const emailOf = new Map(
    [
      ...demoCatalogue.organisations.flatMap(({ contacts }) => contacts),
      ...demoCatalogue.technicians,
      ...demoCatalogue.staff,
    ].map(({ key, email }) => [key, email] as const),
  );
  const wanted = demoCatalogue.signIns.map(({ role, personKey }) => ({ role, email: emailOf.get(personKey) ?? "" }));
  const found = await desk.read((work) =>
    findDemoAccounts(
      work,
      wanted.map(({ email }) => email),
    ),
  );
  return wanted.flatMap(({ role, email }) => {
    const account = found.find((candidate) => candidate.email === email);
    return account === undefined ? [] : [{ role, name: account.name, accountId: account.id }];
  });
}
