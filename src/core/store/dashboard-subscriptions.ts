import type { DashboardSummary, SubscriptionEnd, SummaryTarget } from "../domain/dashboard-summary.ts";
import type { Work } from "./work.ts";

/** A wish for monthly summaries, and how the newest fared. */
export type DashboardSubscription = {
  readonly id: string;
  readonly manufacturerId: string;
  readonly manufacturer: string;
  readonly slug: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly target: SummaryTarget;
  readonly createdAt: Date;
  /** The month ("2026-10") and fate of the newest summary; null before the first. */
  readonly last: {
    readonly month: string;
    readonly state: "queued" | "sent" | "failed";
    readonly error: string | null;
  } | null;
};

type Row = Omit<DashboardSubscription, "target"> & {
  readonly kind: SummaryTarget["kind"];
  readonly platform: string | null;
  readonly workspace: string | null;
  readonly channel: string | null;
  readonly url: string | null;
};

const columns = (work: Work) => work.sql`
  s.id, s.manufacturer_id as "manufacturerId", m.name as manufacturer, m.slug, s.owner_id as "ownerId", a.name as "ownerName",
  s.kind, s.platform, s.workspace, s.channel, s.url, s.created_at as "createdAt",
  (select jsonb_build_object('month', y.month, 'state', y.state, 'error', y.error) from dashboard_summaries y
    where y.subscription_id = s.id order by y.month desc limit 1) as last`;
const from = (work: Work) => work.sql`
  from dashboard_subscriptions s join manufacturers m on m.id = s.manufacturer_id join accounts a on a.id = s.owner_id`;

function readRow({ kind, platform, workspace, channel, url, ...rest }: Row): DashboardSubscription {
  const target: SummaryTarget =
    kind === "chat"
      ? { kind }
      : kind === "webhook"
        ? { kind, url: url ?? "" }
        : { kind, platform: platform ?? "", workspace: workspace ?? "", channel: channel ?? "" };
  return { ...rest, target };
}

/** Subscriptions that go on, oldest first; of one manufacturer, or of all where it is null. */
export async function listSubscriptions(
  work: Work,
  manufacturerId: string | null,
): Promise<readonly DashboardSubscription[]> {
  const rows = await work.sql<Row[]>`
    select ${columns(work)} ${from(work)}
    where s.ended_at is null and (${manufacturerId}::uuid is null or s.manufacturer_id = ${manufacturerId}::uuid)
    order by s.created_at, s.id limit 1000`;
  return rows.map(readRow);
}

/** One that goes on; null where there is none. `lock` holds it against other changes until the end of the transaction. */
export async function findSubscription(work: Work, id: string, lock = false): Promise<DashboardSubscription | null> {
  const [row] = await work.sql<Row[]>`
    select ${columns(work)} ${from(work)}
    where s.id = ${id}::uuid and s.ended_at is null ${lock ? work.sql`for no key update of s` : work.sql``}`;
  return row === undefined ? null : readRow(row);
}

/** Stores a subscription and gives its id. `sealed` is the secret of a webhook, null for a chat. */
export async function insertSubscription(
  work: Work,
  wanted: {
    readonly manufacturerId: string;
    readonly ownerId: string;
    readonly target: SummaryTarget;
    readonly sealed: Buffer | null;
  },
): Promise<string> {
  const { manufacturerId, ownerId, target, sealed } = wanted;
  const id = work.newId();
  const place = target.kind === "channel" ? target : { platform: null, workspace: null, channel: null };
  await work.sql`
    insert into dashboard_subscriptions (id, manufacturer_id, owner_id, kind, platform, workspace, channel, url, sealed, created_at)
    values (${id}, ${manufacturerId}, ${ownerId}, ${target.kind}, ${place.platform}, ${place.workspace}, ${place.channel},
      ${target.kind === "webhook" ? target.url : null}, ${sealed}, ${work.now})`;
  return id;
}

