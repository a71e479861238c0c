import { slaCompliance } from "../../src/core/store/sla-compliance.ts";
import type { Desk } from "../../src/core/store/work.ts";
import type { Month } from "./run-month.ts";
import type { Town } from "./town.ts";

/** What a month was like. Promises are counted by clock: two a ticket. */
export type Figures = {
  readonly jobs: number;
  readonly travelHours: number;
  readonly kilometres: number;
  readonly breaches: number;
  readonly keptAnswers: number;
  readonly keptMends: number;
  /** Minutes from the report to the first hand on the machine: the middle, and what one in ten exceeds. */
  readonly waitMedian: number;
  readonly waitTenth: number;
  readonly handedOver: number;
  /** Hours of work of the busiest and of the least busy technician. */
  readonly busiestHours: number;
  readonly idlestHours: number;
};

/** What must never happen: each line one that did. */
export type Faults = readonly string[];

const minuteMs = 60_000;
/** Notices that ask somebody to do something. */
const pages = ["assignment.offered", "sla.warned", "sla.breached", "reminder.silent_ticket"];

/** Judges what happened by the town's own rota and by the rows, not by the rules under test. */
export async function faultsOf(desk: Desk, month: Month): Promise<Faults> {
  const { sql } = desk.database;
  const faults: string[] = [];
  const twice = await sql<{ a: string; b: string }[]>`
    select a.ticket_id as a, b.ticket_id as b from bookings a join bookings b on a.id < b.id
      and (a.technician_id = b.technician_id or a.vehicle_id = b.vehicle_id)
      -- A booking holds from when it was made, or its start, until it was released, or its end.
      and tstzrange(greatest(a.created_at, lower(a.during)), greatest(a.created_at, lower(a.during), least(a.released_at, upper(a.during))))
       && tstzrange(greatest(b.created_at, lower(b.during)), greatest(b.created_at, lower(b.during), least(b.released_at, upper(b.during))))`;
  faults.push(...twice.map(({ a, b }) => `tickets ${a} and ${b} held somebody at once`));
  const byPerson = Map.groupBy(month.trips, ({ technicianId }) => technicianId);
  for (const trips of byPerson.values()) {
    const inOrder = trips.toSorted((a, b) => a.setOutAt - b.setOutAt);
    for (const [n, trip] of inOrder.entries()) {
      const next = inOrder[n + 1];
      if (next !== undefined && next.setOutAt < trip.endedAt)
        faults.push(`somebody did ${trip.ticketId} and ${next.ticketId} at once`);
    }
  }
  const told = await sql<{ account_id: string; notice: string; at: Date }[]>`
    select p.account_id, d.notice, d.created_at as at from deliveries d join places p on p.id = d.place_id
    where d.notice = any(${pages}) and p.kind in ('line', 'direct') and p.account_id is not null`;
  for (const { account_id: accountId, notice, at } of told) {
    const stretches = month.stretches.get(accountId) ?? [];
    const now = at.getTime();
    if (!stretches.some(({ from, to }) => from <= now && now < to)) {
      faults.push(
        `${notice} at ${at.toISOString()} to ${month.opened.people.get(accountId)?.worker.key ?? accountId}, who is off shift`,
      );
    }
  }
  return faults;
}

export async function figuresOf(desk: Desk, town: Town, month: Month): Promise<Figures> {
  const { sql } = desk.database;
  const { trips } = month;
  const compliance = await desk.read((work) =>
    slaCompliance(work, { from: town.from, to: new Date(desk.clock().getTime() + minuteMs), by: "organisation" }),
  );
  const of = (target: string) => compliance.find((row) => row.target === target);
  const opened = await sql<{ id: string; at: Date }[]>`select id, created_at as at from tickets`;
  const openedAt = new Map(opened.map(({ id, at }) => [id, at.getTime()]));
  const waits = trips
    .map(({ ticketId, beganAt }) => (beganAt - (openedAt.get(ticketId) ?? beganAt)) / minuteMs)
    .sort((a, b) => a - b);
  const [given] = await sql<{ n: number }[]>`select count(*)::int as n from events where kind = 'ticket.assigned'`;
  const busy = [...Map.groupBy(trips, ({ technicianId }) => technicianId).values()].map(
    (own) => own.reduce((sum, { setOutAt, endedAt }) => sum + (endedAt - setOutAt), 0) / (60 * minuteMs),
  );
  const sum = (pick: (trip: Month["trips"][number]) => number) => trips.reduce((total, trip) => total + pick(trip), 0);
  return {
    jobs: trips.length,
    travelHours: sum(({ travelMinutes }) => travelMinutes) / 60,
    kilometres: sum(({ metres }) => metres) / 1000,
    breaches: compliance.reduce((total, { missed, overdue }) => total + missed + overdue, 0),
    keptAnswers: of("response")?.keptShare ?? 0,
    keptMends: of("resolution")?.keptShare ?? 0,
    waitMedian: waits[Math.floor(waits.length / 2)] ?? 0,
    waitTenth: waits[Math.floor(waits.length * 0.9)] ?? 0,
    handedOver: (given?.n ?? 0) - trips.length,
    busiestHours: Math.max(...busy),
    idlestHours: Math.min(...busy),
  };
}
