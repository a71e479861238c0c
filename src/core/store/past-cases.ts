import type { Work } from "./work.ts";

/** The words of one past repair, without names and numbers of people: what stands behind a suggestion. */
export type PastCase = {
  readonly id: string;
  readonly problem: string;
  readonly solution: string;
  readonly at: Date | null;
};

const shownCharacters = 300;

/** The words of past repairs by id, in the order of the ids; what is gone is left out. */
export async function readPastCases(work: Work, ids: readonly string[]): Promise<readonly PastCase[]> {
  if (ids.length === 0) return [];
  const rows = await work.sql<PastCase[]>`
    select key as id, left(case when problem = '' then malfunction else problem end, ${shownCharacters}) as problem,
      left(case when solution = '' then fix_words else solution end, ${shownCharacters}) as solution, reported_at as at
    from reporting.interventions where key = any(${ids as string[]}::uuid[])`;
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}
