import type { ReportState, UsedPart } from "./ticket-view.ts";

/** A report as it is printed: what was frozen and signed, and what it is about. Times in UTC. */
export type ReportDocument = {
  readonly number: number;
  readonly version: number;
  readonly state: ReportState;
  readonly title: string;
  readonly customer: string;
  readonly site: { readonly name: string; readonly address: string; readonly timeZone: string } | null;
  /** "Oven line 2 (Hornova X200, no. SN-1)": label, maker, model, serial number. */
  readonly equipment: {
    readonly label: string;
    readonly manufacturer: string;
    readonly model: string;
    readonly serialNumber: string | null;
  } | null;
  readonly authorName: string;
  readonly submittedAt: Date;
  readonly malfunction: string;
  readonly cause: string;
  readonly solution: string;
  /** In the words that were signed, whatever the fix is called by now. */
  readonly fix: string;
  readonly parts: readonly UsedPart[];
  readonly labourMinutes: number;
  /** What the events say; null where they say nothing. */
  readonly labourMinutesComputed: number | null;
  readonly travelMinutes: number;
  readonly travelMinutesComputed: number | null;
  readonly distanceMetres: number | null;
  /** Lower-case hexadecimal, over the frozen text. */
  readonly sha256: string;
  readonly signature: {
    readonly name: string;
    readonly at: Date;
    /** The platform of the login that signed; null where it is not known. */
    readonly platform: string | null;
    readonly pinSetAfterSubmission: boolean;
  } | null;
  readonly waiver: { readonly name: string; readonly reason: string; readonly at: Date } | null;
  readonly photos: readonly { readonly fileId: string; readonly sha256: Buffer; readonly isKept: boolean }[];
};
