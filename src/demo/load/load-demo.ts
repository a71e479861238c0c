import { ensureMonths, isEmptyDesk } from "../../core/store/bulk-insert.ts";
import { countAllJobs } from "../../core/store/experience.ts";
import type { Desk } from "../../core/store/work.ts";
import { demoCatalogue } from "../demo-catalogue.ts";
import { generateHistory } from "../generate-history.ts";
import { demoActors } from "./demo-actors.ts";
import { demoIds } from "./demo-ids.ts";
import type { DemoSignInPerson } from "./demo-sign-ins.ts";
import { loadArticles } from "./load-articles.ts";
import { loadBookings } from "./load-bookings.ts";
import { loadEquipment, loadManufacturers } from "./load-equipment.ts";
import { loadLive } from "./load-live.ts";
import { loadPast } from "./load-past.ts";
import { loadPeople } from "./load-people.ts";
import { loadPromises } from "./load-promises.ts";
import { loadRota } from "./load-rota.ts";

/** The seed of the demo's history: one of those that its tests measure the planted stories on. */
const demoSeed = 7;

/**
 * Fills an empty desk with the demo workspace, in one transaction: two years of finished jobs up to now and today's tickets. Returns the
 * people to sign in as, or null where the desk is not empty. `said` hears of progress, a phrase at a time.
 */
export async function loadDemo(
  desk: Desk,
  said: (progress: string) => void,
): Promise<readonly DemoSignInPerson[] | null> {
  return desk.transact(async (work) => {
    if (!(await isEmptyDesk(work))) return null;
    const history = generateHistory({ seed: demoSeed, now: work.now, catalogue: demoCatalogue });
    const ids = demoIds(work.newId);
    const firstDay = new Date(history.interventions[0]?.reportedAt ?? work.now);
    const months = Math.ceil((work.now.getTime() - firstDay.getTime()) / (28 * 86_400_000)) + 3;
    await ensureMonths(work, firstDay, months);
    said("people, sites and equipment");
    await loadManufacturers(work, demoCatalogue, ids, firstDay);
    await loadPeople(work, demoCatalogue, ids, firstDay);
    await loadEquipment(work, demoCatalogue, history, ids, firstDay);
    said(`${history.interventions.length} past repairs`);
    await loadPast(work, demoCatalogue, history, ids);
    await countAllJobs(work);
    const actors = demoActors(demoCatalogue, ids);
    said("promises and shifts");
    const newcomer = demoCatalogue.signIns.find(({ role }) => role === "customer");
    const { organisationId } = actors.person(newcomer?.personKey ?? "");
    await loadPromises(work, actors.admin, history, organisationId ?? "", ids);
    await loadArticles(work, actors.admin);
    await loadRota(work, demoCatalogue, actors, ids);
    said(`${history.liveTickets.length} tickets of today`);
    await loadLive(work, history, actors, ids);
    await loadBookings(work, demoCatalogue, history, ids);
    return demoCatalogue.signIns.map(({ role, personKey }) => {
      const person = actors.person(personKey);
      return { role, name: person.name, accountId: person.accountId };
    });
  });
}
