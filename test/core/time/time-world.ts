import { startTimers } from "../../../src/core/delivery/timers.ts";
import type { Person } from "../../../src/core/domain/actor.ts";
import type { Work } from "../../../src/core/store/work.ts";
import { acceptTicket } from "../../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../../src/core/usecases/assign-ticket.ts";
import { openTicket } from "../../../src/core/usecases/open-ticket.ts";
import { startTicket } from "../../../src/core/usecases/start-ticket.ts";
import { timerRuns } from "../../../src/core/usecases/timer-runs.ts";
import { type TestPeople, testDesk, testPeople } from "../../harness/desk.ts";
import { silentLog } from "../../harness/silent-log.ts";

/** Who was told what: "sla.breached to Jo", "sla.warned in desk". */
export type Told = readonly string[];

/** A desk on a chat platform whose clock the test moves and whose timers run when they are due, as a restarted process would. */
export async function timeWorld() {
  const world = await testDesk();
  const people: TestPeople = await testPeople(world.desk, "slack");
  const { sql } = world.db;
  let seen = new Set<string>();

  /** What was told since the last call. */
  async function told(): Promise<Told> {
    const rows = await sql<{ id: string; notice: string; kind: string; name: string | null }[]>`
      select d.id, d.notice, p.kind, a.name from deliveries d join places p on p.id = d.place_id left join accounts a on a.id = p.account_id
      where d.kind = 'notice' order by d.created_at, d.id`;
    const fresh = rows.filter(({ id }) => !seen.has(id));
    seen = new Set(rows.map(({ id }) => id));
    return fresh
      .map(({ notice, kind, name }) => `${notice} ${kind === "desk" ? "in desk" : `to ${name} (${kind})`}`)
      .sort();
  }

  /** Runs what is due; `replicas` of them at once. */
  async function runDue(replicas = 1): Promise<number> {
    const timers = Array.from({ length: replicas }, () =>
      startTimers({ desk: world.desk, run: timerRuns, log: silentLog, random: () => 1, pollMs: 3_600_000 }),
    );
    const ran = await Promise.all(timers.map((one) => one.runDue()));
    await Promise.all(timers.map((one) => one.stop()));
    return ran.reduce((sum, one) => sum + one, 0);
  }

  const act = <T>(fn: (work: Work) => Promise<T>) => world.desk.transact(fn);
  return {
    ...world,
    people,
    told,
    runDue,
    act,
    at: (iso: string) => {
      world.clock.now = new Date(iso);
    },
    open: (by: Person = people.customer, more: { readonly urgency?: "low" | "normal" | "critical" } = {}) =>
      act((work) =>
        openTicket(work, by, {
          openerId: by.accountId,
          description: "The oven stays cold",
          title: null,
          equipmentId: people.equipmentId,
          siteId: null,
          urgency: more.urgency ?? "normal",
          category: null,
          surfacePlaceId: null,
          said: [],
        }),
      ),
    assign: (ticketId: string, to: Person = people.technician) =>
      act((work) =>
        assignTicket(work, people.admin, { ticketId, assigneeId: to.accountId, vehicleId: null, reason: null }),
      ),
    accept: (ticketId: string, by: Person = people.technician) => act((work) => acceptTicket(work, by, { ticketId })),
    start: (ticketId: string, by: Person = people.technician) => act((work) => startTicket(work, by, { ticketId })),
    clocks: (ticketId: string) =>
      sql<
        {
          target: string;
          state: string;
          minutes: number;
          due_at: Date | null;
          breached_at: Date | null;
          stopped_at: Date | null;
          left_minutes: number;
        }[]
      >`select target, state, minutes, due_at, breached_at, stopped_at, left_minutes from sla_clocks where ticket_id = ${ticketId} order by target desc`,
    events: async (ticketId: string, kind: string) =>
      (await sql<{ kind: string }[]>`select kind from events where ticket_id = ${ticketId} and kind like ${kind}`).map(
        (event) => event.kind,
      ),
  };
}
