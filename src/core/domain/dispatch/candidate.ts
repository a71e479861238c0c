import type { Coordinates } from "./travel.ts";

/** What is known of somebody who could go. Times are minutes from now, counts are jobs. */
export type Candidate = {
  readonly accountId: string;
  readonly name: string;
  readonly presence: "online" | "busy" | "offline";
  /** At work by shift and breaks; true for whoever has no planned shifts. */
  readonly onShift: boolean;
  readonly skills: readonly string[];
  readonly inRoutedTeam: boolean;
  readonly openTickets: number;
  /** How long bookings hold them; 0 when they could begin at once. */
  readonly bookedMinutes: number;
  /** Jobs given to them in the last seven days. */
  readonly jobsOfWeek: number;
  /** Finished on this model; for this customer. */
  readonly modelJobs: number;
  readonly customerJobs: number;
  /** Where they work now; null while they are nowhere that is known. */
  readonly at: Coordinates | null;
};

/** A vehicle that could be taken. */
export type VehicleBrief = {
  readonly id: string;
  readonly name: string;
  /** Whose it usually is; null for one of the pool. */
  readonly driverId: string | null;
  /** Who has it booked now or later; null while nobody does. */
  readonly heldBy: string | null;
  readonly at: Coordinates | null;
  /** How many of the parts that are likely needed it carries. */
  readonly carries: number;
};

/** What the job asks for. */
export type JobBrief = {
  readonly neededSkills: readonly string[];
  readonly site: Coordinates | null;
  readonly hasModel: boolean;
  /** Parts that the likely fix takes; 0 while nothing is known of it. */
  readonly likelyParts: number;
};
