import type postgres from "postgres";
import type { DeliveryJob } from "../domain/delivery-job.ts";
import type { Work } from "./work.ts";

/** The claim that a change of state is made under: nothing happens where the row was taken over meanwhile. */
export type Claim = { readonly job: DeliveryJob; readonly worker: string };

const held = (sql: postgres.ISql, { job, worker }: Claim) =>
  sql`id = ${job.id}::uuid and state = 'sending' and leased_by = ${worker} and attempts = ${job.attempts}`;

/**
 * Puts a claimed delivery back to be tried at `at`. `counted` false gives its attempt back (it was not the delivery's fault); `doubtSince`
 * says since when it may have arrived already. A card that waits behind it is dropped: this one is drawn from what is true then.
 */
export async function putBack(
  sql: postgres.ISql,
  claim: Claim,
  back: {
    readonly at: Date;
    readonly counted: boolean;
    readonly doubtSince: Date | null;
    readonly error: string | null;
  },
): Promise<void> {
  if (claim.job.lane === "card") await dropNewerCard(sql, claim);
  await sql`
    update deliveries set state = 'queued', next_attempt_at = ${back.at}::timestamptz, leased_by = null, lease_until = null,
      attempts = attempts - ${back.counted ? 0 : 1}, doubt_since = coalesce(doubt_since, ${back.doubtSince}::timestamptz),
      error = coalesce(${back.error}, error)
    where ${held(sql, claim)}`;
}

const dropNewerCard = (sql: postgres.ISql, claim: Claim) => sql`
  update deliveries n set state = 'skipped' where n.place_id = ${claim.job.place.id}::uuid and n.card_key = ${claim.job.cardKey}
    and n.lane = 'card' and n.state = 'queued' and exists (select from deliveries where ${held(sql, claim)})`;

/** Puts many claimed deliveries of the talk lane back at once, each for its own time, with their attempts given back. */
export async function putBackTalk(
  sql: postgres.ISql,
  worker: string,
  back: readonly { readonly job: DeliveryJob; readonly at: Date }[],
): Promise<void> {
  await sql`
    update deliveries d set state = 'queued', next_attempt_at = given.at::timestamptz, leased_by = null, lease_until = null, attempts = d.attempts - 1
    from unnest(${back.map(({ job }) => job.id)}::uuid[], ${back.map(({ job }) => job.attempts)}::int[],
      ${back.map(({ at }) => at.toISOString())}::text[]) as given (id, attempts, at)
    where d.id = given.id and d.state = 'sending' and d.leased_by = ${worker} and d.attempts = given.attempts`;
}

/** The place's surface is open: fills in where it is. Its first delivery is settled by it, or sent next. */
export async function placeOpened(
  work: Work,
  claim: Claim,
  opened: {
    readonly workspace: string;
    readonly channel: string;
    readonly thread: string | null;
    readonly cardMessage: string | null;
  },
  then: "sent" | "uncertain" | "send it now",
): Promise<void> {
  const { sql, now } = work;
  // What is sent next keeps its error: a surface that is gone again right after it was opened anew is not opened a third time.
  const rows =
    then !== "send it now"
      ? await sql`
        update deliveries set state = ${then}, sent_at = ${now}::timestamptz, platform_message_id = ${opened.cardMessage}, leased_by = null,
          lease_until = null, doubt_since = null, error = null where ${held(sql, claim)} returning id`
      : await sql`
        update deliveries set state = 'queued', next_attempt_at = ${now}::timestamptz, attempts = attempts - 1, leased_by = null,
          lease_until = null, doubt_since = null where ${held(sql, claim)} returning id`;
  if (rows.length === 0) return;
  await sql`
    update places set workspace = ${opened.workspace}, channel = ${opened.channel}, thread = ${opened.thread},
      card_message_id = coalesce(${opened.cardMessage}, card_message_id), state = case state when 'opening' then 'open' else state end
    where id = ${claim.job.place.id}::uuid`;
}

/** Gives a delivery up: `failed` is a dead letter that an admin can retry or skip, `uncertain` may have arrived. False: not ours any more. */
export async function giveUp(
  work: Work,
  claim: Claim,
  end: { readonly state: "failed" | "uncertain"; readonly why: string },
): Promise<boolean> {
  const { sql } = work;
  const rows = await sql`
    update deliveries set state = ${end.state}, error = ${end.why}, leased_by = null, lease_until = null
    where ${held(sql, claim)} returning id`;
  if (rows.length === 0) return false;
  if (claim.job.message !== null && claim.job.kind === "post") {
    await sql`
      update copies set state = ${end.state} where message_id = ${claim.job.message.id}::uuid and place_id = ${claim.job.place.id}::uuid
        and not source`;
  }
  return true;
}

