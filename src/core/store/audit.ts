import { createHash } from "node:crypto";
import type { AnchorFacts, SealedAnchor } from "../domain/audit-anchor.ts";
import { saltedHash } from "./events.ts";
import type { Work } from "./work.ts";

/** Something that was changed after it had been written. `where` names the row. */
export type AuditFault = { readonly what: string; readonly where: string };

const batch = 2_000;

type ChainRow = {
  readonly subject: string;
  readonly events: number;
  readonly broken: number | null;
  readonly whole: boolean;
};

/**
 * Follows every chain of events in order: each event's hash over the one before it, no place left out, and the chain's end where it
 * says it is. Calls back for each chain that is not whole. Returns how many events and chains there are.
 */
export async function followChains(
  work: Work,
  found: (fault: AuditFault) => void,
): Promise<{ readonly events: number; readonly chains: number }> {
  let after = "00000000-0000-0000-0000-000000000000";
  let events = 0;
  let chains = 0;
  for (;;) {
    // Subjects of the events too: a chain whose row was removed has events all the same.
    const rows = await work.sql<ChainRow[]>`
      with subjects as (
        select subject_id from (
          (select subject_id from event_chains where subject_id > ${after}::uuid order by subject_id limit ${batch})
          union (select distinct subject_id from events where subject_id > ${after}::uuid order by subject_id limit ${batch})
        ) named order by subject_id limit ${batch}
      ), linked as (
        select e.subject_id, e.position, e.hash,
          e.hash = event_digest(lag(e.hash, 1, ''::bytea) over chain, e) and e.position = row_number() over chain as fits
        from events e join subjects s on s.subject_id = e.subject_id window chain as (partition by e.subject_id order by e.position, e.id)
      )
      select s.subject_id as subject, count(l.position)::int as events, min(l.position) filter (where not l.fits) as broken,
        coalesce(c.length = count(l.position) and c.head = (array_agg(l.hash order by l.position desc))[1], false) as whole
      from subjects s left join linked l on l.subject_id = s.subject_id left join event_chains c on c.subject_id = s.subject_id
      group by s.subject_id, c.length, c.head order by s.subject_id`;
    for (const { subject, events: count, broken, whole } of rows) {
      events += count;
      chains += 1;
      if (broken !== null) found({ what: "event", where: `chain ${subject}, event ${broken}` });
      else if (!whole) found({ what: "chain", where: `chain ${subject}: its end is missing or was moved` });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return { events, chains };
    after = last.subject;
  }
}

/** Looks at reports and signatures: what was frozen has the hash that was signed, and the event of its submission names the same. */
export async function followReports(work: Work, found: (fault: AuditFault) => void): Promise<number> {
  const [counted] = await work.sql<{ n: number }[]>`select count(*)::int as n from reports`;
  const broken = await work.sql<{ id: string; number: number; version: number; why: string }[]>`
    select r.id, t.number::int as number, r.version,
      case when sha256(convert_to(r.frozen, 'UTF8')) <> r.sha256 then 'what was frozen' when g.sha256 <> r.sha256 then 'what was signed'
        when r.frozen::jsonb ->> 'malfunction' <> r.malfunction or r.frozen::jsonb ->> 'cause' <> r.cause
          or r.frozen::jsonb ->> 'solution' <> r.solution or (r.frozen::jsonb ->> 'labourMinutes')::int <> r.labour_minutes
          or (r.frozen::jsonb ->> 'travelMinutes')::int <> r.travel_minutes then 'what is shown'
        else 'what was submitted' end as why
    from reports r join tickets t on t.id = r.ticket_id left join signatures g on g.report_id = r.id
    where sha256(convert_to(r.frozen, 'UTF8')) <> r.sha256 or g.sha256 <> r.sha256
      or r.frozen::jsonb ->> 'malfunction' <> r.malfunction or r.frozen::jsonb ->> 'cause' <> r.cause
      or r.frozen::jsonb ->> 'solution' <> r.solution or (r.frozen::jsonb ->> 'labourMinutes')::int <> r.labour_minutes
      or (r.frozen::jsonb ->> 'travelMinutes')::int <> r.travel_minutes
      or exists (select from events e where e.subject_id = r.ticket_id and e.kind = 'report.submitted' and e.data ->> 'reportId' = r.id::text
        and e.data ->> 'sha256' is not null and e.data ->> 'sha256' <> encode(r.sha256, 'hex'))
    order by t.number, r.version`;
  for (const { number, version, why } of broken)
    found({ what: "report", where: `#${number}, version ${version}: ${why}` });
  return counted?.n ?? 0;
}

/** Looks at the words behind events: each is what its event's hash was taken over. Words that were erased are no fault. */
export async function followWords(work: Work, found: (fault: AuditFault) => void): Promise<number> {
  let after = "00000000-0000-0000-0000-000000000000";
  let count = 0;
  for (;;) {
    const rows = await work.sql<
      { id: string; salt: Buffer; words: Record<string, string>; sealed: Record<string, string> | null }[]
    >`
      select w.event_id as id, w.salt, w.words, e.data -> 'sealed' as sealed from event_words w join events e on e.id = w.event_id
      where w.event_id > ${after}::uuid order by w.event_id limit ${batch}`;
    for (const { id, salt, words, sealed } of rows) {
      count += 1;
      const wrong = Object.entries(words).some(([name, text]) => sealed?.[name] !== saltedHash(salt, text));
      if (wrong) found({ what: "words", where: `of event ${id}` });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return count;
    after = last.id;
  }
}

/** Every anchor in order. */
export async function listAnchors(work: Work): Promise<readonly SealedAnchor[]> {
  return work.sql<SealedAnchor[]>`
    select seq, upto_txid::text as "uptoTxid", events::int as events, digest, seal, at from audit_anchors order by seq`;
}

/** The digest over the hashes of all events of transactions from one up to (not with) another, in the order of their ids. */
export async function digestEvents(
  work: Work,
  fromTxid: string,
  uptoTxid: string,
): Promise<Pick<AnchorFacts, "events" | "digest">> {
  const hash = createHash("sha256");
  let events = 0;
  let after = { txid: fromTxid, id: "00000000-0000-0000-0000-000000000000" };
  for (;;) {
    const rows = await work.sql<{ txid: string; id: string; hash: Buffer }[]>`
      select txid::text as txid, id, hash from events
      where (txid, id) > (${after.txid}::bigint, ${after.id}::uuid) and txid < ${uptoTxid}::bigint order by txid, id limit 20000`;
    for (const row of rows) hash.update(row.id).update(row.hash);
    events += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return { events, digest: hash.digest() };
    after = last;
  }
}

/** The transaction below which all have ended: what is below it will not grow any more. */
export async function settledTxid(work: Work): Promise<string> {
  const [row] = await work.sql<{ txid: string }[]>`select pg_snapshot_xmin(pg_current_snapshot())::text as txid`;
  if (row === undefined) throw new Error("a select without from gives one row");
  return row.txid;
}

/** Stores an anchor; false where another process was quicker. */
export async function insertAnchor(work: Work, anchor: SealedAnchor): Promise<boolean> {
  const rows = await work.sql`
    insert into audit_anchors (seq, upto_txid, events, digest, seal, at)
    values (${anchor.seq}, ${anchor.uptoTxid}::bigint, ${anchor.events}, ${anchor.digest}, ${anchor.seal}, ${anchor.at}::timestamptz)
    on conflict do nothing returning seq`;
  return rows.length > 0;
}
