import { Problem } from "../../../core/domain/problem.ts";
import { unitsNamed } from "../../../core/store/maintenance-plans.ts";
import type { Work } from "../../../core/store/work.ts";
import { addPlan, endPlan, showPlans } from "../../../core/usecases/keep-maintenance-plans.ts";
import type { Button } from "../../card.ts";
import { actionId, longId, shortId } from "../action-id.ts";
import { rowsOf, sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

/** More plans than this make a list that nobody reads: the API has all. */
const mostShown = 12;
const mostUnits = 8;

/** The one unit that somebody named. Throws Problem `equipment.unknown`, or `field.not_a_choice` where several are called so. */
async function unitMeant(work: Work, name: string): Promise<{ readonly id: string; readonly label: string }> {
  const [only, ...more] = await unitsNamed(work, name, mostUnits);
  if (only === undefined) throw new Problem("equipment.unknown", { name });
  if (more.length === 0) return only;
  const choices = [only, ...more].map(({ label, organisation }) => `${label} (${organisation})`);
  throw new Problem("field.not_a_choice", { field: "unit", value: name, choices });
}

/** Planned maintenance: `/desk plan`, `/desk plans`. */
export const maintenanceRunners: Readonly<Record<string, Runner>> = {
  plan: async ({ work, person, words }, { given }) => {
    const { unit: named = "", everyDays = "", date = "", title = "", text = "" } = given;
    const unit = await unitMeant(work, named);
    const days = Number(everyDays);
    await addPlan(work, person, {
      equipmentId: unit.id,
      title,
      description: text,
      everyDays: days === 0 ? null : days,
      nextOn: date,
    });
    return sentence(words.say("done-plan", { unit: unit.label, title, date }), { tone: "good" });
  },
  plans: async ({ work, person, words }) => {
    const plans = (await showPlans(work, person, null)).slice(0, mostShown);
    if (plans.length === 0) return sentence(words.say("plans-none"));
    const fields = plans.map(({ equipment, organisation, title, everyDays, nextOn: date, lastTicketNumber }) => ({
      label: words.say("plan-line", { unit: equipment.label, organisation: organisation.name }),
      value: [
        everyDays === null
          ? words.say("plan-once", { title, date })
          : words.say("plan-every", { title, date, days: everyDays }),
        ...(lastTicketNumber === null ? [] : [words.say("plan-last", { number: lastTicketNumber })]),
      ].join("\n"),
    }));
    const buttons = plans.map(
      ({ id, title }): Button => ({
        action: actionId("plan-end", null, 0, shortId(id)),
        label: words.say("button-plan-end", { title }),
        style: "plain",
      }),
    );
    return sentence(words.say("plans-title"), { fields, buttons: rowsOf(buttons, 2) });
  },
  "plan-end": async ({ work, person, words }, { arg }) => {
    const planId = arg === null ? null : longId(arg);
    if (planId === null) throw new Problem("record.unknown", {});
    const { title } = await endPlan(work, person, planId);
    return sentence(words.say("done-plan-end", { title }), { tone: "good" });
  },
};
