import type { Work } from "./work.ts";

/** A photo whose move to or from the host of pictures is due. */
export type PhotoErrand = {
  readonly sha256: Buffer;
  readonly state: "waiting" | "leaving";
  readonly publicId: string | null;
  readonly attempts: number;
  /** The ticket that it hangs on; null while it hangs on none. */
  readonly ticketNumber: number | null;
  readonly createdAt: Date;
};

/** An errand that nobody has ended after so long is taken again, later each time. */
const leaseSeconds = 60;

/** Has a photo moved to the host of pictures; nothing where it is there. One that was to leave stays. */
export async function wishPhotoMove(work: Work, sha256: Buffer): Promise<void> {
  await work.sql`
    insert into remote_photos (sha256, ask_at, created_at, updated_at)
    values (${sha256}, ${work.now}::timestamptz, ${work.now}::timestamptz, ${work.now}::timestamptz)
    on conflict (sha256) do update set state = 'waiting', ask_at = excluded.ask_at, attempts = 0, error = null, updated_at = excluded.updated_at
    where remote_photos.state = 'leaving'`;
}

/** Has a photo removed from the host of pictures; nothing where it never was to go there. */
export async function wishPhotoGone(work: Work, sha256: Buffer): Promise<void> {
  await work.sql`
    update remote_photos set state = 'leaving', ask_at = ${work.now}::timestamptz, attempts = 0, error = null, updated_at = ${work.now}::timestamptz
    where sha256 = ${sha256}`;
}

/** Takes up to `limit` errands that are due, each for one process. */
export async function takePhotoErrands(work: Work, limit: number): Promise<readonly PhotoErrand[]> {
  return work.sql<PhotoErrand[]>`
    with due as (
      select sha256 from remote_photos where ask_at <= ${work.now}::timestamptz order by ask_at limit ${limit} for update skip locked
    )
    update remote_photos r set attempts = r.attempts + 1,
      ask_at = ${work.now}::timestamptz + make_interval(secs => ${leaseSeconds} * least(power(2, r.attempts), 60))
    from due where r.sha256 = due.sha256
    returning r.sha256, r.state, r.public_id as "publicId", r.attempts, r.created_at as "createdAt",
      (select t.number::int from files f join message_files mf on mf.file_id = f.id join messages m on m.id = mf.message_id
        join tickets t on t.id = m.conversation_id where f.sha256 = r.sha256 order by t.number limit 1) as "ticketNumber"`;
}

/** The photo is with the host now, called so there. False where it is to leave again. */
export async function keepPhotoMoved(work: Work, sha256: Buffer, publicId: string): Promise<boolean> {
  const rows = await work.sql`
    update remote_photos set public_id = ${publicId}, updated_at = ${work.now}::timestamptz, attempts = 0, error = null,
      ask_at = case when state = 'leaving' then ${work.now}::timestamptz end, state = case when state = 'leaving' then state else 'stored' end
    where sha256 = ${sha256} returning state`;
  return rows[0]?.state === "stored";
}

/** The photo is gone from the host. */
export async function keepPhotoGone(work: Work, sha256: Buffer): Promise<void> {
  await work.sql`delete from remote_photos where sha256 = ${sha256} and state = 'leaving'`;
}

/** Lets an errand wait: it failed with `error`, or (null) it is not time yet. */
export async function putOffPhoto(work: Work, sha256: Buffer, until: Date | null, error: string | null): Promise<void> {
  await work.sql`
    update remote_photos set error = coalesce(${error}, error), ask_at = coalesce(${until}::timestamptz, ask_at),
      attempts = case when ${error}::text is null then 0 else attempts end, updated_at = ${work.now}::timestamptz
    where sha256 = ${sha256}`;
}

/** What the photo is called at the host; null while it is not there. */
export async function publicIdOf(work: Work, sha256: Buffer): Promise<string | null> {
  const [row] = await work.sql<{ public_id: string }[]>`
    select public_id from remote_photos where sha256 = ${sha256} and state = 'stored'`;
  return row?.public_id ?? null;
}

/** Photos whose errands have failed so often, with what the last failure was. */
export async function failingPhotos(
  work: Pick<Work, "sql">,
  attempts: number,
): Promise<{ readonly count: number; readonly error: string | null }> {
  const [row] = await work.sql<{ count: number; error: string | null }[]>`
    select count(*)::int as count, max(error) as error from remote_photos where ask_at is not null and error is not null and attempts >= ${attempts}`;
  return row ?? { count: 0, error: null };
}
