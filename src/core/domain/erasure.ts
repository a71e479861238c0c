/** What an erasure took away, and what had to stay and why: the truthful answer, in numbers and dates alone. */
export type ErasureSummary = {
  readonly messagesErased: number;
  readonly filesErased: number;
  readonly ticketsBlanked: number;
  /** Copies of the person's words on chat platforms that were ours and are taken away. */
  readonly copiesAskedBack: number;
  /** What the person typed themselves on a chat platform: no bot can delete that, they can. */
  readonly originalsOnPlatforms: number;
  readonly originalsOn: readonly string[];
  /** Signatures under reports: kept with the name until `keptUntil` (ISO 8601), then without. */
  readonly signaturesKept: number;
  readonly reportsKept: number;
  readonly keptUntil: string | null;
};

/** Years that a signed report is kept, and its signer's name with it. */
export const signedReportYears = 10;

/** What stands where the name of somebody erased stood. */
export const erasedName = "–";
