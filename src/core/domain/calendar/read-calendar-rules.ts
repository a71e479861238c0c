import { type Static, Type } from "typebox";
import { Check } from "typebox/value";
import { Problem } from "../problem.ts";
import { isTimeZone } from "../time-zone.ts";
import { type CalendarRules, type TimeSpan, weekdays } from "./calendar.ts";
import { dayMinutes, dayOfDate, minuteOfTime } from "./local-day.ts";

const closed = { additionalProperties: false } as const;
const time = Type.String({ pattern: "^\\d\\d:\\d\\d$" });
const span = Type.Object({ from: time, to: time }, closed);

/** The shape of a calendar's rules as the API takes them; what only reading shows to be wrong, `readCalendarRules` refuses. */
export const calendarRulesSchema = Type.Object(
  {
    weekly: Type.Array(
      Type.Object(
        {
          day: Type.Unsafe<(typeof weekdays)[number]>(Type.Enum([...weekdays])),
          from: time,
          to: time,
          breaks: Type.Optional(Type.Array(span, { maxItems: 10 })),
        },
        closed,
      ),
      { maxItems: 70 },
    ),
    holidays: Type.Optional(
      Type.Union([
        Type.Object(
          {
            country: Type.String({ pattern: "^[A-Z]{2}$" }),
            state: Type.Optional(Type.Union([Type.String({ pattern: "^[A-Za-z0-9-]{1,10}$" }), Type.Null()])),
          },
          closed,
        ),
        Type.Null(),
      ]),
    ),
    exceptions: Type.Optional(
      Type.Array(
        Type.Object(
          {
            date: Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\d$" }),
            spans: Type.Array(span, { maxItems: 10 }),
            name: Type.Optional(Type.String({ maxLength: 200 })),
          },
          closed,
        ),
        { maxItems: 1_000 },
      ),
    ),
  },
  closed,
);

/**
 * Rules as they are stored, from what somebody gave: times that exist, breaks within their span, each date once, a zone that is known.
 * Throws Problem `calendar.invalid` with what is wrong, in English as it names the request's own fields.
 */
export function readCalendarRules(timeZone: string, given: unknown): CalendarRules {
  if (!isTimeZone(timeZone)) throw invalid(`timeZone: ${timeZone.slice(0, 80)} is no IANA zone such as Europe/Lisbon`);
  if (!Check(calendarRulesSchema, given))
    throw invalid("rules: weekly, holidays and exceptions as the API describes them");
  const rules: Static<typeof calendarRulesSchema> = given;
  const dates = new Set<string>();
  for (const { date, spans } of rules.exceptions ?? []) {
    if (dayOfDate(date) === null) throw invalid(`exceptions: there is no ${date}`);
    if (dates.has(date)) throw invalid(`exceptions: ${date} stands there twice`);
    dates.add(date);
    for (const one of spans) checkSpan("exceptions", one);
  }
  for (const { day, breaks = [], ...one } of rules.weekly) {
    const length = checkSpan("weekly", one);
    for (const pause of breaks) checkBreak(`${day} ${one.from}`, one, length, pause);
  }
  return {
    weekly: rules.weekly.map(({ breaks = [], ...one }) => ({ ...one, breaks })),
    holidays: rules.holidays == null ? null : { country: rules.holidays.country, state: rules.holidays.state ?? null },
    exceptions: rules.exceptions ?? [],
  };
}

/** The span's length in minutes. */
function checkSpan(where: string, { from, to }: TimeSpan): number {
  const start = minuteOfTime(from);
  const end = minuteOfTime(to);
  if (start === null || start === dayMinutes) throw invalid(`${where}: ${from} is no time from 00:00 to 23:59`);
  if (end === null) throw invalid(`${where}: ${to} is no time from 00:00 to 24:00`);
  if (start === end) throw invalid(`${where}: ${from} to ${to} is empty; a whole day is 00:00 to 24:00`);
  return end > start ? end - start : end - start + dayMinutes;
}

function checkBreak(where: string, within: TimeSpan, length: number, pause: TimeSpan): void {
  const pauseLength = checkSpan(`${where} breaks`, pause);
  const after = (minuteOfTime(pause.from) ?? 0) - (minuteOfTime(within.from) ?? 0);
  const begins = after < 0 ? after + dayMinutes : after;
  if (begins + pauseLength > length) throw invalid(`${where} breaks: ${pause.from} to ${pause.to} is outside its span`);
}

const invalid = (detail: string) => new Problem("calendar.invalid", { detail });
