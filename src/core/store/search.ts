import type { Person } from "../domain/actor.ts";
import { mayAtDesk } from "../domain/permissions.ts";
import { isStaff } from "../domain/roles.ts";
import { likeEnough, mayBeMisspelt } from "../domain/search-fold.ts";
import { type SQL, sql } from "./orm.ts";
import { readableTicket } from "./readable-tickets.ts";
import type { Work } from "./work.ts";

export const searchKinds = ["ticket", "message", "report", "equipment", "person"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Something that was found. `text` is what the words were found in. */
export type Found = {
  readonly kind: SearchKind;
  readonly id: string;
  readonly ticketNumber: number | null;
  readonly title: string;
  readonly text: string;
  readonly at: Date;
  /** 1 for all words as they were typed; less where some are only alike. */
  readonly score: number;
};

/** Of one kind no more are looked at: whoever gets so many searches for more words. */
const candidates = 1_000;

/**
 * What holds all of `words` (as `searchWords` gives them), each as the beginning of a word or nearly so, that the person may read: the right is
 * judged in the same statement, so that nothing else is ever counted, ranked or shown. Best first, then newest. Needs a transaction.
 */
export async function searchDesk(
  work: Work,
  person: Person,
  ask: {
    readonly words: readonly string[];
    readonly kinds: readonly SearchKind[];
    readonly limit: number;
    readonly offset: number;
  },
): Promise<readonly Found[]> {
  if (ask.words.length === 0) return [];
  await work.tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(likeEnough)}, true)`);
  const parts = ask.kinds.flatMap((kind) => {
    const part = queries[kind](person, ask.words);
    return part === null ? [] : [sql`(${part} limit ${candidates})`];
  });
  if (parts.length === 0) return [];
  const rows = await work.tx.execute<
    Omit<Found, "at" | "ticketNumber"> & { ticket_number: string | null; at: string | Date }
  >(sql`
    select * from (${sql.join(parts, sql` union all `)}) found
    order by score desc, at desc, id limit ${ask.limit} offset ${ask.offset}`);
  return rows.map(({ ticket_number: number, at, score, ...rest }) => ({
    ...rest,
    score: Number(score),
    ticketNumber: number === null ? null : Number(number),
    at: new Date(at),
  }));
}

type Query = (person: Person, words: readonly string[]) => SQL | null;

const ticketText = sql`search_fold(t.title || ' ' || t.description)`;
const reportText = sql`search_fold(r.malfunction || ' ' || r.cause || ' ' || r.solution || ' ' || r.fix_words)`;
const equipmentText = sql`search_fold(e.label || ' ' || coalesce(e.serial_number, ''))`;

const queries: Readonly<Record<SearchKind, Query>> = {
  ticket: (person, words) => sql`
    select 'ticket' as kind, t.id, t.number::text as ticket_number, t.title, t.description as text, t.created_at as at,
      ${scoreOf(ticketText, words, numberIn(words))} as score
    from tickets t join organisations o on o.id = t.organisation_id
    where ${readableTicket(person, "ticket.read")} and (${holds(ticketText, words)} or ${numberIn(words)})`,
  message: (person, words) => sql`
    select 'message' as kind, m.id, t.number::text as ticket_number, t.title, m.plain as text, m.created_at as at,
      ${scoreOf(sql`search_fold(m.plain)`, words)} as score
    from messages m join tickets t on t.id = m.conversation_id join organisations o on o.id = t.organisation_id
    where m.deleted_at is null and ((m.visibility = 'customer' and ${readableTicket(person, "message.read_customer")})
      or (m.visibility = 'staff' and ${readableTicket(person, "message.read_staff")})) and ${holds(sql`search_fold(m.plain)`, words)}`,
  report: (person, words) => sql`
    select 'report' as kind, r.id, t.number::text as ticket_number, t.title,
      r.malfunction || ' · ' || r.cause || ' · ' || r.solution || ' · ' || r.fix_words as text, r.submitted_at as at,
      ${scoreOf(reportText, words)} as score
    from reports r join tickets t on t.id = r.ticket_id join organisations o on o.id = t.organisation_id
    where ${readableTicket(person, "report.read")} and ${holds(reportText, words)}`,
  equipment: (person, words) => {
    if (!mayAtDesk(person.role, "equipment.read")) return null;
    const mine = isStaff(person.role) ? sql`true` : sql`e.organisation_id = ${person.organisationId}::uuid`;
    const about = sql`search_fold(e.label || ' ' || coalesce(e.serial_number, '') || ' ' || f.name || ' ' || d.name)`;
    // Few products: those that a word names are looked up first, so that the index of the units is used for the rest.
    return sql`
      select 'equipment' as kind, e.id, null::text as ticket_number, e.label as title,
        concat_ws(' · ', e.label, e.serial_number, f.name || ' ' || d.name) as text, e.created_at as at, ${scoreOf(about, words)} as score
      from equipment e join models d on d.id = e.model_id join manufacturers f on f.id = d.manufacturer_id
      where ${mine} and (${holds(equipmentText, words)} or ((${anyOf(sql`search_fold(f.name || ' ' || d.name)`, words)}) and ${holds(about, words)}))`;
  },
  person: (person, words) => {
    if (!mayAtDesk(person.role, "desk.people_list")) return null;
    const seesEmail = mayAtDesk(person.role, "desk.people");
    const about = sql`search_fold(a.name)`;
    const byEmail = seesEmail ? sql`${holds(sql`search_fold(coalesce(a.email, ''))`, words)}` : sql`false`;
    return sql`
      select 'person' as kind, a.id, null::text as ticket_number, a.name as title,
        ${seesEmail ? sql`concat_ws(' · ', a.name, a.email)` : sql`a.name`} as text, a.created_at as at,
        greatest(${scoreOf(about, words)}, case when ${byEmail} then 1 else 0 end) as score
      from accounts a where a.erased_at is null and (${holds(about, words)} or ${byEmail})`;
  },
};

const begins = (text: SQL, word: string): SQL => sql`${text} like ${`% ${word}%`}`;

/** Whether a text has the word, its beginning, or one that is much like it. */
function has(text: SQL, word: string): SQL {
  return mayBeMisspelt(word) ? sql`(${begins(text, word)} or ${word}::text <% ${text})` : begins(text, word);
}

function holds(text: SQL, words: readonly string[]): SQL {
  return sql`(${sql.join(
    words.map((word) => has(text, word)),
    sql` and `,
  )})`;
}

function anyOf(text: SQL, words: readonly string[]): SQL {
  return sql.join(
    words.map((word) => has(text, word)),
    sql` or `,
  );
}

/** The number of a ticket, where nothing else was typed. */
function numberIn(words: readonly string[]): SQL {
  const [only = ""] = words;
  return words.length === 1 && /^\d{1,15}$/.test(only) ? sql`t.number = ${Number(only)}` : sql`false`;
}

function scoreOf(text: SQL, words: readonly string[], exactly: SQL = sql`false`): SQL {
  const each = words.map(
    (word) => sql`case when ${begins(text, word)} then 1 else 0.7 * word_similarity(${word}::text, ${text}) end`,
  );
  return sql`case when ${exactly} then 2 else (${sql.join(each, sql` + `)}) / ${words.length}::int end`;
}
