import type { Person } from "../domain/actor.ts";
import { emit } from "../store/events.ts";
import { revokeSessionsOf } from "../store/sessions.ts";
import { endFamiliesOf } from "../store/token-families.ts";
import type { Work } from "../store/work.ts";

/** Ends every session and every app's sign-in of a person, the one that asks too. Keys of machines stay: they end one by one. */
export async function signOutEverywhere(work: Work, person: Person): Promise<void> {
  await revokeSessionsOf(work, person.accountId);
  await endFamiliesOf(work, person.accountId, "signed_out");
  await emit(work, { kind: "account.signed_out", subjectId: person.accountId, actor: person });
}
