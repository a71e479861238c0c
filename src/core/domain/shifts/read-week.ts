import { type TimeSpan, type Weekday, weekdays } from "../calendar/calendar.ts";
import { minuteOfTime } from "../calendar/local-day.ts";
import { cleanLine } from "../clean-text.ts";
import { Problem } from "../problem.ts";

/** One span of a week with its breaks, as `readCalendarRules` takes it. */
export type WeekSpan = TimeSpan & { readonly day: Weekday; readonly breaks: readonly TimeSpan[] };

/** How a week is written, for whoever wrote it otherwise. */
export const weekExample = "mon-fri 08:00-17:00 break 12:00-13:00; sat 09:00-13:00";
const dayExample = "09:00-13:00, 14:00-18:00";
/** What says that somebody does not work. */
const nothing: ReadonlySet<string> = new Set(["", "off", "none", "-"]);
const range = /^(\d{1,2}(?::?\d\d)?)\s*[-–]\s*(\d{1,2}(?::?\d\d)?)$/;
const mostSpans = 70;

/**
 * A week as somebody writes it, a line or a part between semicolons for each span: "mon-fri 08:00-17:00 break 12:00-13:00; sat 9-13".
 * Days are the English ones in three letters, alone, as a range or parted by commas. "off" and nothing are no plan: null. A span whose
 * end is not after its start goes past midnight. Throws Problem `shift.unreadable`.
 */
export function readWeek(text: string): readonly WeekSpan[] | null {
  if (nothing.has(cleanLine(text).toLowerCase())) return null;
  const spans = text
    .split(/[;\n]/)
    .map((part) => cleanLine(part).toLowerCase())
    .filter((part) => part !== "")
    .flatMap((part) => {
      const [, days = "", work = "", pauses = ""] =
        /^([a-z][a-z,\s–-]*?)\s+(\d\S*(?:\s*[-–]\s*\d\S*)?)((?:\s+break\s+.+)?)$/.exec(part) ?? [];
      const span = readSpan(work);
      const breaks = pauses
        .split(/\s+break\s+/)
        .slice(1)
        .flatMap((pause) => pause.split(","))
        .map((pause) => readSpan(pause.trim()));
      const on = readDays(days);
      if (span === null || on === null || breaks.some((one) => one === null)) throw unreadable(part, weekExample);
      return on.map((day) => ({ day, ...span, breaks: breaks.filter((one) => one !== null) }));
    });
  if (spans.length === 0 || spans.length > mostSpans) throw unreadable(text, weekExample);
  return spans;
}

/** What somebody works on one day: "09:00-13:00, 14:00-18:00"; "off" is nothing. Throws Problem `shift.unreadable`. */
export function readDay(text: string): readonly TimeSpan[] {
  if (nothing.has(cleanLine(text).toLowerCase())) return [];
  return text.split(/[,;\n]/).map((part) => {
    const span = readSpan(cleanLine(part));
    if (span === null) throw unreadable(part, dayExample);
    return span;
  });
}

function readSpan(text: string): TimeSpan | null {
  const [, from = "", to = ""] = range.exec(text) ?? [];
  const [starts, ends] = [readTime(from), readTime(to)];
  return starts === null || ends === null || starts === ends || starts === "24:00" ? null : { from: starts, to: ends };
}

function readTime(text: string): string | null {
  const [, hours = "", minutes = "00"] = /^(\d{1,2})(?::?(\d\d))?$/.exec(text) ?? [];
  const time = `${hours.padStart(2, "0")}:${minutes}`;
  return hours !== "" && minuteOfTime(time) !== null ? time : null;
}

function readDays(text: string): readonly Weekday[] | null {
  const days: Weekday[] = [];
  for (const part of text.split(/[,\s]+/).filter((one) => one !== "")) {
    const [first = "", last = first, more] = part.split(/[-–]/);
    const [from, to] = [weekdays.indexOf(first as Weekday), weekdays.indexOf(last as Weekday)];
    if (from < 0 || to < 0 || more !== undefined) return null;
    for (let n = from; ; n = (n + 1) % weekdays.length) {
      const day = weekdays[n];
      if (day !== undefined && !days.includes(day)) days.push(day);
      if (n === to) break;
    }
  }
  return days.length === 0 ? null : days;
}

function unreadable(text: string, example: string): Problem {
  return new Problem("shift.unreadable", { text: cleanLine(text).slice(0, 80), example });
}
