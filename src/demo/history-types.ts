import type { HoldReason } from "./script-types.ts";
import type { DemoPart } from "./types.ts";
import type { Category, DemoLanguage, Urgency } from "./vocabulary.ts";

/** An instant in UTC, ISO 8601 with milliseconds and `Z`. */
export type IsoInstant = string;
/** A calendar day, `YYYY-MM-DD`. */
export type IsoDay = string;

export type DemoEquipment = {
  readonly key: string;
  readonly modelKey: string;
  readonly organisationKey: string;
  readonly siteKey: string;
  readonly serialNumber: string;
  /** What the people on site call it. */
  readonly spot: string;
  readonly installedOn: IsoDay;
  readonly warrantyUntil: IsoDay;
};

export type DemoStock = { readonly vehicleKey: string; readonly part: DemoPart; readonly count: number };

/** What became of a repair: the same component of the same unit failed again within 30 days, or it has held so far. */
export type DemoOutcome =
  | { readonly kind: "held" }
  | { readonly kind: "repeated"; readonly nextInterventionKey: string; readonly afterDays: number };

/** One finished job, from the first words to the outcome. */
export type DemoIntervention = {
  readonly key: string;
  readonly equipmentKey: string;
  readonly organisationKey: string;
  readonly siteKey: string;
  readonly contactKey: string;
  readonly reportedAt: IsoInstant;
  /** The customer's words. */
  readonly problem: string;
  readonly language: DemoLanguage;
  readonly category: Category;
  readonly urgency: Urgency;
  readonly technicianKey: string;
  readonly vehicleKey: string;
  readonly startedAt: IsoInstant;
  readonly finishedAt: IsoInstant;
  /** The truth behind the words: which component failed. For judging what analytics finds, not for showing. */
  readonly componentKey: string;
  readonly malfunction: string;
  readonly cause: string;
  readonly solution: string;
  readonly fixTitle: string;
  readonly parts: readonly (DemoPart & { readonly count: number })[];
  readonly labourMinutes: number;
  readonly travelMinutes: number;
  readonly distanceKm: number;
  readonly outcome: DemoOutcome;
  /** 1 … 5; left out where the customer gave none. */
  readonly rating?: number;
};

/** One thing said in a live ticket; `authorKey` is absent where the desk itself spoke. */
export type DemoMessage = {
  readonly at: IsoInstant;
  readonly authorKey?: string;
  readonly visibility: "customer" | "staff";
  readonly text: string;
};

export type DemoAssignment = { readonly technicianKey: string; readonly vehicleKey: string };

export type DemoReport = {
  readonly malfunction: string;
  readonly cause: string;
  readonly solution: string;
  readonly fixTitle: string;
  readonly parts: readonly (DemoPart & { readonly count: number })[];
  readonly labourMinutes: number;
  readonly travelMinutes: number;
  readonly distanceKm: number;
  readonly submittedAt: IsoInstant;
  readonly signedAt: IsoInstant;
};

/** Where a live ticket stands, with what that status implies. */
export type DemoTicketState =
  | { readonly status: "new" }
  | ({ readonly status: "opened" } & DemoAssignment)
  | ({ readonly status: "in_progress"; readonly startedAt: IsoInstant } & DemoAssignment)
  | ({
      readonly status: "on_hold";
      readonly startedAt: IsoInstant;
      readonly heldAt: IsoInstant;
      readonly holdReason: HoldReason;
      readonly reason: string;
    } & DemoAssignment)
  | ({
      readonly status: "resolved";
      readonly startedAt: IsoInstant;
      readonly resolvedAt: IsoInstant;
      readonly report: DemoReport;
    } & DemoAssignment)
  | ({
      readonly status: "closed";
      readonly startedAt: IsoInstant;
      readonly resolvedAt: IsoInstant;
      readonly closedAt: IsoInstant;
      readonly report: DemoReport;
    } & DemoAssignment)
  | { readonly status: "rejected"; readonly rejectedAt: IsoInstant; readonly reason: string }
  | { readonly status: "cancelled"; readonly cancelledAt: IsoInstant; readonly reason: string }
  | { readonly status: "merged"; readonly mergedAt: IsoInstant; readonly intoTicketKey: string }
  | {
      readonly status: "handed_over";
      readonly handedOverAt: IsoInstant;
      readonly serverName: string;
      readonly reason: string;
    };

export type DemoTicket = {
  readonly key: string;
  readonly organisationKey: string;
  readonly siteKey: string;
  readonly equipmentKey: string;
  readonly contactKey: string;
  readonly teamKey: string;
  readonly openedAt: IsoInstant;
  readonly title: string;
  readonly description: string;
  readonly category: Category;
  readonly urgency: Urgency;
  readonly state: DemoTicketState;
  /** In order of time; the first is the customer's own description. */
  readonly talk: readonly DemoMessage[];
};

/** Everything that is generated; refers to the catalogue by key. */
export type DemoHistory = {
  readonly demoNotice: string;
  readonly seed: number;
  readonly now: IsoInstant;
  readonly equipment: readonly DemoEquipment[];
  readonly stock: readonly DemoStock[];
  /** In order of `reportedAt`. */
  readonly interventions: readonly DemoIntervention[];
  readonly liveTickets: readonly DemoTicket[];
};
