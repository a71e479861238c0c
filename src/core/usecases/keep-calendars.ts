import type { Actor } from "../domain/actor.ts";
import { readCalendarRules } from "../domain/calendar/read-calendar-rules.ts";
import { cleanLine } from "../domain/clean-text.ts";
import { deskSubjectId } from "../domain/desk-subject.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import {
  deleteCalendar,
  insertCalendar,
  listCalendars,
  lockCalendar,
  type NewCalendar,
  policyThatUses,
  type StoredCalendar,
  updateCalendar,
} from "../store/calendars.ts";
import { emit } from "../store/events.ts";
import { askToReckonAll } from "../store/sla-clocks.ts";
import { isForeignKeyViolation, isUniqueViolation } from "../store/sql-state.ts";
import type { Work } from "../store/work.ts";
import { checkHolidays } from "./check-holidays.ts";
import { requiredWords } from "./required-words.ts";

/** What somebody says of a calendar: the rules as the API takes them. */
export type CalendarInput = {
  readonly name: string;
  readonly timeZone: string;
  readonly rules: unknown;
  readonly teamId: string | null;
  readonly organisationId: string | null;
};

/** Every calendar, by name. Staff. Throws Problem `action.forbidden`. */
export async function showCalendars(work: Work, actor: Actor): Promise<readonly StoredCalendar[]> {
  requireDeskAction(actor, "calendar.read");
  return listCalendars(work);
}

/**
 * A new calendar; one of a team or an organisation counts for its tickets at once. Admins. Returns how many live tickets have their
 * clocks reckoned anew. Throws Problem `calendar.invalid`, `field.missing`, `action.forbidden`.
 */
export async function addCalendar(
  work: Work,
  actor: Actor,
  input: CalendarInput,
): Promise<{ readonly calendarId: string; readonly reckoned: number }> {
  requireDeskAction(actor, "calendar.write");
  const read = readCalendar(input);
  const calendarId = await storing(work, (inner) => insertCalendar(inner, read));
  const reckoned = await told(work, actor, "calendar.added", calendarId);
  return { calendarId, reckoned };
}

/** Changes a calendar as a whole. Admins. Returns and throws as `addCalendar`, and Problem `calendar.unknown`. */
export async function changeCalendar(
  work: Work,
  actor: Actor,
  input: CalendarInput & { readonly calendarId: string },
): Promise<{ readonly reckoned: number }> {
  requireDeskAction(actor, "calendar.write");
  const read = readCalendar(input);
  if ((await lockCalendar(work, input.calendarId)) === null) throw new Problem("calendar.unknown", {});
  await storing(work, (inner) => updateCalendar(inner, input.calendarId, read));
  return { reckoned: await told(work, actor, "calendar.changed", input.calendarId) };
}

/** Takes a calendar away. Admins. Throws Problem `calendar.unknown`, `calendar.in_use` while a policy names it. */
export async function removeCalendar(
  work: Work,
  actor: Actor,
  input: { readonly calendarId: string },
): Promise<{ readonly reckoned: number }> {
  requireDeskAction(actor, "calendar.write");
  if ((await lockCalendar(work, input.calendarId)) === null) throw new Problem("calendar.unknown", {});
  const policy = await policyThatUses(work, input.calendarId);
  if (policy !== null) throw new Problem("calendar.in_use", { name: policy });
  await deleteCalendar(work, input.calendarId);
  return { reckoned: await told(work, actor, "calendar.removed", input.calendarId) };
}

function readCalendar(input: CalendarInput): NewCalendar {
  const rules = readCalendarRules(input.timeZone, input.rules);
  checkHolidays(rules);
  if (input.teamId !== null && input.organisationId !== null) {
    throw new Problem("calendar.invalid", { detail: "it is a team's or an organisation's, not both" });
  }
  const { timeZone, teamId, organisationId } = input;
  return { name: cleanLine(requiredWords("name", input.name, 200)), timeZone, rules, teamId, organisationId };
}

async function storing<T>(work: Work, store: (inner: Work) => Promise<T>): Promise<T> {
  try {
    return await work.savepoint(store);
  } catch (error) {
    if (isUniqueViolation(error))
      throw new Problem("calendar.invalid", { detail: "there is one of this owner already" });
    if (isForeignKeyViolation(error))
      throw new Problem("calendar.invalid", { detail: "teamId, organisationId: not known" });
    throw error;
  }
}

async function told(work: Work, actor: Actor, kind: string, calendarId: string): Promise<number> {
  const reckoned = await askToReckonAll(work);
  await emit(work, { kind, subjectId: deskSubjectId, actor, data: { calendarId, reckoned } });
  return reckoned;
}
