import { type FixQuestion, type IntakeGuesses, type LikelyFixes, shownFixes } from "../domain/likely-fixes.ts";
import { liveStatuses } from "../domain/statuses.ts";
import { eq } from "./orm.ts";
import { rowLimit } from "./row-limit.ts";
import { ticketSuggestions } from "./schema/learning.ts";
import type { Work } from "./work.ts";

/** A ticket that waits for its likely fixes, with the number of the question. */
export type OpenQuestion = { readonly ticketId: string; readonly asked: number; readonly question: FixQuestion };

/** A question that nobody has answered after so long is asked again: the process that took it may be gone. */
const leaseSeconds = 60;
/** Characters that the ranker is told: more says no more about the fault. */
const problemLimit = 8_000;

/** Takes up to `limit` questions that are due, the oldest first, each for one process. One statement. */
export async function takeQuestions(work: Work, limit: number): Promise<readonly OpenQuestion[]> {
  const rows = await work.sql<
    ({ ticketId: string; asked: number; title: string; description: string } & {
      [Name in "own" | "unit" | "model" | "family" | "manufacturer" | "category"]: string | null;
    })[]
  >`
    with due as (
      select ticket_id from ticket_suggestions where ask_at <= ${work.now}::timestamptz
      order by ask_at limit ${work.sql.unsafe(rowLimit(limit))} for update skip locked
    ), taken as (
      update ticket_suggestions s set attempts = attempts + 1,
        ask_at = ${work.now}::timestamptz + make_interval(secs => ${leaseSeconds} * least(attempts + 1, 60))
      from due where s.ticket_id = due.ticket_id returning s.ticket_id, s.asked
    )
    select taken.ticket_id as "ticketId", taken.asked, t.title, left(t.description, ${problemLimit}) as description, t.category as own,
      t.equipment_id as unit, m.name as model, m.family, f.name as manufacturer, m.category
    from taken join tickets t on t.id = taken.ticket_id
    left join equipment e on e.id = t.equipment_id left join models m on m.id = e.model_id left join manufacturers f on f.id = m.manufacturer_id`;
  return rows.map(({ ticketId, asked, title, description, own, ...equipment }) => ({
    ticketId,
    asked,
    question: {
      // A title that somebody gave may say what the description does not; one that was made of it says nothing new.
      problem: description.startsWith(title.replace(/…$/, "")) ? description : `${title}\n${description}`,
      equipment,
      category: equipment.category ?? own,
      limit: shownFixes.full,
    },
  }));
}

/**
 * Keeps an answer. False where it answers an older question or the ticket has ended meanwhile; nothing is kept then. `changed` says
 * whether people see something else than before.
 */
export async function keepAnswer(
  work: Work,
  answer: {
    readonly ticketId: string;
    readonly asked: number;
    readonly fixes: LikelyFixes;
    readonly guesses: IntakeGuesses | null;
  },
): Promise<{ readonly kept: boolean; readonly changed: boolean }> {
  const { ticketId, asked } = answer;
  const fixes = JSON.stringify(answer.fixes);
  const guesses = answer.guesses === null ? null : JSON.stringify(answer.guesses);
  const [row] = await work.sql<{ changed: boolean; live: boolean }[]>`
    with before as (
      select s.ticket_id, s.fixes, s.guesses, t.status::text = any(${liveStatuses as unknown as string[]}) as live
      from ticket_suggestions s join tickets t on t.id = s.ticket_id
      where s.ticket_id = ${ticketId}::uuid and s.asked = ${asked} for update of s
    )
    update ticket_suggestions s set ask_at = null, attempts = 0,
      fixes = case when before.live then ${fixes}::text::jsonb else s.fixes end,
      guesses = case when before.live then ${guesses}::text::jsonb else s.guesses end,
      answered_at = case when before.live then ${work.now}::timestamptz else s.answered_at end
    from before where s.ticket_id = before.ticket_id
    returning before.live, (before.fixes is distinct from s.fixes or before.guesses is distinct from s.guesses) as changed`;
  return { kept: row?.live === true, changed: row?.live === true && row.changed };
}

/** What was answered last; null before the first answer. */
export async function readSuggestions(
  work: Work,
  ticketId: string,
): Promise<{
  readonly fixes: LikelyFixes | null;
  readonly guesses: IntakeGuesses | null;
  readonly at: Date | null;
} | null> {
  const [row] = await work.tx
    .select({
      fixes: ticketSuggestions.fixes,
      guesses: ticketSuggestions.guesses,
      at: ticketSuggestions.answeredAt,
    })
    .from(ticketSuggestions)
    .where(eq(ticketSuggestions.ticketId, ticketId));
  return row ?? null;
}

/** Tickets that are asked about anew at once, when there is more history than before. */
const mostAskedAgain = 500;

/** There is more to learn from than before: live tickets for which there was nothing to suggest are asked about again. */
export async function askAgain(work: Work): Promise<number> {
  const result = await work.sql`
    update ticket_suggestions s set asked = s.asked + 1, ask_at = ${work.now}::timestamptz, attempts = 0
    where s.ticket_id in (
      select o.ticket_id from ticket_suggestions o join tickets t on t.id = o.ticket_id
      where o.ask_at is null and jsonb_array_length(o.fixes -> 'fixes') = 0 and t.status::text = any(${liveStatuses as unknown as string[]})
      order by t.created_at desc limit ${mostAskedAgain}
    )`;
  return result.count;
}
