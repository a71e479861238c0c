import type { Person } from "../../core/domain/actor.ts";
import { readCalendarRules } from "../../core/domain/calendar/read-calendar-rules.ts";
import { plannedShifts } from "../../core/domain/shifts/planned-shifts.ts";
import { calendarFrom } from "../../core/store/calendars.ts";
import { insertPlanned, openShift } from "../../core/store/shifts.ts";
import { cancelTimer, setTimer } from "../../core/store/ticket-timers.ts";
import type { Work } from "../../core/store/work.ts";
import { setShiftPlan } from "../../core/usecases/plan-shifts.ts";
import { startBreak, startShift } from "../../core/usecases/work-shift.ts";
import { indexByKey } from "../index-by-key.ts";
import type { DemoCatalogue } from "../types.ts";
import type { DemoActors } from "./demo-actors.ts";
import type { DemoIds } from "./demo-ids.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;
const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** Early, middle and late, with the break in the middle. */
const shifts = [
  { from: "06:30", to: "15:00", breaks: [{ from: "10:30", to: "11:00" }] },
  { from: "08:00", to: "17:00", breaks: [{ from: "12:30", to: "13:30" }] },
  { from: "11:00", to: "19:30", breaks: [{ from: "15:00", to: "15:30" }] },
] as const;
/** Five days each, so that somebody works on every day, and in every week that one looks at. */
const workdays = [week.slice(0, 5), week.slice(1, 6), week.slice(0, 5), week.slice(2)] as const;
/** So far back people can see who worked when: this week and the one before it, on whichever day the demo is loaded. */
const daysBack = 14;
/** Somebody without a job, who is on a break as the demo begins. */
const resting = "sofia-magalhaes";
const restingHours = 8;

/**
 * When the technicians of the demo work: five days a week, early, in the middle or late, some at the weekend; last week, this one and the
 * next. Those whom a newcomer plays are at work besides, at whatever hour somebody sits in front of them, until they end it.
 */
export async function loadRota(work: Work, catalogue: DemoCatalogue, actors: DemoActors, ids: DemoIds): Promise<void> {
  const regionOf = indexByKey(catalogue.regions);
  for (const [n, { key, regionKey }] of catalogue.technicians.entries()) {
    const accountId = ids("account", key);
    const { timeZone } = regionOf(regionKey);
    const shift = shifts[(n + 1) % shifts.length] ?? shifts[1];
    const weekly = (workdays[n % workdays.length] ?? week).map((day) => ({ day, ...shift }));
    await setShiftPlan(work, actors.admin, { accountId, plan: { timeZone, rules: { weekly } } });
    const plan = calendarFrom({ timeZone, rules: readCalendarRules(timeZone, { weekly }) });
    const gone = plannedShifts(plan, new Date(work.now.getTime() - daysBack * dayMs), work.now);
    await insertPlanned(
      work,
      accountId,
      gone.filter(({ endsAt }) => endsAt <= work.now),
      true,
    );
  }
  const played = new Set(catalogue.signIns.map(({ personKey }) => personKey));
  for (const { key } of catalogue.technicians.filter((one) => played.has(one.key))) {
    // Nobody reminds them, nobody ends it for them.
    await cancelTimer(work, "shift_end", await beAtWork(work, actors.person(key)));
  }
  const shiftId = await beAtWork(work, actors.person(resting));
  await setTimer(work, {
    kind: "shift_end",
    subjectId: shiftId,
    dueAt: new Date(work.now.getTime() + restingHours * 60 * minuteMs),
  });
  await startBreak(minutesAgo(work, 10), actors.person(resting));
}

/** Has somebody begun their shift before the jobs that are under way; gives its id. */
async function beAtWork(work: Work, person: Person): Promise<string> {
  await startShift(minutesAgo(work, 180), person);
  const shift = await openShift(work, { accountId: person.accountId });
  if (shift === null) throw new Error(`${person.name} has begun no shift`);
  return shift.id;
}

function minutesAgo(work: Work, minutes: number): Work {
  return { ...work, now: new Date(work.now.getTime() - minutes * minuteMs) };
}
