import type postgres from "postgres";
import type { Work } from "./work.ts";

/** A timer whose time has come. */
export type DueTimer = {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly dueAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Takes the timer that is due longest out of the table, in the transaction of `work`; null where none is due or free. */
export async function takeDueTimer(work: Work, kinds: readonly string[]): Promise<DueTimer | null> {
  const [row] = await work.sql<DueTimer[]>`
    delete from timers where id = (
      select id from timers where due_at <= ${work.now}::timestamptz and kind = any(${kinds as string[]}::text[])
      order by due_at, id limit 1 for update skip locked
    )
    returning id, kind, subject_id as "subjectId", due_at as "dueAt", data`;
  return row ?? null;
}

/** Lets a timer that failed wait until `at`. Nothing happens where it has been taken or moved meanwhile. */
export async function postponeTimer(sql: postgres.ISql, timer: DueTimer, at: Date): Promise<void> {
  await sql`
    update timers set due_at = ${at}::timestamptz where id = ${timer.id}::uuid and due_at = ${timer.dueAt}::timestamptz`;
}
