import { eq, sql } from "./orm.ts";
import { articles } from "./schema/reports.ts";
import type { Work } from "./work.ts";

/** Counts that an article made a ticket needless. Nothing happens where it is gone meanwhile. */
export async function countSolved(work: Work, articleId: string): Promise<void> {
  await work.tx
    .update(articles)
    .set({ solvedCount: sql`${articles.solvedCount} + 1` })
    .where(eq(articles.id, articleId));
}
