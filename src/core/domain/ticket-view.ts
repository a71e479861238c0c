import type { Travel } from "./dispatch/travel.ts";
import type { TicketFacts } from "./parties.ts";
import type { Impact, Priority, Urgency } from "./priority.ts";
import type { Proposal } from "./proposal.ts";
import type { ClockState } from "./sla/clock.ts";
import type { SlaTarget } from "./sla/policy.ts";
import type { Status } from "./statuses.ts";

/** Somebody or something by id and name. */
export type Named = { readonly id: string; readonly name: string };

export const reportStates = ["submitted", "signed", "disputed", "waived", "superseded"] as const;
export type ReportState = (typeof reportStates)[number];

/** A part used, as the report says it. `number` null where only the words are known. */
export type UsedPart = { readonly name: string; readonly number: string | null; readonly quantity: number };

/** A submitted report as people read it. Hashes in lower-case hexadecimal. */
export type ReportView = {
  readonly id: string;
  readonly version: number;
  readonly state: ReportState;
  readonly author: Named;
  readonly malfunction: string;
  readonly cause: string;
  readonly solution: string;
  readonly fix: string;
  readonly parts: readonly UsedPart[];
  readonly labourMinutes: number;
  readonly travelMinutes: number;
  readonly sha256: string;
  readonly submittedAt: Date;
  readonly signature: { readonly name: string; readonly at: Date; readonly pinSetAfterSubmission: boolean } | null;
  readonly objection: {
    readonly kind: "dispute" | "waiver";
    readonly name: string;
    readonly reason: string;
    readonly at: Date;
  } | null;
};

/** How a ticket stands by a promise of the desk. */
export type SlaView = {
  readonly target: SlaTarget;
  readonly state: ClockState;
  /** When its time is (or was) up; null while it is paused before, and where the calendar never opens. */
  readonly dueAt: Date | null;
  /** Business minutes left when it was last reckoned: what a paused clock has left. */
  readonly leftMinutes: number;
  readonly breachedAt: Date | null;
  /** Somebody has said that they see to it. */
  readonly isAcknowledged: boolean;
};

/** A ticket with everything that a card, a page or the API shows of it. Times in UTC. */
export type TicketView = {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly status: Status;
  readonly title: string;
  readonly description: string;
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly impact: Impact;
  readonly priority: Priority;
  readonly tags: readonly string[];
  readonly dueAt: Date | null;
  readonly opener: Named;
  readonly organisation: Named;
  readonly site: (Named & { readonly address: string; readonly timeZone: string }) | null;
  readonly equipment:
    | (Named & {
        readonly model: string;
        readonly manufacturer: string;
        readonly family: string;
        readonly category: string;
        readonly serialNumber: string | null;
      })
    | null;
  readonly assignee: Named | null;
  readonly vehicle: Named | null;
  readonly team: Named | null;
  /** The assignee's way while there is one to go, and the map that shows it; null while it is not known. */
  readonly travel: (Travel & { readonly link: string }) | null;
  readonly proposal: Proposal | null;
  readonly acceptedAt: Date | null;
  readonly startedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly holdReason: string | null;
  /** The newest report, whatever its state. */
  readonly report: ReportView | null;
  readonly rating: { readonly stars: number; readonly comment: string } | null;
  /** Its promises, the answer before the mending; empty where none was made. */
  readonly sla: readonly SlaView[];
  readonly mergedIntoNumber: number | null;
  /** The other server that has it now (`out`), or that it came from (`in`), with its number there once that is known. */
  readonly elsewhere: {
    readonly direction: "out" | "in";
    readonly server: Named;
    readonly number: string | null;
    readonly status: Status | null;
  } | null;
  readonly demo: boolean;
  readonly facts: TicketFacts;
};
