import { foldTitle } from "../domain/fold-title.ts";
import { isUuid } from "./accounts.ts";
import type { Work } from "./work.ts";

/** A canonical fix as the list shows it. */
export type FixSummary = {
  readonly id: string;
  readonly title: string;
  /** Repairs that it counts, the desk's and imported ones. */
  readonly used: number;
  /** Fixes that were merged into it. */
  readonly merged: number;
};

/** One way in which people named a fix, and how often. `own`: it is the fix's own name, which always stays with it. */
export type Wording = {
  readonly words: string;
  readonly folded: string;
  readonly times: number;
  readonly own: boolean;
};

/** All about one canonical fix. */
export type FixEntry = FixSummary & {
  readonly wordings: readonly Wording[];
  /** What was merged straight into it: each can be taken out again. */
  readonly mergedFrom: readonly { readonly id: string; readonly title: string }[];
  /** Median of the desk's own labour, minutes; null where it was never used here. */
  readonly medianMinutes: number | null;
  readonly articles: readonly { readonly id: string; readonly title: string; readonly state: string }[];
};

const shownWordings = 200;

/** Canonical fixes that contain every word of the text in their own title or in one that was merged into them, the most used first. */
export async function listFixEntries(
  work: Work,
  page: { readonly text: string; readonly limit: number; readonly offset: number },
): Promise<readonly FixSummary[]> {
  const words = foldTitle(page.text.slice(0, 200))
    .split(" ")
    .filter((word) => word !== "");
  return work.sql<FixSummary[]>`
    with recursive members as (
      select id as root, id, folded from fixes where merged_into_id is null
      union all
      select m.root, f.id, f.folded from fixes f join members m on f.merged_into_id = m.id
    ), counted as (
      select fix_id, count(*) as used from (
        select fix_id from reports where state <> 'superseded' and fix_id is not null
        union all select fix_id from imported_interventions where fix_id is not null
      ) r group by fix_id
    )
    select f.id, f.title, coalesce(sum(c.used), 0)::int as used, (count(m.id) - 1)::int as merged
    from members m join fixes f on f.id = m.root left join counted c on c.fix_id = m.id
    group by f.id
    having bool_or(not exists (select from unnest(${words}::text[]) word where strpos(m.folded, word) = 0))
    order by used desc, f.folded limit ${page.limit} offset ${page.offset}`;
}

/** The ids of everything that leads to this canonical fix, itself included. */
export async function idsLeadingTo(work: Work, fixId: string): Promise<readonly string[]> {
  const rows = await work.sql<{ id: string }[]>`
    with recursive members as (
      select id from fixes where id = ${fixId}::uuid
      union all select f.id from fixes f join members m on f.merged_into_id = m.id
    ) select id from members`;
  return rows.map(({ id }) => id);
}

/** All about a canonical fix; null where there is none, or it was merged into another. */
export async function readFixEntry(work: Work, fixId: string): Promise<FixEntry | null> {
  if (!isUuid(fixId)) return null;
  const ids = (await idsLeadingTo(work, fixId)) as string[];
  const [fix] = await work.sql<{ title: string; folded: string; minutes: number | null; used: number }[]>`
    select f.title, f.folded,
      (select percentile_disc(0.5) within group (order by labour_minutes) from reports where fix_id = any(${ids}::uuid[]) and state <> 'superseded') as minutes,
      ((select count(*) from reports where fix_id = any(${ids}::uuid[]) and state <> 'superseded')
        + (select count(*) from imported_interventions where fix_id = any(${ids}::uuid[])))::int as used
    from fixes f where f.id = ${fixId}::uuid and f.merged_into_id is null`;
  if (fix === undefined) return null;
  const mergedFrom = await work.sql<{ id: string; title: string }[]>`
    select id, title from fixes where merged_into_id = ${fixId}::uuid order by folded`;
  const articles = await work.sql<{ id: string; title: string; state: string }[]>`
    select id, title, state from articles where fix_id = any(${ids}::uuid[]) order by title, id`;
  const { title, minutes: medianMinutes, used } = fix;
  const wordings = await readWordings(work, ids, fix.folded);
  return { id: fixId, title, used, merged: ids.length - 1, wordings, mergedFrom, medianMinutes, articles };
}

async function readWordings(work: Work, ids: string[], own: string): Promise<readonly Wording[]> {
  const rows = await work.sql<{ words: string; times: number }[]>`
    select words, sum(times)::int as times from (
      select fix_words as words, count(*) as times from reports where fix_id = any(${ids}::uuid[]) and state <> 'superseded' group by 1
      union all select fix_words, count(*) from imported_interventions where fix_id = any(${ids}::uuid[]) group by 1
      union all select title, 0 from fixes where id = any(${ids}::uuid[])
    ) said where words <> '' group by words order by times desc, words limit ${shownWordings * 5}`;
  const known = new Map<string, Wording>();
  for (const { words, times } of rows) {
    const folded = foldTitle(words);
    const before = known.get(folded);
    known.set(folded, {
      words: before?.words ?? words,
      folded,
      times: (before?.times ?? 0) + times,
      own: folded === own,
    });
  }
  return [...known.values()].filter(({ folded }) => folded !== "").slice(0, shownWordings);
}

/** The titles of these fixes. */
export async function titlesOf(work: Work, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await work.sql<{ title: string }[]>`
    select title from fixes where id = any(${ids as string[]}::uuid[]) order by id`;
  return rows.map(({ title }) => title);
}
