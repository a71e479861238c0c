import { type Actor, accountOf } from "../domain/actor.ts";
import { isUuid } from "./accounts.ts";
import { and, eq, sql } from "./orm.ts";
import { fixProposals } from "./schema/learning.ts";
import type { Work } from "./work.ts";

/** Two fixes that may be one, as the analytics found them. `likeness` 0 to 1. */
export type ProposedMerge = { readonly fixId: string; readonly intoId: string; readonly likeness: number };

/** A proposal that waits for somebody's decision. */
export type OpenProposal = {
  readonly id: string;
  readonly fixId: string;
  readonly title: string;
  readonly used: number;
  readonly intoId: string;
  readonly intoTitle: string;
  readonly intoUsed: number;
  readonly likeness: number;
};

/** Keeps proposals; a pair that was proposed before, whichever way round and whatever became of it, is left as it is. */
export async function insertProposals(work: Work, proposals: readonly ProposedMerge[]): Promise<number> {
  let made = 0;
  for (const { fixId, intoId, likeness } of proposals) {
    const result = await work.sql`
      insert into fix_proposals (id, fix_id, into_id, likeness, created_at)
      select ${work.newId()}::uuid, a.id, b.id, ${likeness}, ${work.now}::timestamptz from fixes a, fixes b
      where a.id = ${fixId}::uuid and b.id = ${intoId}::uuid and a.merged_into_id is null and b.merged_into_id is null
      on conflict do nothing`;
    made += result.count;
  }
  return made;
}

/** Proposals whose fixes both still stand for themselves, the likeliest first. */
export async function listOpenProposals(work: Work, limit: number): Promise<readonly OpenProposal[]> {
  return work.sql<OpenProposal[]>`
    select p.id, p.fix_id as "fixId", f.title, p.into_id as "intoId", g.title as "intoTitle", p.likeness,
      (select count(*) from reports where fix_id = f.id)::int as used, (select count(*) from reports where fix_id = g.id)::int as "intoUsed"
    from fix_proposals p join fixes f on f.id = p.fix_id join fixes g on g.id = p.into_id
    where p.state = 'open' and f.merged_into_id is null and g.merged_into_id is null
    order by p.likeness desc, p.id limit ${limit}`;
}

/** An open proposal, locked; null where it was decided or never was. */
export async function lockOpenProposal(work: Work, proposalId: string): Promise<ProposedMerge | null> {
  if (!isUuid(proposalId)) return null;
  const [row] = await work.tx
    .select()
    .from(fixProposals)
    .where(and(eq(fixProposals.id, proposalId), eq(fixProposals.state, "open")))
    .for("update");
  return row ?? null;
}

/** Notes what was decided on a proposal. */
export async function settleProposal(
  work: Work,
  actor: Actor,
  proposalId: string,
  state: "approved" | "declined",
): Promise<void> {
  await work.tx
    .update(fixProposals)
    .set({ state, decidedBy: accountOf(actor), decidedAt: work.now })
    .where(eq(fixProposals.id, proposalId));
}

/** Two fixes were merged: what was proposed of the pair is approved with that. */
export async function settleProposals(work: Work, actor: Actor, fixId: string, intoId: string): Promise<void> {
  await work.tx
    .update(fixProposals)
    .set({ state: "approved", decidedBy: accountOf(actor), decidedAt: work.now })
    .where(
      sql`${fixProposals.state} = 'open' and least(${fixProposals.fixId}, ${fixProposals.intoId}) = least(${fixId}::uuid, ${intoId}::uuid)
        and greatest(${fixProposals.fixId}, ${fixProposals.intoId}) = greatest(${fixId}::uuid, ${intoId}::uuid)`,
    );
}
