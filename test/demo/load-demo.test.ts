import { afterAll, beforeAll, expect, test } from "vitest";
import { statuses } from "../../src/core/domain/statuses.ts";
import { searchArticles } from "../../src/core/store/articles-read.ts";
import { listBookings } from "../../src/core/store/booking-list.ts";
import { slaCompliance } from "../../src/core/store/sla-compliance.ts";
import type { DemoSignInPerson } from "../../src/demo/load/demo-sign-ins.ts";
import { loadDemo } from "../../src/demo/load/load-demo.ts";
import { type TestDesk, testDesk } from "../harness/desk.ts";

let t: TestDesk;
let signIns: readonly DemoSignInPerson[] | null;
beforeAll(async () => {
  t = await testDesk();
  signIns = await loadDemo(t.desk, () => undefined);
}, 120_000);
afterAll(() => t[Symbol.asyncDispose]());

test("five people of five roles can sign in", () => {
  expect(signIns?.map(({ role }) => role).sort()).toEqual([
    "admin",
    "customer",
    "engineer",
    "manufacturer",
    "technician",
  ]);
});

test("there are tickets in every status, and two years of signed repairs at forty organisations or more", async () => {
  const rows = await t.db.sql<
    { status: string; n: number }[]
  >`select status, count(*)::int as n from tickets group by status`;
  expect(rows.map(({ status }) => status).sort()).toEqual([...statuses].sort());
  const [past] = await t.db.sql`
    select count(*)::int as signed, count(distinct t.organisation_id)::int as organisations,
      extract(days from max(t.created_at) - min(t.created_at))::int as days
    from tickets t join signatures s on s.report_id = (select id from reports r where r.ticket_id = t.id order by version desc limit 1)`;
  expect(past?.signed).toBeGreaterThan(5_000);
  expect(past?.organisations).toBeGreaterThanOrEqual(40);
  expect(past?.days).toBeGreaterThan(700);
});

test("every chain of events is whole", async () => {
  const [check] = await t.db.sql`
    with chain as (select e, lag(e.hash, 1, ''::bytea) over (partition by e.subject_id order by e.position) as previous from events e)
    select count(*)::int as events, bool_and((chain.e).hash = event_digest(previous, chain.e)) as whole from chain`;
  expect(check?.whole).toBe(true);
  expect(check?.events).toBeGreaterThan(30_000);
});

test("nothing has happened that is still to come", async () => {
  const { now } = t.clock;
  const ahead = await t.db.sql`
    select kind from events where at > ${now}::timestamptz
    union all select 'ticket' from tickets where greatest(created_at, resolved_at, closed_at) > ${now}::timestamptz`;
  expect(ahead).toEqual([]);
});

test("a desk that has people is left alone", async () => {
  expect(await loadDemo(t.desk, () => undefined)).toBeNull();
});

test("nothing staff said is on its way to a customer", async () => {
  const [leak] = await t.db.sql`
    select count(*)::int as n from deliveries d join messages m on m.id = d.message_id join places p on p.id = d.place_id
    where m.visibility = 'staff' and p.kind <> 'desk'`;
  expect(leak?.n).toBe(0);
});

test("promises hold from the first day: clocks that run, some of them late, time left, and figures by team and organisation", async () => {
  const states = await t.db.sql<{ target: string; state: string; n: number }[]>`
    select k.target, k.state, count(*)::int as n from sla_clocks k join tickets t on t.id = k.ticket_id
    where t.status in ('new', 'opened', 'in_progress', 'on_hold') group by 1, 2`;
  const running = states.filter(({ state }) => state === "running");
  expect(running.map(({ target }) => target).sort()).toEqual(["resolution", "response"]);
  expect(states.find(({ state }) => state === "paused")?.n).toBe(3);
  const period = { from: new Date(t.clock.now.getTime() - 90 * 86_400_000), to: t.clock.now };
  for (const by of ["team", "organisation"] as const) {
    const rows = await t.desk.read((work) => slaCompliance(work, { ...period, by }));
    const mended = rows.filter(({ target, met }) => target === "resolution" && met > 0);
    expect(mended.length).toBeGreaterThanOrEqual(3);
    const kept = mended.reduce((sum, { met }) => sum + met, 0);
    const missed = mended.reduce((sum, one) => sum + one.missed, 0);
    expect(kept / (kept + missed)).toBeGreaterThan(0.75);
    expect(missed).toBeGreaterThan(10);
  }
});

