/** Whether a repair lasted: `returned` when its ticket was reopened, or the same fault came back on the unit, within the desk's window (30 days by default). */
export const outcomes = ["held", "returned", "unknown"] as const;
export type Outcome = (typeof outcomes)[number];

/** What was repaired, from the one unit up to its kind. A level that is not known is null; names are as people wrote them. */
export type EquipmentLevels = {
  /** A unit's own name within its snapshot: opaque, never a serial number. */
  readonly unit: string | null;
  readonly model: string | null;
  readonly family: string | null;
  readonly manufacturer: string | null;
  readonly category: string | null;
};

/** One past repair as the ranker sees it: words, equipment, fix and what became of it; nobody's name, account or site. */
export type Case = {
  /** Stable over snapshots: the report's id, or the imported row's. */
  readonly id: string;
  /** When the fault was reported, ISO 8601 in UTC; null where the history names no date. */
  readonly at: string | null;
  readonly problem: string;
  readonly solution: string;
  /** The canonical fix, merges followed; null where the solution has not been resolved to one. */
  readonly fixId: string | null;
  readonly fixLabel: string | null;
  readonly equipment: EquipmentLevels;
  readonly outcome: Outcome;
  /** Days until the fault came back; null where it has not, or not yet. */
  readonly daysToReturn: number | null;
  /** What staff said of the fix on this fault; null where nobody did. */
  readonly said: "worked" | "failed" | null;
  /** False for a fix of which staff said so while no report names it: it was tried, or its report is not there yet. */
  readonly isRepair: boolean;
  /** Labour, minutes. */
  readonly minutes: number | null;
  /** Names of the parts used. */
  readonly parts: readonly string[];
};
