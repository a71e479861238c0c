import type { Calendar, CalendarRules } from "../domain/calendar/calendar.ts";
import { eq, sql } from "./orm.ts";
import { publicHolidays } from "./public-holidays.ts";
import { calendars } from "./schema/field.ts";
import type { Work } from "./work.ts";

/** A calendar as it is stored: its name, whose it is, its zone and rules. */
export type StoredCalendar = Omit<typeof calendars.$inferSelect, "rules"> & { readonly rules: CalendarRules };

/** What the engine reckons with, from what is stored. The rules were checked when they were written. */
export function calendarFrom(stored: { readonly timeZone: string; readonly rules: unknown }): Calendar {
  const rules = stored.rules as CalendarRules;
  return { timeZone: stored.timeZone, rules, holidays: publicHolidays(rules.holidays) };
}

/** Every calendar, by name. */
export async function listCalendars(work: Work): Promise<readonly StoredCalendar[]> {
  return (await work.tx.select().from(calendars).orderBy(calendars.name, calendars.id)).map(typed);
}

/** The calendar, locked until the end of the transaction; null where there is none. */
export async function lockCalendar(work: Work, calendarId: string): Promise<StoredCalendar | null> {
  const [row] = await work.tx.select().from(calendars).where(eq(calendars.id, calendarId)).for("update");
  return row === undefined ? null : typed(row);
}

/** A calendar about to be stored. One of a team or an organisation is theirs alone: a second is a unique violation. */
export type NewCalendar = Pick<StoredCalendar, "name" | "timeZone" | "rules" | "teamId" | "organisationId">;

export async function insertCalendar(work: Work, calendar: NewCalendar): Promise<string> {
  const id = work.newId();
  await work.tx.insert(calendars).values({ id, ...calendar, createdAt: work.now, updatedAt: work.now });
  return id;
}

export async function updateCalendar(work: Work, calendarId: string, change: NewCalendar): Promise<void> {
  await work.tx
    .update(calendars)
    .set({ ...change, updatedAt: work.now })
    .where(eq(calendars.id, calendarId));
}

export async function deleteCalendar(work: Work, calendarId: string): Promise<void> {
  await work.tx.delete(calendars).where(eq(calendars.id, calendarId));
}

/** The name of a policy that counts by the calendar; null where none that holds does. Retired ones give it up. */
export async function policyThatUses(work: Work, calendarId: string): Promise<string | null> {
  await work.tx.execute(sql`
    update sla_policies set calendar_id = null where calendar_id = ${calendarId}::uuid and retired_at is not null`);
  const rows = await work.tx.execute<{ name: string }>(sql`
    select name from sla_policies where calendar_id = ${calendarId}::uuid order by name limit 1`);
  return rows[0]?.name ?? null;
}

function typed(row: typeof calendars.$inferSelect): StoredCalendar {
  return { ...row, rules: row.rules as CalendarRules };
}
