import type { Presence } from "../../../../../core/domain/presences.ts";

type Stretch = { readonly startsAt: string; readonly endsAt: string | null };
type Named = { readonly id: string; readonly name: string };

/** One of the staff as the API gives them. */
export type AgentRow = Named & {
  readonly role: string;
  readonly presence: Presence;
  readonly skills: readonly string[];
  readonly teams: readonly Named[];
  readonly onShift: boolean;
  readonly onBreak: boolean;
  readonly workload: {
    readonly opened: number;
    readonly inProgress: number;
    readonly onHold: number;
    readonly total: number;
  };
  readonly booking: (Stretch & { readonly ticketNumber: number }) | null;
  readonly shift: Stretch | null;
  readonly nextShift: Stretch | null;
};

/** How much a team has to do; of no team where it is null. */
export type WorkloadRow = {
  readonly team: Named | null;
  readonly waiting: number;
  readonly opened: number;
  readonly inProgress: number;
  readonly onHold: number;
  readonly unsigned: number;
  readonly breached: number;
  readonly oldestWaitingAt: string | null;
};
