import type postgres from "postgres";
import type { DeliveryKind } from "../domain/delivery-job.ts";
import { type Page, type PageAsk, selectPage } from "./keyset-page.ts";
import { sql as orm } from "./orm.ts";
import type { Work } from "./work.ts";

export const troubledStates = ["failed", "uncertain", "blocked"] as const;
export type TroubledState = (typeof troubledStates)[number];

/** A delivery as an admin sees it. Times in UTC. */
export type DeliveryView = {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly state: string;
  readonly platform: string;
  readonly placeKind: string;
  readonly placeState: string;
  readonly ticketNumber: number | null;
  readonly notice: string | null;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: Date;
};

const view = (sql: postgres.ISql) => sql`
  select d.id, d.kind, d.state, p.platform, p.kind::text as "placeKind", p.state as "placeState", t.number as "ticketNumber", d.notice,
    d.attempts, d.error, d.created_at as "createdAt"
  from deliveries d join places p on p.id = d.place_id left join tickets t on t.id = p.conversation_id`;

/** What was given up, may have arrived or is blocked, newest first. */
export async function listTroubled(
  work: Work,
  states: readonly TroubledState[],
  limit: number,
): Promise<readonly DeliveryView[]> {
  return work.sql<DeliveryView[]>`
    ${view(work.sql)} where d.state in ('failed', 'blocked', 'uncertain') and d.state = any(${states as string[]}::text[])
    order by d.created_at desc, d.id desc limit ${limit}`;
}

/** The same by pages. */
export async function pageOfTroubled(
  work: Work,
  states: readonly TroubledState[],
  page: PageAsk<"newest">,
): Promise<Page<DeliveryView>> {
  const asked = orm.join(
    states.map((state) => orm`${state}`),
    orm`, `,
  );
  return selectPage(
    work,
    {
      columns: orm`d.id, d.kind, d.state, p.platform, p.kind::text as "placeKind", p.state as "placeState", t.number as "ticketNumber",
        d.notice, d.attempts, d.error, d.created_at as "createdAt"`,
      from: orm`from deliveries d join places p on p.id = d.place_id left join tickets t on t.id = p.conversation_id`,
      where: [orm`d.state in ('failed', 'blocked', 'uncertain')`, orm`d.state::text in (${asked})`],
      sorts: { newest: { by: orm`d.created_at`, kind: "time", descending: true } },
      id: orm`d.id`,
    },
    page,
  );
}

/** How many deliveries wait, and how many are in each kind of trouble; `oldestWaiting` is null where none waits. */
export async function countDeliveries(
  work: Work,
): Promise<
  { readonly waiting: number; readonly oldestWaiting: Date | null } & Readonly<Record<TroubledState, number>>
> {
  const [waiting] = await work.sql<{ waiting: number; oldest: Date | null }[]>`
    select count(*)::int as waiting, min(created_at) as oldest from deliveries where state in ('queued', 'sending')`;
  const troubled = await work.sql<{ state: TroubledState; count: number }[]>`
    select state, count(*)::int as count from deliveries where state in ('failed', 'blocked', 'uncertain') group by state`;
  const of = (state: TroubledState): number => troubled.find((row) => row.state === state)?.count ?? 0;
  return {
    waiting: waiting?.waiting ?? 0,
    oldestWaiting: waiting?.oldest ?? null,
    failed: of("failed"),
    uncertain: of("uncertain"),
    blocked: of("blocked"),
  };
}

/**
 * Queues a dead letter again, as if it were new. Where its place is gone or was never opened, it is to be opened (anew) and all
 * that failed there goes along, in its order. Returns how many were queued; 0 where it is no dead letter.
 */
export async function requeue(work: Work, deliveryId: string): Promise<number> {
  const { sql, now } = work;
  const [dead] = await sql<{ placeId: string; placeState: string; kind: string }[]>`
    select p.id as "placeId", p.state as "placeState", d.kind from deliveries d join places p on p.id = d.place_id
    where d.id = ${deliveryId}::uuid and d.state in ('failed', 'uncertain', 'blocked') for update`;
  if (dead === undefined) return 0;
  const isOpen = dead.placeState === "open" || dead.placeState === "closed";
  if (!isOpen) {
    const again = dead.placeState === "gone";
    await sql`
      update places set thread = case when ${again} then null else thread end, card_message_id = case when ${again} then null else card_message_id end,
        channel = case when ${again} and kind <> 'desk' then null else channel end,
        state = case when ${again} or channel is null or state = 'opening' then 'opening' else 'open' end
      where id = ${dead.placeId}::uuid`;
  }
  const rows = await sql`
    update deliveries d set state = 'queued', attempts = 0, next_attempt_at = ${now}::timestamptz, error = null, doubt_since = null
    where d.place_id = ${dead.placeId}::uuid and (d.id = ${deliveryId}::uuid or ${!isOpen}) and d.state in ('failed', 'uncertain', 'blocked')
      and not (d.lane = 'card' and exists (select from deliveries n where n.place_id = d.place_id and n.lane = 'card' and n.card_key = d.card_key
        and n.id <> d.id and (n.state = 'queued' or (n.state in ('failed', 'uncertain', 'blocked') and (n.created_at, n.id) > (d.created_at, d.id)))))
    returning d.message_id`;
  await sql`
    update copies set state = 'queued' where place_id = ${dead.placeId}::uuid and state in ('failed', 'blocked', 'uncertain')
      and platform_message_id is null
      and message_id = any(${rows.flatMap((row) => row.message_id ?? [])}::uuid[])`;
  return rows.length;
}

/** Puts a dead letter aside for good. False where it is none. */
export async function skip(work: Work, deliveryId: string): Promise<boolean> {
  const rows = await work.sql`
    update deliveries set state = 'skipped' where id = ${deliveryId}::uuid and state in ('failed', 'uncertain', 'blocked') returning id`;
  return rows.length > 0;
}
