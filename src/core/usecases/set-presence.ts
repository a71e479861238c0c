import type { Person } from "../domain/actor.ts";
import { type Presence, presences } from "../domain/presences.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { lockAccount, updateAccount } from "../store/accounts.ts";
import { emit } from "../store/events.ts";
import { unbegunJobsOf } from "../store/waiting-tickets.ts";
import type { Work } from "../store/work.ts";
import { doubtJobs, offerWaiting } from "./watch-bookings.ts";

/** Whether a member of staff can be proposed for work. Throws Problem `action.forbidden`, `field.not_a_choice`. */
export async function setPresence(work: Work, person: Person, input: { readonly presence: string }): Promise<Presence> {
  requireDeskAction(person, "presence.own");
  const presence = presences.find((one) => one === input.presence.slice(0, 80).trim().toLowerCase());
  if (presence === undefined) {
    throw new Problem("field.not_a_choice", {
      field: "presence",
      value: input.presence.slice(0, 80),
      choices: presences,
    });
  }
  const account = await lockAccount(work, person.accountId);
  if (account === null) throw new Problem("account.unknown", { name: person.name });
  if (account.presence === presence) return presence;
  await updateAccount(work, account.id, { presence });
  await emit(work, { kind: "account.presence_changed", subjectId: account.id, actor: person, data: { presence } });
  await followPresence(work, account.id, presence);
  return presence;
}

/** Whoever is back may take what waits for somebody; the jobs of whoever goes are looked at. */
export async function followPresence(work: Work, accountId: string, presence: Presence): Promise<void> {
  if (presence === "offline") await doubtJobs(work, await unbegunJobsOf(work, accountId));
  else await offerWaiting(work);
}
