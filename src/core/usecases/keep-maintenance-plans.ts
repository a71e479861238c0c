import { type Actor, accountOf } from "../domain/actor.ts";
import { cleanLine, cleanText } from "../domain/clean-text.ts";
import { dateIn, planOpensAt } from "../domain/maintenance/plan-dates.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { emit } from "../store/events.ts";
import {
  insertPlan,
  listPlans,
  lockPlan,
  type PlanListed,
  updatePlan,
  zoneOfUnit,
} from "../store/maintenance-plans.ts";
import { cancelTimer, setTimer } from "../store/ticket-timers.ts";
import type { Work } from "../store/work.ts";
import { requiredWords } from "./required-words.ts";

/** What can be said of a plan. */
export type PlanTerms = {
  readonly title: string;
  readonly description: string;
  /** Null: once. */
  readonly everyDays: number | null;
  /** "2026-05-01", a day by the clock of the site. */
  readonly nextOn: string;
};

const titleLimit = 200;
const descriptionLimit = 4_000;
const longestDays = 3_650;
const mostPlans = 500;

/** Plans that go on, the next due first; of one unit or of all (500 at most). Staff. Throws Problem `action.forbidden`. */
export async function showPlans(work: Work, actor: Actor, equipmentId: string | null): Promise<readonly PlanListed[]> {
  requireDeskAction(actor, "equipment.write");
  return listPlans(work, { equipmentId, limit: mostPlans });
}

/**
 * A plan of maintenance for a unit: its first ticket opens at `nextOn`, or now where that is today. Staff. Throws Problem `field.*`,
 * `equipment.unknown`, `action.forbidden`.
 */
export async function addPlan(
  work: Work,
  actor: Actor,
  input: PlanTerms & { readonly equipmentId: string },
): Promise<{ readonly planId: string; readonly opensAt: Date }> {
  requireDeskAction(actor, "equipment.write");
  const { equipmentId, ...given } = input;
  const zone = await zoneOfUnit(work, equipmentId);
  if (zone === null) throw new Problem("equipment.unknown", { name: "" });
  const terms = readTerms(given);
  const opensAt = whenOpen(work, terms.nextOn, zone);
  const planId = work.newId();
  await insertPlan(work, {
    id: planId,
    equipmentId,
    ...terms,
    createdBy: accountOf(actor),
    createdAt: work.now,
    updatedAt: work.now,
  });
  await setTimer(work, { kind: "maintenance", subjectId: planId, dueAt: opensAt });
  await tell(work, actor, "maintenance.planned", planId, { equipmentId, ...datesOf(terms) });
  return { planId, opensAt };
}

/** Changes a plan; what is left out stays. Staff. Throws as `addPlan`, and Problem `record.unknown`. */
export async function changePlan(
  work: Work,
  actor: Actor,
  input: Partial<PlanTerms> & { readonly planId: string },
): Promise<void> {
  requireDeskAction(actor, "equipment.write");
  const { planId, ...change } = input;
  const found = await lockPlan(work, planId);
  if (found === null) throw new Problem("record.unknown", {});
  const { title, description, everyDays, nextOn, equipmentId } = found.plan;
  const terms = readTerms({ title, description, everyDays, nextOn, ...change });
  const isMoved = terms.nextOn !== nextOn;
  if (isMoved) {
    const dueAt = whenOpen(work, terms.nextOn, found.timeZone);
    await setTimer(work, { kind: "maintenance", subjectId: planId, dueAt });
  }
  await updatePlan(work, planId, terms);
  await tell(work, actor, "maintenance.changed", planId, { equipmentId, ...datesOf(terms) });
}

/** Ends a plan; tickets that it has opened stay. Staff. Throws Problem `record.unknown`, `action.forbidden`. */
export async function endPlan(work: Work, actor: Actor, planId: string): Promise<{ readonly title: string }> {
  requireDeskAction(actor, "equipment.write");
  const found = await lockPlan(work, planId);
  if (found === null) throw new Problem("record.unknown", {});
  await updatePlan(work, planId, { endedAt: work.now });
  await cancelTimer(work, "maintenance", planId);
  await tell(work, actor, "maintenance.ended", planId, { equipmentId: found.plan.equipmentId });
  return { title: found.plan.title };
}

function readTerms(given: PlanTerms): PlanTerms {
  const { everyDays } = given;
  if (everyDays !== null && !(Number.isInteger(everyDays) && everyDays >= 1 && everyDays <= longestDays)) {
    const value = String(everyDays).slice(0, 40);
    throw new Problem("field.not_a_number", { field: "everyDays", value, min: 1, max: longestDays });
  }
  return {
    title: cleanLine(requiredWords("title", given.title, titleLimit)),
    description: given.description === "" ? "" : cleanText(given.description).slice(0, descriptionLimit),
    everyDays,
    nextOn: given.nextOn,
  };
}

/** When the ticket of a date opens. Throws Problem `field.not_a_date` for a date that does not exist, or is over. */
function whenOpen(work: Work, date: string, zone: string): Date {
  const at = planOpensAt(date, zone);
  const today = dateIn(zone, work.now);
  if (at === null || date < today)
    throw new Problem("field.not_a_date", { field: "date", value: date.slice(0, 40), from: today });
  return at < work.now ? work.now : at;
}

const datesOf = ({ everyDays, nextOn }: PlanTerms) => ({ everyDays, nextOn });

async function tell(
  work: Work,
  actor: Actor,
  kind: string,
  planId: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  await emit(work, { kind, subjectId: planId, actor, data });
}