/** Ends all that waits for a place in one go, with the place's new state. The claimed delivery ends with the rest. */
export async function endPlace(
  work: Work,
  claim: Claim,
  end: {
    readonly placeState: "blocked" | "gone" | "opening";
    readonly state: "blocked" | "failed";
    readonly why: string;
  },
): Promise<boolean> {
  const { sql } = work;
  const rows = await sql`select id from deliveries where ${held(sql, claim)} for update`;
  if (rows.length === 0) return false;
  const placeId = claim.job.place.id;
  // The place first: who enqueues takes its lock and so sees the new state, or is seen here.
  await sql`update places set state = ${end.placeState} where id = ${placeId}::uuid and state <> 'gone'`;
  await sql`
    update deliveries set state = ${end.state}, error = ${end.why}, leased_by = null, lease_until = null
    where place_id = ${placeId}::uuid and (id = ${claim.job.id}::uuid or state = 'queued')`;
  await sql`update copies set state = ${end.state} where place_id = ${placeId}::uuid and state = 'queued'`;
  return true;
}

/** The surface is gone, but another can be opened in its stead: the place is to be opened anew, the delivery follows then. */
export async function openAnew(work: Work, claim: Claim, why: string): Promise<void> {
  const { sql, now } = work;
  const rows = await sql`
    update deliveries set state = 'queued', next_attempt_at = ${now}::timestamptz, error = ${why}, leased_by = null, lease_until = null
    where ${held(sql, claim)} returning id`;
  if (rows.length === 0) return;
  // A desk thread opens again in its channel; whose private surface is gone is looked up again from the person.
  await sql`
    update places set state = 'opening', thread = null, card_message_id = null, channel = case kind when 'desk' then channel end
    where id = ${claim.job.place.id}::uuid and state <> 'gone'`;
}

/** Somebody who had blocked the desk is back: their place opens, and what waited is sent. For who hears from them. */
export async function unblockPlace(work: Work, placeId: string): Promise<void> {
  const rows = await work.sql`
    update places set state = case when channel is null then 'opening' else 'open' end
    where id = ${placeId}::uuid and state = 'blocked' returning id`;
  if (rows.length === 0) return;
  await work.sql`
    update copies set state = 'queued' where place_id = ${placeId}::uuid and state = 'blocked'`;
  await work.sql`
    update deliveries set state = 'queued', next_attempt_at = ${work.now}::timestamptz, attempts = 0, error = null
    where place_id = ${placeId}::uuid and state = 'blocked' and lane = 'talk'`;
  // Of each card the latest drawing is enough.
  await work.sql`
    update deliveries d set state = case when d.id = (
        select l.id from deliveries l where l.place_id = d.place_id and l.card_key = d.card_key and l.lane = 'card'
          and l.state in ('blocked', 'queued') order by l.state = 'queued' desc, l.created_at desc, l.id desc limit 1
      ) then 'queued' else 'skipped' end, next_attempt_at = ${work.now}::timestamptz, attempts = 0, error = null
    where d.place_id = ${placeId}::uuid and d.state = 'blocked' and d.lane = 'card'`;
}

/** Puts back what a dead worker held: it may have been sent, so it is in doubt since the lease began. Returns how many. */
export async function takeOverDeliveries(
  sql: postgres.ISql,
  deadWorkers: readonly string[],
  leaseMs: number,
  now: Date,
): Promise<number> {
  await sql`
    update deliveries n set state = 'skipped' from deliveries s
    where s.state = 'sending' and s.lane = 'card' and s.leased_by = any(${deadWorkers as string[]}::text[])
      and n.place_id = s.place_id and n.lane = 'card' and n.card_key = s.card_key and n.state = 'queued'`;
  const rows = await sql`
    update deliveries set state = 'queued', next_attempt_at = least(next_attempt_at, ${now}::timestamptz), leased_by = null,
      doubt_since = coalesce(doubt_since, lease_until - make_interval(secs => ${leaseMs / 1000}), ${now}::timestamptz), lease_until = null
    where state = 'sending' and leased_by = any(${deadWorkers as string[]}::text[]) returning id`;
  return rows.length;
}

/** Puts back what this worker's lease ran out on and nothing in this process is sending: a mark that failed for good left it behind. */
export async function reclaimForgotten(
  sql: postgres.ISql,
  worker: string,
  sending: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    update deliveries d set state = 'queued', leased_by = null, doubt_since = coalesce(doubt_since, lease_until), lease_until = null
    where state = 'sending' and leased_by = ${worker} and lease_until < ${now}::timestamptz and id <> all(${sending as string[]}::uuid[])
      and not (lane = 'card' and exists (select from deliveries n where n.place_id = d.place_id and n.lane = 'card'
        and n.card_key = d.card_key and n.state = 'queued'))`;
}
