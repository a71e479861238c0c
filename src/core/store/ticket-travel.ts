import type { Coordinates, Travel } from "../domain/dispatch/travel.ts";
import { sql } from "./orm.ts";
import { rowLimit } from "./row-limit.ts";
import type { Work } from "./work.ts";

/** A ticket whose way is asked for, with the number of the question. */
export type TravelWish = {
  readonly ticketId: string;
  readonly asked: number;
  readonly status: string;
  /** Where the assignee sets out from; null while nobody is assigned, and where it is not known. */
  readonly from: Coordinates | null;
  readonly siteId: string;
  readonly to: Coordinates | null;
  readonly address: string;
};

/** A wish that nobody has answered after so long is taken again: the process that took it may be gone. */
const leaseSeconds = 60;

/** Asks for the way of the ticket's assignee, in place of any that was asked for before. Nothing for a ticket without a site. */
export async function wishTravel(work: Work, ticketId: string): Promise<void> {
  await work.tx.execute(sql`
    insert into ticket_travel (ticket_id, ask_at)
    select id, ${work.now.toISOString()}::timestamptz from tickets where id = ${ticketId}::uuid and site_id is not null
    on conflict (ticket_id) do update set asked = ticket_travel.asked + 1, ask_at = excluded.ask_at, attempts = 0,
      metres = null, minutes = null, source = null, note = null, answered_at = null`);
}

/** Asks for the ways of those who are proposed for new tickets, the newest first: once for each. */
export async function wishTravelOfNew(work: Work, limit: number): Promise<void> {
  await work.tx.execute(sql`
    insert into ticket_travel (ticket_id, ask_at)
    select t.id, ${work.now.toISOString()}::timestamptz from tickets t
    where t.status = 'new' and t.deleted_at is null and t.site_id is not null
      and t.created_at > ${work.now.toISOString()}::timestamptz - interval '1 day' and jsonb_array_length(t.proposal -> 'candidates') > 0
      and not exists (select from ticket_travel w where w.ticket_id = t.id)
    order by t.created_at desc limit ${sql.raw(rowLimit(limit))}
    on conflict do nothing`);
}

/** Takes up to `limit` wishes that are due, each for one process. One statement. */
export async function takeTravelWishes(work: Work, limit: number): Promise<readonly TravelWish[]> {
  const at = work.now.toISOString();
  const rows = await work.tx.execute<{
    ticket_id: string;
    asked: number;
    status: string;
    start: Coordinates | null;
    site_id: string;
    goal: Coordinates | null;
    address: string;
  }>(sql`
    with due as (
      select ticket_id from ticket_travel where ask_at <= ${at}::timestamptz order by ask_at limit ${sql.raw(rowLimit(limit))} for update skip locked
    ), taken as (
      update ticket_travel w set attempts = attempts + 1,
        ask_at = ${at}::timestamptz + make_interval(secs => ${leaseSeconds} * least(attempts + 1, 60))
      from due where w.ticket_id = due.ticket_id returning w.ticket_id, w.asked
    )
    select taken.ticket_id, taken.asked, t.status, s.id as site_id, s.address,
      case when s.latitude is not null and s.longitude is not null then
        jsonb_build_object('latitude', s.latitude, 'longitude', s.longitude) end as goal,
      coalesce(
        (select jsonb_build_object('latitude', at.latitude, 'longitude', at.longitude) from tickets o join sites at on at.id = o.site_id
          where o.assignee_id = t.assignee_id and o.id <> t.id and o.status = 'in_progress' and at.latitude is not null and at.longitude is not null
          order by o.started_at desc limit 1),
        (select jsonb_build_object('latitude', v.latitude, 'longitude', v.longitude) from vehicles v
          where v.id = t.vehicle_id and v.latitude is not null and v.longitude is not null)) as start
    from taken join tickets t on t.id = taken.ticket_id join sites s on s.id = t.site_id`);
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    asked: row.asked,
    status: row.status,
    from: row.start,
    siteId: row.site_id,
    to: row.goal,
    address: row.address,
  }));
}

/** Keeps an answer; null where the way cannot be known. False where it answers an older question: nothing is kept then. */
export async function keepTravel(
  work: Work,
  answer: {
    readonly ticketId: string;
    readonly asked: number;
    readonly travel: Travel | null;
    readonly note: string | null;
  },
): Promise<boolean> {
  const { ticketId, asked, travel, note } = answer;
  const rows = await work.tx.execute(sql`
    update ticket_travel set ask_at = null, attempts = 0, metres = ${travel?.metres ?? null}, minutes = ${travel?.minutes ?? null},
      source = ${travel?.source ?? "unknown"}, note = ${note}, answered_at = ${work.now.toISOString()}::timestamptz
    where ticket_id = ${ticketId}::uuid and asked = ${asked} returning ticket_id`);
  return rows.length > 0;
}

/** The way to a ticket as it was answered last; null while it is not known. */
export async function readTravel(work: Work, ticketId: string): Promise<Travel | null> {
  const rows = await work.tx.execute<{ metres: number; minutes: number; source: Travel["source"] }>(sql`
    select metres, minutes, source from ticket_travel where ticket_id = ${ticketId}::uuid and metres is not null`);
  return rows[0] ?? null;
}

/** Keeps where a geocoder found a site that has no coordinates of its own. */
export async function keepGeocoded(work: Work, siteId: string, at: Coordinates): Promise<void> {
  await work.tx.execute(sql`
    update sites set latitude = ${at.latitude}, longitude = ${at.longitude}, geocoded_at = ${work.now.toISOString()}::timestamptz
    where id = ${siteId}::uuid and latitude is null and longitude is null`);
}

/** Days that coordinates of a geocoder may be kept (Google Maps Platform Service Specific Terms, Geocoding and Routes: Caching). */
const geocodedDays = 30;

/** Forgets coordinates of a geocoder that are too old; they are asked for again when they are needed. */
export async function forgetGeocoded(work: Work): Promise<number> {
  const rows = await work.tx.execute(sql`
    update sites set latitude = null, longitude = null, geocoded_at = null
    where geocoded_at < ${work.now.toISOString()}::timestamptz - make_interval(days => ${geocodedDays}) returning id`);
  return rows.length;
}
