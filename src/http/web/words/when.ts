/** "14:05", in the reader's zone. */
export function clockTime(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(at);
}

/** "20 November 2026, 14:05": for titles and details. */
export function fullTime(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(at);
}

/** The calendar day in the reader's zone, as a key that sorts: "2026-11-20". */
export function dayKey(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** "Today", "Yesterday", "Monday, 16 November", with the year where it is another: the words of a day separator. */
export function dayLabel(at: Date, now: Date, locale: string): string {
  const days = daysBetween(at, now);
  if (days === 0 || days === 1) {
    const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-days, "day");
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  }
  const sameYear = at.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(at);
}

/** Short, for lists: "14:05" today, "Yesterday", "Mon" this week, else "16 Nov" or "16/11/2025". */
export function shortTime(at: Date, now: Date, locale: string): string {
  const days = daysBetween(at, now);
  if (days === 0) return clockTime(at, locale);
  if (days === 1) return dayLabel(at, now, locale);
  if (days > 1 && days < 7) return new Intl.DateTimeFormat(locale, { weekday: "short" }).format(at);
  if (at.getFullYear() === now.getFullYear())
    return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }).format(at);
  return new Intl.DateTimeFormat(locale, { dateStyle: "short" }).format(at);
}

/** "3 min ago", "2 hr ago", "5 days ago", in the style of the locale. */
export function ago(at: Date, now: Date, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  if (Math.abs(minutes) < 36 * 60) return words.format(Math.round(minutes / 60), "hour");
  return words.format(Math.round(minutes / (24 * 60)), "day");
}

function daysBetween(at: Date, now: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(now) - midnight(at)) / 86_400_000);
}
