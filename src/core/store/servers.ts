import type { PairingSide } from "../domain/federation/pairing-key.ts";
import { Problem } from "../domain/problem.ts";
import { servers } from "./schema/field.ts";
import type { Work } from "./work.ts";

export const serverStates = ["pairing", "paired", "ended"] as const;
export type ServerState = (typeof serverStates)[number];

/** Another Fixline, as admins see it. Times in UTC. */
export type Server = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly state: ServerState;
  readonly version: number;
  readonly pairing: string | null;
  readonly side: PairingSide | null;
  readonly pairedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: "us" | "them" | null;
  /** When something of theirs last came in. */
  readonly heardAt: Date | null;
  /** Nothing is sent before, since it failed. */
  readonly quietUntil: Date | null;
  readonly waiting: number;
  readonly failed: number;
  readonly ticketsThere: number;
  readonly ticketsHere: number;
  readonly createdAt: Date;
};

const columns = (work: Work) => work.sql`
  s.id, s.name, s.url, s.state, s.version, s.pairing, s.side, s.paired_at as "pairedAt", s.ended_at as "endedAt", s.ended_by as "endedBy",
  s.heard_at as "heardAt", s.quiet_until as "quietUntil", s.created_at as "createdAt",
  (select count(*)::int from federation_items i where i.server_id = s.id and i.state = 'queued') as waiting,
  (select count(*)::int from federation_items i where i.server_id = s.id and i.state = 'failed') as failed,
  (select count(*)::int from transfers x where x.server_id = s.id and x.state = 'live' and x.direction = 'out') as "ticketsThere",
  (select count(*)::int from transfers x where x.server_id = s.id and x.state = 'live' and x.direction = 'in') as "ticketsHere"`;

/** Servers by name; ended ones last. */
export async function listServers(
  work: Work,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly Server[]> {
  return work.sql<Server[]>`
    select ${columns(work)} from servers s order by s.state = 'ended', s.name, s.id limit ${page.limit} offset ${page.offset}`;
}

/** One server; null where there is none. `lock` holds it against other changes until the end of the transaction. */
export async function findServer(work: Work, id: string, lock = false): Promise<Server | null> {
  const [row] = await work.sql<Server[]>`
    select ${columns(work)} from servers s where s.id = ${id}::uuid ${lock ? work.sql`for no key update` : work.sql``}`;
  return row ?? null;
}

/** The paired servers whose name is this, or begins with it where none is; in any case of letters. */
export async function findServersNamed(work: Work, name: string): Promise<readonly Server[]> {
  const rows = await work.sql<Server[]>`
    select ${columns(work)} from servers s
    where s.state = 'paired' and s.sealed_key is not null and starts_with(lower(s.name), lower(${name})) order by s.name limit 20`;
  const same = rows.filter((row) => row.name.toLowerCase() === name.toLowerCase());
  return same.length > 0 ? same : rows;
}

/** What is needed to speak with a server: its sealed key and the pairing's names. */
export type ServerLink = Pick<Server, "id" | "name" | "url" | "state" | "createdAt"> & {
  readonly pairing: string;
  readonly side: PairingSide;
  readonly sealedKey: Buffer;
};

const link = (work: Work) => work.sql`
  select id, name, url, state, pairing, side, sealed_key as "sealedKey", created_at as "createdAt" from servers
  where sealed_key is not null and pairing is not null and side is not null`;

/** The server across from this one in a pairing; null where there is none. */
export async function findPairing(work: Work, pairing: string): Promise<ServerLink | null> {
  const [row] = await work.sql<ServerLink[]>`${link(work)} and pairing = ${pairing}`;
  return row ?? null;
}

/** How to speak with a server; null where nothing was exchanged with it. */
export async function readServerLink(work: Work, id: string): Promise<ServerLink | null> {
  const [row] = await work.sql<ServerLink[]>`${link(work)} and id = ${id}::uuid`;
  return row ?? null;
}

/** Whether a server, ended ones among them, has this name, or this pairing. */
export async function isServerTaken(
  work: Work,
  by: { readonly name: string; readonly pairing: string | null; readonly exceptId: string | null },
): Promise<"name" | "pairing" | null> {
  const [row] = await work.sql<{ name: boolean; pairing: boolean }[]>`
    select coalesce(bool_or(lower(name) = lower(${by.name})), false) as name,
      coalesce(bool_or(pairing = ${by.pairing}::text), false) as pairing
    from servers where id is distinct from ${by.exceptId}::uuid`;
  return row?.pairing ? "pairing" : row?.name ? "name" : null;
}

/** Servers that are not ended. Others that are made meanwhile wait, so that a limit holds. */
export async function countServers(work: Work): Promise<number> {
  await work.sql`lock table servers in share row exclusive mode`;
  const [row] = await work.sql<{ count: number }[]>`select count(*)::int as count from servers where state <> 'ended'`;
  return row?.count ?? 0;
}

/** Stores a server that a key was made for, or that gave us one. */
export async function insertPairing(
  work: Work,
  server: Pick<ServerLink, "id" | "name" | "url" | "pairing" | "side" | "sealedKey">,
): Promise<void> {
  await work.tx.insert(servers).values({ ...server, state: "pairing", createdAt: work.now });
}

/** Renames a server or moves it to another address; what waits is tried there at once. */
export async function updateServer(work: Work, { id, name, url }: Pick<Server, "id" | "name" | "url">): Promise<void> {
  await work.sql`
    update servers set name = ${name}, url = ${url}, version = version + 1, failures = 0, quiet_until = null where id = ${id}::uuid`;
  await work.sql`
    update federation_items set next_attempt_at = ${work.now}::timestamptz where server_id = ${id}::uuid and state = 'queued'`;
}

/** Both have proved that they hold the key. */
export async function markPaired(work: Work, id: string): Promise<void> {
  await work.sql`
    update servers set state = 'paired', paired_at = ${work.now}::timestamptz, version = version + 1
    where id = ${id}::uuid and state = 'pairing'`;
}

/** Something came in that the server signed. */
export async function markHeard(work: Work, id: string): Promise<void> {
  await work.sql`
    update servers set heard_at = ${work.now}::timestamptz
    where id = ${id}::uuid and (heard_at is null or heard_at < ${work.now}::timestamptz - interval '1 minute')`;
}

/** Ends a pairing. False where it was ended before. */
export async function markEnded(work: Work, id: string, by: "us" | "them"): Promise<boolean> {
  const rows = await work.sql`
    update servers set state = 'ended', ended_by = ${by}, ended_at = ${work.now}::timestamptz, version = version + 1
    where id = ${id}::uuid and state <> 'ended' returning id`;
  return rows.length > 0;
}

/** Stores a server of the invented workspace, which was never paired; one of the same name is kept. */
export async function insertServer(
  work: Work,
  server: { readonly id: string; readonly name: string; readonly url: string },
): Promise<void> {
  await work.tx
    .insert(servers)
    .values({ ...server, state: "paired", createdAt: work.now })
    .onConflictDoNothing({ target: servers.name });
}

/**
 * A paired server, held so that its pairing does not end before the unit of work does. Throws Problem `server.unknown`,
 * `server.not_paired`.
 */
export async function holdPairedServer(
  work: Work,
  id: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const [row] = await work.sql<{ id: string; name: string; ready: boolean }[]>`
    select id, name, state = 'paired' and sealed_key is not null as ready from servers where id = ${id}::uuid for share`;
  if (row === undefined) throw new Problem("server.unknown", { name: "" });
  if (!row.ready) throw new Problem("server.not_paired", { name: row.name });
  return { id: row.id, name: row.name };
}
