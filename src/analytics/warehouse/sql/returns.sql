-- When the fault of a repair came back within $days: its ticket was opened again, or the same fault was reported on the same unit.
-- The same fault: the same fix in the end, or more than a third of all words in common, of the complaint, of what was found or of the
-- cause. Works out the repairs in stale_repairs from unit_rows (all rows of their units); writes returns. Spans are periods of $days, so that only neighbours are compared.
create or replace temp table repaired as
select
  i.key, i.ticket_key, i.unit_key, i.finished_at, coalesce(i.ticket_key, i.key) as fault_key,
  epoch_ms(i.finished_at) // (86400000 * $days::bigint) as span
from unit_rows i
where i.key in (select key from stale_repairs) and i.finished_at is not null;

-- Where something could have come back.
create or replace temp table spots as
select unit_key, span from repaired where unit_key is not null
union
select unit_key, span + 1 from repaired where unit_key is not null;

create or replace temp table near_faults as
with reported as (
  select key, equipment_key as unit_key, reported_at from problems
  where equipment_key in (select unit_key from spots)
  union all
  select key, unit_key, reported_at from unit_rows
  where source = 'import' and reported_at is not null and unit_key in (select unit_key from spots)
),
placed as (
  select *, epoch_ms(reported_at) // (86400000 * $days::bigint) as span from reported
)
select key, unit_key, reported_at, span
from placed
where (unit_key, span) in (select (unit_key, span) from spots)
-- What fails more often than twice a day is no unit but a column of something else.
qualify count(*) over (partition by unit_key, span) <= 2 * $days;

create or replace temp table pairs as
select r.key, r.fault_key, n.key as later_key, n.reported_at as came_at
from repaired r
join (
  select *, span as near from near_faults
  union all
  select *, span - 1 from near_faults
) n on n.unit_key = r.unit_key and n.near = r.span
where n.key <> r.fault_key
  and n.reported_at > r.finished_at and n.reported_at <= r.finished_at + to_days($days);

-- What is known of each fault that is compared: words as sets, and the fix in the end.
create or replace temp table described as
with wanted as (
  select fault_key as key from pairs
  union
  select later_key from pairs
),
found as (
  select
    i.ticket_key as key,
    arg_max(i.malfunction, (i.finished_at, i.key)) as malfunction,
    arg_max(i.cause, (i.finished_at, i.key)) as cause,
    arg_max(coalesce(f.canonical_key, i.fix_key), (i.finished_at, i.key)) as fix_key
  from interventions i
  left join fixes f on f.key = i.fix_key
  where i.ticket_key in (select key from wanted)
  group by i.ticket_key
),
said as (
  select p.key, p.problem, n.malfunction, n.cause, n.fix_key
  from problems p
  left join found n on n.key = p.key
  where p.key in (select key from wanted)
  union all
  select i.key, i.problem, i.malfunction, i.cause, coalesce(f.canonical_key, i.fix_key)
  from interventions i
  left join fixes f on f.key = i.fix_key
  where i.source = 'import' and i.key in (select key from wanted)
)
select
  key, fix_key,
  list_distinct(regexp_extract_all(lower(strip_accents(problem)), '[\p{L}\p{N}]{3,}')) as said,
  list_distinct(regexp_extract_all(lower(strip_accents(coalesce(malfunction, ''))), '[\p{L}\p{N}]{3,}')) as found,
  list_distinct(regexp_extract_all(lower(strip_accents(coalesce(cause, ''))), '[\p{L}\p{N}]{3,}')) as cause
from said;

insert into returns
with came_back as (
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
select key, min(came_at) from came_back group by key;

drop table repaired;
drop table spots;
drop table near_faults;
drop table pairs;
drop table described;
