import { expect, test } from "vitest";
import { type BookingRow, hasSlipped, pieceOf, weekAround } from "./calendar-days.ts";

const now = new Date("2026-03-04T12:00:00Z");

test("a week begins on Monday, whatever day one looks at, and the months may change in it", () => {
  for (const day of ["2026-03-30", "2026-04-02", "2026-04-05"]) {
    const days = weekAround(new Date(`${day}T10:00:00`)).map((one) => `${one.getMonth() + 1}/${one.getDate()}`);
    expect(days).toEqual(["3/30", "3/31", "4/1", "4/2", "4/3", "4/4", "4/5", "4/6"]);
  }
});

test("a night is two pieces, one on each of its days", () => {
  const night = { startsAt: "2026-03-03T22:00:00Z", endsAt: "2026-03-04T06:00:00Z" };
  const midnights = ["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"].map((day) => new Date(`${day}T00:00:00Z`));
  const pieces = [0, 1, 2].map((at) => {
    const piece = pieceOf(night, midnights[at] ?? now, midnights[at + 1] ?? now, now);
    return piece === null ? null : [piece.starts, piece.ends];
  });
  expect(pieces).toEqual([[22 / 24, 1], [0, 0.25], null]);
});

test("what has not ended lasts until now, and what just touches a day is not on it", () => {
  const [midnight, next] = [new Date("2026-03-04T00:00:00Z"), new Date("2026-03-05T00:00:00Z")];
  expect(pieceOf({ startsAt: "2026-03-04T09:00:00Z", endsAt: null }, midnight, next, now)?.ends).toBe(0.5);
  expect(pieceOf({ startsAt: "2026-03-03T09:00:00Z", endsAt: "2026-03-04T00:00:00Z" }, midnight, next, now)).toBeNull();
  expect(pieceOf({ startsAt: "2026-03-05T00:00:00Z", endsAt: null }, midnight, next, now)).toBeNull();
});

test("a job has slipped when it begins a good while after its first time", () => {
  const booking = { startsAt: "2026-03-04T10:00:00Z", firstStart: "2026-03-04T09:50:00Z" } as BookingRow;
  expect(hasSlipped(booking)).toBe(false);
  expect(hasSlipped({ ...booking, firstStart: "2026-03-04T09:00:00Z" })).toBe(true);
});
