import type { Person } from "../domain/actor.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { readFixEntry } from "../store/fix-entries.ts";
import { findFix } from "../store/fixes.ts";
import { latestReport } from "../store/reports.ts";
import type { Work } from "../store/work.ts";
import { writeArticle } from "./write-article.ts";

/** The headings of the draft, in the writer's language. */
export type DraftHeadings = { readonly malfunction: string; readonly cause: string; readonly solution: string };

/** The language of the draft is the writer's. Its words are the report's where there is one: nobody is named by us. */
type DraftInput = {
  /** The fix it is about; null where the ticket's report says. */
  readonly fixId: string | null;
  /** The ticket whose report gives its words; null for a fix alone. */
  readonly ticketId: string | null;
  readonly headings: DraftHeadings;
};

/**
 * Makes a draft article of a good fix: its name for a title, the report's words under their headings. Nothing is published: whoever
 * asked reads and mends it first. Throws Problem `action.forbidden`, `fix.unknown`.
 */
export async function draftArticle(
  work: Work,
  actor: Person,
  { fixId, ticketId, headings }: DraftInput,
): Promise<{ readonly articleId: string; readonly title: string }> {
  requireDeskAction(actor, "article.write");
  const report = ticketId === null ? null : await latestReport(work, ticketId);
  const about = fixId ?? report?.fixId ?? null;
  const fix = about === null ? null : await findFix(work, about);
  const entry = fix === null ? null : await readFixEntry(work, fix.id);
  if (fix === null || entry === null) throw new Problem("fix.unknown", { name: "" });
  const sections =
    report === null
      ? [[headings.solution, fix.title] as const]
      : ([
          [headings.malfunction, report.malfunction],
          [headings.cause, report.cause],
          [headings.solution, report.solution],
        ] as const);
  const text = sections.map(([heading, words]) => `${heading}\n${words}`).join("\n\n");
  const { articleId } = await writeArticle(work, actor, {
    articleId: null,
    title: fix.title,
    text,
    category: null,
    language: actor.language,
    fixId: fix.id,
  });
  return { articleId, title: fix.title };
}
