import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addBusinessMinutes,
  businessMinutesBetween,
  isOpen,
  nextOpen,
  spansBetween,
} from "../../../src/core/domain/calendar/business-time.ts";
import { calendarAndRange } from "./random-calendar.ts";
import { openMinutesSlowly } from "./slow-calendar.ts";

const runs = { numRuns: 150 };
const at = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);

test("open minutes, spans and openness are what reading the clock minute by minute gives", () => {
  fc.assert(
    fc.property(calendarAndRange, ({ calendar, from, minutes }) => {
      const open = openMinutesSlowly(calendar, from, minutes);
      const to = at(from, minutes);
      const count = open.filter(Boolean).length;
      expect(businessMinutesBetween(calendar, from, to)).toBe(count);
      expect(businessMinutesBetween(calendar, to, from)).toBe(0 - count);
      const spans = open.flatMap((is, minute) => {
        if (!is || open[minute - 1] === true) return [];
        const length = open.slice(minute).findIndex((still) => !still);
        return [{ from: at(from, minute), to: length < 0 ? to : at(from, minute + length) }];
      });
      expect(spansBetween(calendar, from, to)).toEqual(spans);
      for (let minute = 0; minute < minutes; minute += 37) {
        expect(isOpen(calendar, at(from, minute))).toBe(open[minute]);
      }
      const first = open.indexOf(true);
      if (first >= 0) expect(nextOpen(calendar, from)).toEqual(at(from, first));
      else if (minutes > 0)
        expect(nextOpen(calendar, from)?.getTime() ?? Number.MAX_VALUE).toBeGreaterThanOrEqual(to.getTime());
    }),
    runs,
  );
});

test("adding open minutes ends where counting them does, forwards and backwards", () => {
  fc.assert(
    fc.property(calendarAndRange, fc.nat(), ({ calendar, from, minutes }, any) => {
      const open = openMinutesSlowly(calendar, from, minutes);
      const places = open.flatMap((is, minute) => (is ? [minute] : []));
      if (places.length === 0) return;
      const wanted = 1 + (any % places.length);
      expect(addBusinessMinutes(calendar, from, wanted)).toEqual(at(from, (places[wanted - 1] ?? 0) + 1));
      const back = addBusinessMinutes(calendar, at(from, minutes), -wanted);
      expect(back).toEqual(at(from, places.at(-wanted) ?? 0));
    }),
    runs,
  );
});

test("to the millisecond, what was added is what lies between, and a range falls apart anywhere", () => {
  fc.assert(
    fc.property(
      calendarAndRange,
      fc.integer({ min: -600_000_000, max: 600_000_000 }),
      fc.nat({ max: 86_400_000 }),
      ({ calendar, from }, amountMs, cutMs) => {
        const minutes = amountMs / 60_000;
        const end = addBusinessMinutes(calendar, from, minutes);
        if (end === null) return;
        expect(businessMinutesBetween(calendar, from, end)).toBeCloseTo(minutes, 6);
        const cut = new Date(from.getTime() + cutMs);
        const parts = businessMinutesBetween(calendar, from, cut) + businessMinutesBetween(calendar, cut, end);
        expect(parts).toBeCloseTo(minutes, 6);
      },
    ),
    runs,
  );
});
