/** A shift as the API gives it. */
export type ShiftRow = {
  readonly id: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly kind: "planned" | "actual";
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly fromPlan: boolean;
  readonly breaks: readonly { readonly startsAt: string; readonly endsAt: string | null }[];
};
/** A booking as the API gives it. */
export type BookingRow = {
  readonly id: string;
  readonly ticketNumber: number;
  readonly title: string;
  readonly technician: { readonly id: string; readonly name: string };
  readonly vehicle: { readonly id: string; readonly name: string } | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly firstStart: string;
};

/** What of a time falls on one day: its own instants, and the shares of the day (0 … 1) where it begins and ends. */
export type Piece = { readonly from: Date; readonly to: Date; readonly starts: number; readonly ends: number };

/** The seven midnights of the week around `day` and the one after them, Monday first, by the clocks of the reader. */
export function weekAround(day: Date): readonly Date[] {
  const sinceMonday = (day.getDay() + 6) % 7;
  return Array.from(
    { length: 8 },
    (_, at) => new Date(day.getFullYear(), day.getMonth(), day.getDate() - sinceMonday + at),
  );
}

/** The piece of a time on the day between two midnights; null where they do not touch. Without an end it lasts until `now`. */
export function pieceOf(
  time: { readonly startsAt: string; readonly endsAt: string | null },
  midnight: Date,
  next: Date,
  now: Date,
): Piece | null {
  const start = Date.parse(time.startsAt);
  const end = time.endsAt === null ? Math.max(start, now.getTime()) : Date.parse(time.endsAt);
  if (start >= next.getTime() || end <= midnight.getTime()) return null;
  const length = next.getTime() - midnight.getTime();
  const from = Math.max(start, midnight.getTime());
  const to = Math.min(end, next.getTime());
  return {
    from: new Date(from),
    to: new Date(to),
    starts: (from - midnight.getTime()) / length,
    ends: (to - midnight.getTime()) / length,
  };
}

/** Whether a job begins later than it was first to begin, by more than a quarter of an hour. */
export function hasSlipped({ startsAt, firstStart }: BookingRow): boolean {
  return Date.parse(startsAt) - Date.parse(firstStart) > 15 * 60_000;
}
