import { heldBooking } from "../../src/core/store/bookings.ts";
import { readTicketView } from "../../src/core/store/ticket-views.ts";
import type { Desk } from "../../src/core/store/work.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { offerWaiting } from "../../src/core/usecases/watch-bookings.ts";
import type { OpenedTown } from "./open-town.ts";
import type { Trade } from "./town.ts";

/** Who gives the jobs to people. */
export type Dispatch = {
  opened(ticket: { readonly ticketId: string; readonly trade: Trade }): Promise<void>;
  /** Some tickets wait for somebody, and time has passed. */
  lookAgain(): Promise<void>;
  /** The desk doubts whether somebody will do a job: they have gone, or come late. */
  doubted(ticketId: string): Promise<void>;
};

export type DispatchParts = {
  readonly desk: Desk;
  readonly opened: OpenedTown;
  readonly isOnShift: (technicianId: string) => boolean;
  /** Somebody drives to it, or works on it. */
  readonly isUnderWay: (ticketId: string) => boolean;
};

/** `isByTeam`: the teams have the best candidate assigned by the desk itself. */
export type MakeDispatch = { readonly isByTeam: boolean; readonly over: (parts: DispatchParts) => Dispatch };

const minuteMs = 60_000;

/** The desk's proposals: its teams assign the best at once; a doubtful job goes to whom the new proposal names, where they are sooner there. */
export const byProposal: MakeDispatch = {
  isByTeam: true,
  over: ({ desk, opened: { admin }, isUnderWay }) => ({
    opened: async () => undefined,
    lookAgain: async () => void (await desk.transact(offerWaiting)),
    doubted: async (ticketId) => {
      if (isUnderWay(ticketId)) return;
      const ticket = await desk.read((work) => readTicketView(work, ticketId));
      const booking = await desk.read((work) => heldBooking(work, ticketId));
      const best = ticket?.proposal?.candidates[0];
      if (ticket?.status !== "opened" || best === undefined || booking === null) return;
      const measured = (factor: string) => best.factors.find((one) => one.factor === factor)?.measured ?? 0;
      const wait = (booking.startsAt.getTime() - desk.clock().getTime()) / minuteMs;
      if (measured("wait") + measured("travel") >= wait) return;
      await desk.transact((work) =>
        assignTicket(work, admin, {
          ticketId,
          assigneeId: best.accountId,
          vehicleId: best.vehicle?.id ?? null,
          reason: "They are sooner there",
        }),
      );
    },
  }),
};

/** What many desks do: the next in turn of those who know the trade and are at work, whatever they have and wherever they are. */
export const byTurns: MakeDispatch = {
  isByTeam: false,
  over: ({ desk, opened: { admin, people }, isOnShift, isUnderWay }) => {
    const technicians = [...people.values()].filter(({ worker }) => worker.role !== "admin");
    const turn = new Map<string, number>();
    let queue: { readonly ticketId: string; readonly trade: Trade }[] = [];

    async function give(ticketId: string, trade: string, but: string | null, reason: string | null): Promise<boolean> {
      const able = technicians.filter(({ worker }) => worker.skills.some((skill) => skill === trade));
      const from = turn.get(trade) ?? 0;
      for (let step = 0; step < able.length; step += 1) {
        const one = able[(from + step) % able.length];
        if (one === undefined || one.person.accountId === but || !isOnShift(one.person.accountId)) continue;
        turn.set(trade, (from + step + 1) % able.length);
        const { person, vehicleId } = one;
        await desk.transact((work) =>
          assignTicket(work, admin, { ticketId, assigneeId: person.accountId, vehicleId, reason }),
        );
        return true;
      }
      return false;
    }

    return {
      async opened(ticket) {
        if (!(await give(ticket.ticketId, ticket.trade, null, null))) queue.push(ticket);
      },
      async lookAgain() {
        const waiting = queue;
        queue = [];
        for (const one of waiting) {
          if (!(await give(one.ticketId, one.trade, null, null))) queue.push(one);
        }
      },
      async doubted(ticketId) {
        const ticket = await desk.read((work) => readTicketView(work, ticketId));
        const assignee = ticket?.assignee?.id ?? null;
        if (ticket?.status !== "opened" || assignee === null || isUnderWay(ticketId) || isOnShift(assignee)) return;
        await give(ticketId, ticket.category ?? "", assignee, "They have gone home");
      },
    };
  },
};
