import type { Urgency } from "./vocabulary.ts";

/** Who speaks in a scripted ticket; resolved to a person when the ticket is made. */
export type ScriptVoice = "customer" | "technician" | "admin" | "engineer" | "desk";

/** One thing said, so many minutes after the ticket was opened. */
export type ScriptLine = {
  readonly afterMinutes: number;
  readonly by: ScriptVoice;
  readonly visibility: "customer" | "staff";
  readonly text: string;
};

/** What a scripted ticket has come to; all times are minutes after it was opened. */
export type ScriptState =
  | { readonly status: "new" | "opened" }
  | { readonly status: "in_progress"; readonly startedAfter: number }
  | {
      readonly status: "on_hold";
      readonly startedAfter: number;
      readonly heldAfter: number;
      readonly holdReason: HoldReason;
      readonly reason: string;
    }
  | { readonly status: "resolved"; readonly startedAfter: number; readonly resolvedAfter: number }
  | {
      readonly status: "closed";
      readonly startedAfter: number;
      readonly resolvedAfter: number;
      readonly closedAfter: number;
    }
  | { readonly status: "rejected" | "cancelled"; readonly endedAfter: number; readonly reason: string }
  | { readonly status: "merged"; readonly endedAfter: number; readonly intoScriptKey: string }
  | {
      readonly status: "handed_over";
      readonly endedAfter: number;
      readonly serverName: string;
      readonly reason: string;
    };

export type HoldReason = "parts" | "customer" | "access" | "other";

/** A present-day ticket as written by hand; the generator finds it a unit, people and times. */
export type TicketScript = {
  readonly key: string;
  readonly familyKey: string;
  /** `signIn`: belongs to the organisation of the customer whom a newcomer can sign in as. */
  readonly owner: "signIn" | "anybody";
  /** Which region's customers it suits, by the language of its talk. */
  readonly regionKey: string;
  readonly openedHoursAgo: number;
  readonly title: string;
  readonly description: string;
  readonly urgency: Urgency;
  /** The component behind it and the title of the repair that a report would name. */
  readonly componentKey: string;
  readonly repairTitle: string;
  /** The script that is about the same unit; each of the others gets a unit of its own. */
  readonly sameUnitAs?: string;
  readonly state: ScriptState;
  readonly talk: readonly ScriptLine[];
};
