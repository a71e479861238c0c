import fc from "fast-check";
import { expect, test } from "vitest";
import { isOpen } from "../calendar/business-time.ts";
import { alwaysOpen, type Calendar, noHolidays } from "../calendar/calendar.ts";
import { isLive, type Status } from "../statuses.ts";
import { clockStanding, type SlaHistory } from "./clock.ts";

const opened = Date.parse("2026-03-06T15:00:00Z");
/** Minutes after the ticket was opened, on a Friday afternoon. */
const at = (minutes: number) => new Date(opened + minutes * 60_000);
const office: Calendar = {
  timeZone: "UTC",
  rules: {
    weekly: (["mon", "tue", "wed", "thu", "fri"] as const).map((day) => ({
      day,
      from: "09:00",
      to: "17:00",
      breaks: [],
    })),
    holidays: null,
    exceptions: [],
  },
  holidays: noHolidays,
};
const history = (changes: readonly (readonly [number, Status])[], answered: number | null = null): SlaHistory => ({
  openedAt: at(0),
  changes: changes.map(([minutes, status]) => ({ at: at(minutes), status })),
  answeredAt: answered === null ? null : at(answered),
});
const solve = (given: SlaHistory, now: number, calendar = office) =>
  clockStanding({ target: "resolution", minutes: 240, warnPercent: 75, calendar }, given, at(now));
const answer = (given: SlaHistory, now: number) =>
  clockStanding({ target: "response", minutes: 60, warnPercent: 50, calendar: alwaysOpen }, given, at(now));
const monday = 2 * 1440 + 18 * 60;

test("four hours from Friday 15:00 are up on Monday at 11:00, and people are warned at 10:00", () => {
  expect(solve(history([]), 60)).toEqual({
    state: "running",
    dueAt: at(monday + 120),
    warnAt: at(monday + 60),
    stoppedAt: null,
    breachedAt: null,
    leftMinutes: 180,
  });
});

test("a hold stands still and moves the due time by the business time it lasted", () => {
  const held = history([
    [30, "opened"],
    [60, "in_progress"],
    [60, "on_hold"],
  ]);
  expect(solve(held, monday)).toMatchObject({ state: "paused", dueAt: null, warnAt: null, leftMinutes: 180 });
  const resumed = history([
    [60, "on_hold"],
    [monday + 60, "in_progress"],
  ]);
  expect(solve(resumed, monday + 60)).toMatchObject({ state: "running", dueAt: at(monday + 240), leftMinutes: 180 });
  // Assigned anew out of a hold: the clock runs again.
  expect(
    solve(
      history([
        [60, "on_hold"],
        [monday, "opened"],
      ]),
      monday,
    ).state,
  ).toBe("running");
});

test("solved at the due time is kept, a minute later is missed", () => {
  expect(solve(history([[monday + 120, "resolved"]]), monday + 500)).toMatchObject({ state: "met", breachedAt: null });
  expect(
    solve(
      history([
        [monday + 121, "resolved"],
        [9_000, "closed"],
      ]),
      10_000,
    ),
  ).toMatchObject({
    state: "missed",
    breachedAt: at(monday + 120),
    stoppedAt: at(monday + 121),
    leftMinutes: -1,
  });
});

test("a reopened ticket goes on where it stood; what lay between does not count", () => {
  const reopened = history([
    [60, "resolved"],
    [monday + 60, "in_progress"],
  ]);
  expect(solve(reopened, monday + 60)).toMatchObject({ state: "running", dueAt: at(monday + 240), stoppedAt: null });
});

test("a ticket that was rejected or merged promised nothing", () => {
  expect(solve(history([[9_000, "rejected"]]), 10_000)).toMatchObject({ state: "void", breachedAt: null });
  expect(solve(history([[10, "merged"]]), 10_000).state).toBe("void");
});

test("the first answer stops the response for good; solved without a word is an answer too", () => {
  expect(answer(history([], 40), 500)).toMatchObject({
    state: "met",
    stoppedAt: at(40),
    dueAt: at(60),
    leftMinutes: 20,
  });
  expect(
    answer(
      history(
        [
          [30, "opened"],
          [200, "resolved"],
          [300, "in_progress"],
        ],
        250,
      ),
      500,
    ),
  ).toMatchObject({
    state: "missed",
    stoppedAt: at(200),
    breachedAt: at(60),
  });
  expect(answer(history([[30, "resolved"]]), 500)).toMatchObject({ state: "met", stoppedAt: at(30) });
  expect(answer(history([[10, "cancelled"]], 20), 500).state).toBe("void");
});

test("a hold that begins with the last minute is no breach; going on without an answer is", () => {
  expect(solve(history([[monday + 120, "on_hold"]]), monday + 400)).toMatchObject({
    state: "paused",
    breachedAt: null,
  });
  expect(
    solve(
      history([
        [monday + 120, "on_hold"],
        [monday + 400, "in_progress"],
      ]),
      monday + 401,
    ).breachedAt,
  ).toEqual(at(monday + 400));
});

test("a calendar that never opens promises without end, and a clock set back breaks nothing", () => {
  const never = { ...office, rules: { ...office.rules, weekly: [] } };
  expect(solve(history([]), 1_000_000, never)).toMatchObject({ state: "running", dueAt: null, leftMinutes: 240 });
  expect(solve(history([[-30, "on_hold"]]), -20)).toMatchObject({ state: "paused", leftMinutes: 240 });
});

test("over any history it agrees with looking at every minute", () => {
  const status = fc.constantFrom<Status>("opened", "in_progress", "on_hold", "resolved");
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 700 }), status), { maxLength: 8 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 600 }), fc.integer({ min: 0, max: 4_000 }), (given, minutes, now) => {
      const gapsUpTo = (index: number) => given.slice(0, index + 1).reduce((sum, [gap]) => sum + gap, 0);
      const changes = given.map(([, to], index) => [gapsUpTo(index), to] as const).filter(([when]) => when <= now);
      const standing = clockStanding(
        { target: "resolution", minutes, warnPercent: 75, calendar: office },
        history(changes),
        at(now),
      );
      let used = 0;
      let breached: number | null = null;
      for (let minute = 0; minute < now; minute += 1) {
        const state = changes.findLast(([when]) => when <= minute)?.[1] ?? "new";
        if (!isLive(state) || state === "on_hold" || !isOpen(office, at(minute))) continue;
        used += 1;
        if (used === minutes + 1) breached ??= minute;
      }
      expect(standing.leftMinutes).toBe(minutes - used);
      const last = changes.at(-1)?.[1] ?? "new";
      const stopped = last === "resolved";
      // The first minute over is the breach; it was due when the minute before had passed, however long the desk was closed between.
      expect(standing.breachedAt !== null && standing.leftMinutes < 0).toBe(breached !== null);
      expect(standing.state).toBe(
        stopped ? (standing.breachedAt === null ? "met" : "missed") : last === "on_hold" ? "paused" : "running",
      );
    }),
    { numRuns: 200 },
  );
});
