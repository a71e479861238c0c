-- When the fault of a repair came back within $days: its ticket was opened again, or the same fault was reported on the same unit.
-- The same fault: the same fix in the end, or more than a third of all words in common, of the complaint, of what was found or of the
-- cause. Reads what pairs.sql writes and import_words (what was said of the imported repairs that are wanted); writes came_back.
-- What is known of each fault that is compared, and the fix in the end.
create or replace temp table told as
with found as (
  select
    i.ticket_key as key,
    arg_max(i.malfunction, (i.finished_at, i.key)) as malfunction,
    arg_max(i.cause, (i.finished_at, i.key)) as cause,
    arg_max(coalesce(f.canonical_key, i.fix_key), (i.finished_at, i.key)) as fix_key
  from interventions i
  left join fixes f on f.key = i.fix_key
  where i.ticket_key in (select key from wanted)
  group by i.ticket_key
)
select p.key, p.problem, n.malfunction, n.cause, n.fix_key
from problems p
left join found n on n.key = p.key
where p.key in (select key from wanted)
union all
select w.key, w.problem, w.malfunction, w.cause, coalesce(f.canonical_key, w.fix_key)
from import_words w
left join fixes f on f.key = w.fix_key
where w.key in (select key from wanted);

-- Its words of three characters and more, as sets. All texts pass one expression, and short words are left out afterwards: its classes
-- of characters are large, and a least number of them would multiply them.
create or replace temp table described as
with texts as (
  select key, unnest(['problem', 'malfunction', 'cause']) as part, unnest([problem, malfunction, cause]) as words from told
),
split as (
  select
    key, part,
    list_filter(list_distinct(regexp_extract_all(lower(strip_accents(words)), '[\p{L}\p{N}]+')), lambda word: length(word) > 2) as words
  from texts
  where words <> ''
),
sets as (
  select
    key,
    any_value(words) filter (where part = 'problem') as said,
    any_value(words) filter (where part = 'malfunction') as found,
    any_value(words) filter (where part = 'cause') as cause
  from split
  group by key
)
select t.key, t.fix_key, s.said, s.found, s.cause from told t left join sets s on s.key = t.key;

create or replace temp table came_back as
with all_times as (
  select r.key, o.reopened_at as came_at
  from repaired r
  join reopenings o on o.ticket_key = r.ticket_key
  where o.reopened_at > r.finished_at and o.reopened_at <= r.finished_at + to_days($days)
  union all
  select p.key, p.came_at
  from pairs p
  join described own on own.key = p.fault_key
  join described later on later.key = p.later_key
  where later.fix_key = own.fix_key
    or 4 * len(list_intersect(own.said, later.said)) > len(own.said) + len(later.said)
    or 4 * len(list_intersect(own.found, later.found)) > len(own.found) + len(later.found)
    or 4 * len(list_intersect(own.cause, later.cause)) > len(own.cause) + len(later.cause)
)
select key, min(came_at) as returned_at from all_times group by key;
