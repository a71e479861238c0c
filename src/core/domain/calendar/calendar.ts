/** Days of the week as calendars name them, Monday first (ISO 8601). */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * Two times of a local day, "HH:MM". An end that is not after its start is on the next day; "24:00" is the day's own end.
 */
export type TimeSpan = { readonly from: string; readonly to: string };

/** Open time that begins every week on this day, less its breaks. A break before the span's start is after midnight. */
export type WeeklySpan = TimeSpan & { readonly day: Weekday; readonly breaks: readonly TimeSpan[] };

/** What holds instead on one date ("2026-12-24"), holidays included: these hours exactly, or none at all. */
export type CalendarException = { readonly date: string; readonly spans: readonly TimeSpan[]; readonly name?: string };

/** Which public holidays close the day: ISO 3166 country, and state where they differ by it. */
export type HolidayRegion = { readonly country: string; readonly state: string | null };

/**
 * Business time as people write it down. The rules of a day govern all that begins on it: a night that began before a
 * holiday goes on past midnight.
 */
export type CalendarRules = {
  readonly weekly: readonly WeeklySpan[];
  readonly holidays: HolidayRegion | null;
  readonly exceptions: readonly CalendarException[];
};

/** The public holidays of a year: date to the minute of the day at which it begins (0: the whole day is one). */
export type Holidays = (year: number) => ReadonlyMap<string, number>;

/** A calendar that can be reckoned with: its rules on the clocks of an IANA zone, and the holidays that they name. */
export type Calendar = {
  readonly timeZone: string;
  readonly rules: CalendarRules;
  readonly holidays: Holidays;
};

const none: ReadonlyMap<string, number> = new Map();

/** No holidays at all. */
export const noHolidays: Holidays = () => none;

/** Open without end: what holds where nobody has set a calendar. */
export const alwaysOpen: Calendar = {
  timeZone: "UTC",
  rules: {
    weekly: weekdays.map((day) => ({ day, from: "00:00", to: "24:00", breaks: [] })),
    holidays: null,
    exceptions: [],
  },
  holidays: noHolidays,
};
