/** What a backup says of itself; written last, so that a folder without it is no whole backup. */
export type BackupFacts = {
  readonly what: "fixline backup";
  readonly at: string;
  /** Name of the newest migration that the database had. */
  readonly migration: string;
  /**
   * The highest transaction id that any row names. Events are read in the order of these, so a database that is restored into must have
   * come further before new events are stored.
   */
  readonly txid: string;
  /** How many rows each table had. */
  readonly tables: Readonly<Record<string, number>>;
  /** What each sequence gave last; null for one that was never asked. */
  readonly sequences: Readonly<Record<string, string | null>>;
};

/** What a backup told of itself, or null where this is no whole backup of ours. */
export function readBackupFacts(text: string): BackupFacts | null {
  try {
    const facts: unknown = JSON.parse(text);
    const isOurs = typeof facts === "object" && facts !== null && "what" in facts && facts.what === "fixline backup";
    return isOurs ? (facts as BackupFacts) : null;
  } catch {
    return null;
  }
}
