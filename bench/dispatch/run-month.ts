import type { Log } from "../../src/core/delivery/log.ts";
import { startTimers } from "../../src/core/delivery/timers.ts";
import { type Coordinates, estimateTravel } from "../../src/core/domain/dispatch/travel.ts";
import type { Desk } from "../../src/core/store/work.ts";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { completeTicket } from "../../src/core/usecases/complete-ticket.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { timerRuns } from "../../src/core/usecases/timer-runs.ts";
import { waiveReport } from "../../src/core/usecases/waive-report.ts";
import { createEventQueue } from "../../src/demo/event-queue.ts";
import type { Dispatch, MakeDispatch } from "./dispatch-ways.ts";
import { type OpenedTown, openTown } from "./open-town.ts";
import { type Fault, type Stretch, stretchesOf, type Town } from "./town.ts";

/** One job as it really went: milliseconds since 1970. */
export type Trip = {
  readonly ticketId: string;
  readonly technicianId: string;
  readonly vehicleId: string;
  readonly setOutAt: number;
  readonly beganAt: number;
  readonly endedAt: number;
  readonly travelMinutes: number;
  readonly metres: number;
};

export type Month = {
  readonly trips: readonly Trip[];
  readonly opened: OpenedTown;
  /** When each of them worked by the rota, reckoned without the desk. */
  readonly stretches: ReadonlyMap<string, readonly Stretch[]>;
};

type Happening =
  | { readonly kind: "fault"; readonly fault: Fault }
  | { readonly kind: "arrive"; readonly job: Job }
  | { readonly kind: "done"; readonly job: Job; readonly beganAt: number }
  /** Somebody's shift begins, or its second half. */
  | { readonly kind: "look"; readonly technicianId: string; readonly isMorning: boolean };

type Job = {
  readonly ticketId: string;
  readonly technicianId: string;
  readonly site: Coordinates;
  readonly labourMinutes: number;
  readonly setOutAt: number;
  readonly travel: { readonly minutes: number; readonly metres: number };
};

const minuteMs = 60_000;
/** While a ticket waits for somebody, the desk looks again so often: as its own recurring job does. */
const lookAgainMs = 5 * minuteMs;
/** Nobody sets out for a job in the last minutes of their shift. */
const lastStartMinutes = 20;
const quiet: Log = { info: () => undefined, warn: () => undefined, error: console.error };

/**
 * Lets a town live through its days on an empty desk whose clock is `clock`: faults are reported, the desk gives the jobs by `makeDispatch`,
 * technicians drive, begin, report and finish in the order of their bookings while they are on shift. Everything that the desk does is
 * its own use cases and timers; roads, labour and people are the town's. Ends when every job is done. `onTime` hears how the clock moves.
 */
