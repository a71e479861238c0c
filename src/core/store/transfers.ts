import type { Work } from "./work.ts";

export type TransferEnd = "recalled" | "returned" | "refused" | "done" | "unpaired";

/** One hand-over of one ticket, to another server (`out`) or from it (`in`). */
export type Transfer = {
  readonly id: string;
  readonly serverId: string;
  readonly serverName: string;
  /** What both sides call it. */
  readonly key: string;
  readonly direction: "out" | "in";
  readonly ticketId: string | null;
  readonly state: "live" | "ended";
  readonly withNotes: boolean;
  readonly ruleId: string | null;
  readonly foreignNumber: string | null;
  readonly foreignStatus: string | null;
  readonly endedBecause: TransferEnd | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
};

const select = (work: Work) => work.sql`
  select x.id, x.server_id as "serverId", s.name as "serverName", x.key, x.direction, x.ticket_id as "ticketId", x.state,
    x.with_notes as "withNotes", x.rule_id as "ruleId", x.foreign_number as "foreignNumber", x.foreign_status as "foreignStatus",
    x.ended_because as "endedBecause", x.created_at as "createdAt", x.ended_at as "endedAt"
  from transfers x join servers s on s.id = x.server_id`;

/** The newest transfer of a ticket, the live one before others; null where it was never handed over. */
export async function transferOfTicket(work: Work, ticketId: string): Promise<Transfer | null> {
  const [row] = await work.sql<Transfer[]>`
    ${select(work)} where x.ticket_id = ${ticketId}::uuid order by x.state = 'live' desc, x.created_at desc, x.id desc limit 1`;
  return row ?? null;
}

/** Whether the ticket came from another server, now or ever. */
export async function cameFromElsewhere(work: Work, ticketId: string): Promise<boolean> {
  const rows = await work.sql`select from transfers where ticket_id = ${ticketId}::uuid and direction = 'in' limit 1`;
  return rows.length > 0;
}

/** The transfer that a server calls by this key; null where it has none. Another server's is never found. */
export async function transferOfKey(work: Work, serverId: string, key: string): Promise<Transfer | null> {
  const [row] = await work.sql<Transfer[]>`
    ${select(work)} where x.server_id = ${serverId}::uuid and x.key = ${key}::uuid`;
  return row ?? null;
}

/** One transfer by its own id. */
export async function readTransfer(work: Work, id: string): Promise<Transfer | null> {
  const [row] = await work.sql<Transfer[]>`${select(work)} where x.id = ${id}::uuid`;
  return row ?? null;
}

/** The live transfers with a server, oldest first. */
export async function liveTransfersWith(work: Work, serverId: string): Promise<readonly Transfer[]> {
  return work.sql<Transfer[]>`
    ${select(work)} where x.server_id = ${serverId}::uuid and x.state = 'live' order by x.ticket_id`;
}

/** How many tickets of a server are here now. */
export async function countReceived(work: Work, serverId: string): Promise<number> {
  const [row] = await work.sql<{ count: number }[]>`
    select count(*)::int as count from transfers where server_id = ${serverId}::uuid and direction = 'in' and state = 'live'`;
  return row?.count ?? 0;
}

/** Begins a transfer. What is visible now was read with it; what comes after follows by the feed. */
export async function insertTransfer(
  work: Work,
  transfer: Pick<Transfer, "id" | "serverId" | "key" | "direction" | "ticketId" | "withNotes" | "ruleId"> & {
    readonly foreignNumber: string | null;
  },
): Promise<void> {
  await work.sql`
    insert into transfers (id, server_id, key, direction, ticket_id, with_notes, rule_id, foreign_number, from_snapshot, created_at)
    values (${transfer.id}::uuid, ${transfer.serverId}::uuid, ${transfer.key}::uuid, ${transfer.direction}, ${transfer.ticketId}::uuid,
      ${transfer.withNotes}, ${transfer.ruleId}::uuid, ${transfer.foreignNumber}, pg_current_snapshot(), ${work.now}::timestamptz)`;
  await wakeFederationFeed(work);
}

/** Remembers that a transfer was taken back before it had come: should it still come, it is not taken. */
export async function insertEndedTransfer(
  work: Work,
  transfer: Pick<Transfer, "serverId" | "key"> & { readonly because: TransferEnd },
): Promise<void> {
  await work.sql`
    insert into transfers (id, server_id, key, direction, state, ended_because, from_snapshot, created_at, ended_at)
    values (${work.newId()}::uuid, ${transfer.serverId}::uuid, ${transfer.key}::uuid, 'in', 'ended', ${transfer.because},
      pg_current_snapshot(), ${work.now}::timestamptz, ${work.now}::timestamptz)
    on conflict (server_id, key) do nothing`;
}

/** Ends a transfer. False where it was ended before. */
export async function endTransfer(work: Work, id: string, because: TransferEnd): Promise<boolean> {
  const rows = await work.sql`
    update transfers set state = 'ended', ended_because = ${because}, ended_at = ${work.now}::timestamptz
    where id = ${id}::uuid and state = 'live' returning id`;
  return rows.length > 0;
}

/** The number that the ticket has there. */
export async function storeForeignNumber(work: Work, id: string, number: string): Promise<void> {
  await work.sql`update transfers set foreign_number = ${number} where id = ${id}::uuid`;
  await work.sql`
    update tickets t set foreign_number = ${number} from transfers x where x.id = ${id}::uuid and t.id = x.ticket_id and x.direction = 'out'`;
}

/** How the ticket stands there. */
export async function storeForeignStatus(work: Work, id: string, status: string): Promise<void> {
  await work.sql`update transfers set foreign_status = ${status} where id = ${id}::uuid`;
}

/** From now on events are read for servers: those before the first transfer or rule are nobody's. */
export async function wakeFederationFeed(work: Work): Promise<void> {
  await work.sql`
    update federation_feed set txid = pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1,
      event_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
    where txid is null`;
}
