import type { Person } from "../../core/domain/actor.ts";
import type { Work } from "../../core/store/work.ts";
import { setShiftPlan } from "../../core/usecases/plan-shifts.ts";
import { indexByKey } from "../index-by-key.ts";
import type { DemoCatalogue } from "../types.ts";
import type { DemoIds } from "./demo-ids.ts";

const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** Early, middle and late, with the break in the middle. */
const shifts = [
  { from: "06:30", to: "15:00", breaks: [{ from: "10:30", to: "11:00" }] },
  { from: "08:00", to: "17:00", breaks: [{ from: "12:30", to: "13:30" }] },
  { from: "11:00", to: "19:30", breaks: [{ from: "15:00", to: "15:30" }] },
] as const;

/**
 * When the technicians of the demo work: five days a week, early, in the middle or late, some at the weekend. Those whom a newcomer plays have
 * no plan: they are at work whenever somebody sits in front of them.
 */
export async function loadRota(work: Work, catalogue: DemoCatalogue, admin: Person, ids: DemoIds): Promise<void> {
  const regionOf = indexByKey(catalogue.regions);
  const played = new Set(catalogue.signIns.map(({ personKey }) => personKey));
  const planned = catalogue.technicians.filter(({ key }) => !played.has(key));
  for (const [n, { key, regionKey }] of planned.entries()) {
    const shift = shifts[n % shifts.length] ?? shifts[1];
    const days = n % 4 === 3 ? week.slice(2) : week.slice(0, 5);
    const weekly = days.map((day) => ({ day, ...shift }));
    await setShiftPlan(work, admin, {
      accountId: ids("account", key),
      plan: { timeZone: regionOf(regionKey).timeZone, rules: { weekly } },
    });
  }
}