test("every technician has shifts last week, this week and the next, whatever the day; a newcomer plays somebody at work at any hour", async () => {
  const staff = await t.db.sql<{ id: string }[]>`select id from accounts where role in ('technician', 'engineer')`;
  for (const week of [-1, 0, 1]) {
    const [planned] = await t.db.sql`
      select count(distinct account_id)::int as people, count(distinct starts_at::date)::int as days from shifts
      where kind = 'planned' and date_trunc('week', starts_at) = date_trunc('week', ${t.clock.now}::timestamptz) + make_interval(weeks => ${week})`;
    expect(planned, `week ${week}`).toEqual({ people: staff.length, days: 7 });
  }
  const technician = signIns?.find(({ role }) => role === "technician")?.accountId ?? "";
  const [night] = await t.db.sql`select is_on_shift(${technician}, '2026-03-08T02:00:00Z') as at_work`;
  expect(night?.at_work).toBe(true);
  const [atWork] = await t.db.sql`
    select count(*)::int as shifts, (select count(*)::int from breaks b where b.shift_id = any(array_agg(s.id)) and b.ends_at is null) as breaks
    from shifts s where kind = 'actual' and ends_at is null`;
  expect(atWork).toEqual({ shifts: 3, breaks: 1 });
});

test("the calendar shows what was done, what is under way and what is planned; few parts of the vans are low", async () => {
  const at = (days: number) => new Date(t.clock.now.getTime() + days * 86_400_000);
  const everybody = { technicianId: null, vehicleId: null };
  const past = await t.desk.read((work) => listBookings(work, { from: at(-7), to: at(0), ...everybody }));
  expect(new Set(past.map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).size).toBeGreaterThanOrEqual(5);
  const ahead = await t.desk.read((work) => listBookings(work, { from: at(0), to: at(14), ...everybody }));
  expect(ahead.filter(({ startsAt }) => startsAt > t.clock.now).length).toBeGreaterThanOrEqual(2);
  const timers = await t.db.sql`
    select from bookings b join timers r on r.subject_id = b.ticket_id and r.kind = 'booking_end' and r.due_at = upper(b.during)
    where b.released_at is null and lower(b.during) > ${t.clock.now}::timestamptz`;
  expect(timers.length).toBeGreaterThanOrEqual(2);
  const vans = await t.db.sql<{ low: number; n: number }[]>`
    select count(*) filter (where quantity <= low_at)::int as low, count(*)::int as n from vehicle_stock group by vehicle_id`;
  for (const { low, n } of vans) expect(low / n).toBeLessThan(0.25);
  expect(vans.reduce((sum, { low }) => sum + low, 0)).toBeGreaterThan(0);
});

test("articles are offered for what people can mend themselves, in their language first, and for no other fault", async () => {
  const offered = async (text: string, language: "en" | "es" | "pt") =>
    (await t.desk.read((work) => searchArticles(work, { text, language, equipmentId: null, limit: 3 }))).map(
      ({ title }) => title,
    );
  expect((await offered("the glasses come out of the dishwasher cloudy", "en"))[0]).toBe("Dishwasher: cloudy glasses");
  expect((await offered("los vasos salen turbios del lavavajillas", "es"))[0]).toBe(
    "Lavavajillas: los vasos salen turbios",
  );
  for (const fault of ["the oven in line 2 trips the breaker when it heats", "The combi oven hums and stays cold"])
    expect(await offered(fault, "en")).toEqual([]);
  // The name of the unit is in every article about its kind.
  const [unit] = await t.db.sql<{ id: string }[]>`
    select e.id from equipment e join models m on m.id = e.model_id where m.family = 'Dishwashers' limit 1`;
  const about = { text: "the dishwasher leaves water on the floor", language: "en" as const, limit: 3 };
  const named = await t.desk.read((work) => searchArticles(work, { ...about, equipmentId: unit?.id ?? null }));
  expect(named).toEqual([]);
});