export async function runMonth(
  desk: Desk,
  clock: { now: Date },
  town: Town,
  makeDispatch: MakeDispatch,
  onTime: (at: Date) => void = () => undefined,
): Promise<Month> {
  clock.now = town.from;
  const opened = await openTown(desk, town, makeDispatch.isByTeam);
  const { admin, customer, people } = opened;
  const { sql } = desk.database;
  const stretches = new Map([...people].map(([id, { worker }]) => [id, stretchesOf(worker, town)]));
  const happenings = createEventQueue<Happening>();
  const jobs = new Map<string, { readonly site: Coordinates; readonly labourMinutes: number }>();
  const trips: Trip[] = [];
  const standsAt = new Map<string, Coordinates>([...people].map(([id, { worker }]) => [id, worker.home]));
  const away = new Set<string>();
  const underWay = new Set<string>();
  const doubted: string[] = [];
  let undone = town.faults.length;
  let waiting = 0;

  /** Until when somebody works without a break from now; null while they do not. */
  function onShiftUntil(technicianId: string): number | null {
    const at = clock.now.getTime();
    return stretches.get(technicianId)?.find(({ from, to }) => from <= at && at < to)?.to ?? null;
  }

  const timers = startTimers({
    desk,
    log: quiet,
    random: () => 1,
    pollMs: 2 ** 30,
    run: {
      ...timerRuns,
      reassign: async (work, timer) => {
        await timerRuns.reassign(work, timer);
        doubted.push(timer.subjectId);
      },
    },
  });
  const dispatch: Dispatch = makeDispatch.over({
    desk,
    opened,
    isOnShift: (id) => onShiftUntil(id) !== null,
    isUnderWay: (ticketId) => underWay.has(ticketId),
  });

  async function report(fault: Fault): Promise<void> {
    const { ticketId } = await desk.transact((work) =>
      openTicket(work, customer, {
        openerId: customer.accountId,
        description: `The ${fault.trade} stopped`,
        title: null,
        equipmentId: opened.equipmentAt(fault.site, fault.trade),
        siteId: null,
        urgency: fault.urgency,
        category: null,
        surfacePlaceId: null,
        said: [],
        demo: true,
      }),
    );
    const site = town.sites[fault.site];
    if (site === undefined) throw new Error("every fault has a site");
    jobs.set(ticketId, { site, labourMinutes: fault.labourMinutes });
    await dispatch.opened({ ticketId, trade: fault.trade });
  }

  async function arrive(job: Job): Promise<void> {
    const { ticketId } = job;
    const person = personOf(job.technicianId);
    await desk.transact((work) => startTicket(work, person, { ticketId }));
    standsAt.set(job.technicianId, job.site);
    const now = clock.now.getTime();
    happenings.push(now + job.labourMinutes * minuteMs, { kind: "done", job, beganAt: now });
  }

  async function finish(job: Job, beganAt: number): Promise<void> {
    const { ticketId, technicianId } = job;
    const person = personOf(technicianId);
    await desk.transact(async (work) => {
      await submitReport(work, person, {
        ticketId,
        malfunction: "It stopped",
        cause: "Worn",
        solution: "Replaced",
        fix: "Replace part",
        parts: "",
        labourMinutes: job.labourMinutes,
        travelMinutes: job.travel.minutes,
      });
      await waiveReport(work, admin, { ticketId, reason: "Nobody was there to sign" });
      await completeTicket(work, person, { ticketId });
    });
    underWay.delete(ticketId);
    away.delete(technicianId);
    undone -= 1;
    const vehicleId = people.get(technicianId)?.vehicleId ?? "";
    const { setOutAt, travel } = job;
    const endedAt = clock.now.getTime();
    trips.push({
      ticketId,
      technicianId,
      vehicleId,
      setOutAt,
      beganAt,
      endedAt,
      travelMinutes: travel.minutes,
      metres: travel.metres,
    });
  }

  function goHome(technicianId: string): void {
    const home = people.get(technicianId)?.worker.home;
    if (home !== undefined) standsAt.set(technicianId, home);
  }

  function personOf(accountId: string) {
    const known = people.get(accountId);
    if (known === undefined) throw new Error("somebody of the town");
    return known.person;
  }

  /** What was given to people who are at work is accepted; whoever has nothing to do sets out for what is booked next. */
  async function letPeopleAct(): Promise<void> {
    const open = await sql<{ id: string; assignee_id: string | null; accepted: boolean; starts: Date | null }[]>`
      select t.id, t.assignee_id, t.accepted_at is not null as accepted, lower(b.during) as starts
      from tickets t left join bookings b on b.ticket_id = t.id and b.released_at is null
      where t.status in ('new', 'opened') order by starts, t.number`;
    waiting = open.filter(({ assignee_id }) => assignee_id === null).length;
    for (const { id: ticketId, assignee_id: technicianId, accepted } of open) {
      if (technicianId === null) continue;
      const until = onShiftUntil(technicianId);
      if (until === null) continue;
      if (!accepted) await desk.transact((work) => acceptTicket(work, personOf(technicianId), { ticketId }));
      const left = (until - clock.now.getTime()) / minuteMs;
      const job = jobs.get(ticketId);
      const stands = standsAt.get(technicianId);
      // Whoever is here already is driving to it or at it; one job at a time, in the order of the bookings.
      if (away.has(technicianId) || job === undefined || stands === undefined || left < lastStartMinutes) continue;
      const travel = estimateTravel(stands, job.site);
      away.add(technicianId);
      underWay.add(ticketId);
      const setOutAt = clock.now.getTime();
      happenings.push(setOutAt + travel.minutes * minuteMs, {
        kind: "arrive",
        job: { ticketId, technicianId, setOutAt, travel, ...job },
      });
    }
  }

  for (const fault of town.faults) happenings.push(fault.at, { kind: "fault", fault });
  for (const [technicianId, all] of stretches) {
    // Two stretches a day: the first of them begins at home.
    for (const [n, { from }] of all.entries()) {
      if (from >= clock.now.getTime()) happenings.push(from, { kind: "look", technicianId, isMorning: n % 2 === 0 });
    }
  }
  let next = happenings.pop();
  while (undone > 0) {
    const [due] = await sql<{ at: Date | null }[]>`select min(due_at) as at from timers`;
    const times = [next?.at, due?.at?.getTime(), waiting > 0 ? clock.now.getTime() + lookAgainMs : undefined];
    const at = Math.min(...times.filter((one) => one !== undefined));
    if (!Number.isFinite(at)) throw new Error(`${undone} jobs are left and nothing will happen any more`);
    clock.now = new Date(Math.max(at, clock.now.getTime()));
    onTime(clock.now);
    while (next !== undefined && next.at <= clock.now.getTime()) {
      const { event } = next;
      if (event.kind === "fault") await report(event.fault);
      else if (event.kind === "arrive") await arrive(event.job);
      else if (event.kind === "done") await finish(event.job, event.beganAt);
      else if (event.isMorning && !away.has(event.technicianId)) goHome(event.technicianId);
      next = happenings.pop();
    }
    if (waiting > 0) await dispatch.lookAgain();
    await timers.runDue();
    for (const ticketId of doubted.splice(0)) await dispatch.doubted(ticketId);
    await letPeopleAct();
  }
  await timers.stop();
  return { trips, opened, stretches };
}