/** Ends a subscription with whatever it was still to send; false where there was none to end. */
export async function endSubscription(work: Work, id: string, because: SubscriptionEnd): Promise<boolean> {
  const rows = await work.sql`
    update dashboard_subscriptions set ended_at = ${work.now}, ended_because = ${because}
    where id = ${id} and ended_at is null returning id`;
  if (rows.length === 0) return false;
  await work.sql`
    update dashboard_summaries set state = 'failed', done_at = ${work.now}, error = ${because}
    where subscription_id = ${id} and state = 'queued'`;
  return true;
}

/** Ids of subscriptions that go on and have no summary of this month yet. */
export async function subscriptionsWithout(work: Work, month: string): Promise<readonly string[]> {
  const rows = await work.sql<{ id: string }[]>`
    select s.id from dashboard_subscriptions s
    where s.ended_at is null and not exists (
      select from dashboard_summaries y where y.subscription_id = s.id and y.month = ${month})
    order by s.id`;
  return rows.map(({ id }) => id);
}

/** Whether the owner may still have it: an admin, or an account that reads this very manufacturer's dashboards. */
export async function ownerMayRead(work: Work, subscriptionId: string): Promise<boolean> {
  const [row] = await work.sql<{ may: boolean }[]>`
    select a.active and a.erased_at is null
      and (a.role = 'admin' or (a.role = 'manufacturer' and a.manufacturer_id = s.manufacturer_id)) as may
    from dashboard_subscriptions s join accounts a on a.id = s.owner_id where s.id = ${subscriptionId}`;
  return row?.may === true;
}

/** Whether the summary of a month was made. */
export async function hasSummary(
  work: Work,
  asked: { readonly subscriptionId: string; readonly month: string },
): Promise<boolean> {
  const rows = await work.sql`
    select from dashboard_summaries where subscription_id = ${asked.subscriptionId} and month = ${asked.month}`;
  return rows.length > 0;
}

/** Takes down a month's summary; a second one of a month is a defect and rejects. */
export async function insertSummary(
  work: Work,
  made: {
    readonly subscriptionId: string;
    readonly month: string;
    readonly content: DashboardSummary;
    readonly state: "queued" | "sent";
  },
): Promise<void> {
  await work.sql`
    insert into dashboard_summaries (subscription_id, month, content, state, queued_at, next_attempt_at, done_at)
    values (${made.subscriptionId}, ${made.month}, ${work.sql.json(made.content)}, ${made.state}, ${work.now}, ${work.now},
      ${made.state === "sent" ? work.now : null})`;
}

/** A summary that is to be sent to a web address now. */
export type DueSummary = {
  readonly subscriptionId: string;
  readonly month: string;
  readonly content: DashboardSummary;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly url: string;
  readonly sealed: Buffer;
};

/** The summaries that are due, oldest first. */
export async function dueSummaries(work: Work, limit: number): Promise<readonly DueSummary[]> {
  return work.sql<DueSummary[]>`
    select y.subscription_id as "subscriptionId", y.month, y.content, y.attempts, y.queued_at as "queuedAt", s.url, s.sealed
    from dashboard_summaries y join dashboard_subscriptions s on s.id = y.subscription_id
    where y.state = 'queued' and y.next_attempt_at <= ${work.now} and s.ended_at is null
    order by y.next_attempt_at, y.subscription_id limit ${limit}`;
}

/** Takes down how a try ended and what follows from it. */
export async function settleSummary(
  work: Work,
  settled: {
    readonly subscriptionId: string;
    readonly month: string;
    readonly state: "queued" | "sent" | "failed";
    readonly nextAttemptAt: Date;
    readonly error: string | null;
  },
): Promise<void> {
  const { subscriptionId, month, state, nextAttemptAt, error } = settled;
  await work.sql`
    update dashboard_summaries set state = ${state}, attempts = attempts + 1, next_attempt_at = ${nextAttemptAt}, error = ${error},
      done_at = case when ${state === "queued"} then null else ${work.now}::timestamptz end
    where subscription_id = ${subscriptionId} and month = ${month} and state = 'queued'`;
}

/** The manufacturer of this folder; null where the desk keeps none. */
export async function manufacturerOfSlug(work: Work, slug: string): Promise<{ id: string; name: string } | null> {
  const [row] = await work.sql<{ id: string; name: string }[]>`select id, name from manufacturers where slug = ${slug}`;
  return row ?? null;
}
