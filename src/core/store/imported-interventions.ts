import { hash } from "node:crypto";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { UsedPart } from "../domain/ticket-view.ts";
import type { Work } from "./work.ts";

/** A row of imported history as it is stored. Texts may be empty; `at` is ISO in UTC. */
export type ImportedRow = {
  readonly line: number;
  /** What tells it from others of its set. */
  readonly key: string;
  /** A hash of all that is stored, 32 hexadecimal digits. */
  readonly content: string;
  readonly at: string | null;
  readonly problem: string;
  readonly cause: string;
  readonly solution: string;
  readonly fix: string;
  /** The fix's title folded for comparison; empty where it is to make no fix. */
  readonly foldedFix: string;
  readonly unit: string | null;
  readonly model: string | null;
  readonly family: string | null;
  readonly manufacturer: string | null;
  readonly category: string | null;
  readonly organisation: string | null;
  readonly region: string | null;
  readonly minutes: number | null;
  readonly parts: readonly UsedPart[];
  readonly cost: number | null;
  readonly currency: string | null;
};

/** What became of a batch; `clashes` are rows whose key an earlier line of the same file has with other words. */
export type StoredBatch = {
  readonly stored: number;
  readonly corrected: number;
  readonly already: number;
  readonly repeated: number;
  readonly clashes: readonly { readonly line: number; readonly firstLine: number }[];
};

/** Above so many fixes a column is taken for free words, not for names of fixes: no more are made of it. */
const mostFixes = 20_000;

/**
 * Stores a batch of history: a row that its set has already is left alone, or corrected where it says something else; the same row
 * twice in a file is one. Fixes that are named are made where there are none; makers and models find the desk's own.
 */
export async function storeImported(
  work: Work,
  run: { readonly id: string; readonly setName: string },
  rows: readonly ImportedRow[],
): Promise<StoredBatch> {
  const { sql } = work;
  // The run's own mark is part of the same transaction: what a crash takes back is read again.
  await sql`set local synchronous_commit = off`;
  // Of a table without statistics the planner expects enough to compile machine code for each batch.
  await sql`set local jit = off`;
  await sql`
    create temp table staged (
      line integer, id uuid, row_key text, content uuid, at timestamptz, problem text, cause text, solution text, fix_words text,
      folded text, unit text, model text, family text, manufacturer text, category text, organisation text, region text,
      minutes integer, parts jsonb, cost numeric, currency text
    ) on commit drop`;
  await copyIn(work, run.setName, rows);
  await sql`
    insert into fixes (id, title, folded, created_at)
    select gen_random_uuid(), min(s.fix_words), s.folded, ${work.now}::timestamptz
    from staged s where s.folded <> '' and not exists (select from fixes f where f.folded = s.folded)
      and (select count(*) from fixes) < ${mostFixes}
    group by s.folded
    on conflict (folded) do nothing`;
  const [written] = await sql<{ stored: number; corrected: number }[]>`
    with known_models as (
      select distinct on (lower(f.name), lower(m.name)) m.id, lower(f.name) as maker, lower(m.name) as name
      from models m join manufacturers f on f.id = m.manufacturer_id order by lower(f.name), lower(m.name), m.id
    ),
    organisations as (
      select name, reporting.keyed_number((select secret from reporting_secret), ${`import:${run.setName}\n`} || name) as key
      from (select distinct organisation as name from staged where organisation is not null) named
    ),
    written as (
      insert into imported_interventions as known (
        id, set_name, row_key, run_id, line, content, at, problem, cause, solution, fix_words, fix_id, unit, model, family, manufacturer,
        category, model_id, organisation_key, region, minutes, parts, cost, currency
      )
      select distinct on (s.id) s.id, ${run.setName}, s.row_key, ${run.id}::uuid, s.line, s.content, s.at, s.problem, s.cause, s.solution,
        s.fix_words, f.id, s.unit, s.model, s.family, s.manufacturer, s.category, m.id,
        o.key, s.region, s.minutes, s.parts, s.cost, s.currency
      from staged s
      left join fixes f on s.folded <> '' and f.folded = s.folded
      left join known_models m on m.maker = lower(s.manufacturer) and m.name = lower(s.model)
      left join organisations o on o.name = s.organisation
      order by s.id, s.line
      on conflict (id) do update set
        run_id = excluded.run_id, line = excluded.line, content = excluded.content, txid = pg_current_xact_id()::text::bigint,
        at = excluded.at, problem = excluded.problem, cause = excluded.cause, solution = excluded.solution,
        fix_words = excluded.fix_words, fix_id = excluded.fix_id, unit = excluded.unit, model = excluded.model,
        family = excluded.family, manufacturer = excluded.manufacturer, category = excluded.category, model_id = excluded.model_id,
        organisation_key = excluded.organisation_key, region = excluded.region, minutes = excluded.minutes, parts = excluded.parts,
        cost = excluded.cost, currency = excluded.currency
        where known.content <> excluded.content and known.run_id <> excluded.run_id
      returning xmax = 0 as is_new
    )
    select count(*) filter (where is_new)::int as stored, count(*) filter (where not is_new)::int as corrected from written`;
  const stored = written?.stored ?? 0;
  const corrected = written?.corrected ?? 0;
  if (stored === rows.length) return { stored, corrected, already: 0, repeated: 0, clashes: [] };
  const others = await sql<{ line: number; firstLine: number; same: boolean; ownRun: boolean }[]>`
    select s.line, i.line as "firstLine", i.content = s.content as same, i.run_id = ${run.id}::uuid as "ownRun"
    from staged s join imported_interventions i on i.id = s.id
    where i.run_id <> ${run.id}::uuid or i.line <> s.line order by s.line`;
  return {
    stored,
    corrected,
    already: others.filter(({ ownRun }) => !ownRun).length,
    repeated: others.filter(({ ownRun, same }) => ownRun && same).length,
    clashes: others.filter(({ ownRun, same }) => ownRun && !same).map(({ line, firstLine }) => ({ line, firstLine })),
  };
}

async function copyIn(work: Work, setName: string, rows: readonly ImportedRow[]): Promise<void> {
  const stream = await work.sql`copy staged from stdin`.writable();
  let text = "";
  for (const row of rows) {
    text += line(setName, row);
    if (text.length < 1 << 18) continue;
    if (!stream.write(text)) await once(stream, "drain");
    text = "";
  }
  stream.end(text);
  await finished(stream);
}

/** One row as COPY's text format has it. */
function line(setName: string, row: ImportedRow): string {
  const id = hash("sha256", `${setName}\u0000${row.key}`, "hex").slice(0, 32);
  return `${row.line}\t${id}\t${cell(row.key)}\t${row.content}\t${cell(row.at)}\t${cell(row.problem)}\t${cell(row.cause)}\t${cell(
    row.solution,
  )}\t${cell(row.fix)}\t${cell(row.foldedFix)}\t${cell(row.unit)}\t${cell(row.model)}\t${cell(row.family)}\t${cell(
    row.manufacturer,
  )}\t${cell(row.category)}\t${cell(row.organisation)}\t${cell(row.region)}\t${row.minutes ?? "\\N"}\t${
    row.parts.length === 0 ? "[]" : cell(JSON.stringify(row.parts))
  }\t${row.cost ?? "\\N"}\t${cell(row.currency)}\n`;
}

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function cell(text: string | null): string {
  if (text === null) return "\\N";
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (letter) => escapes[letter] ?? letter) : text;
}
