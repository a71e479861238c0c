-- When the fault of a repair came back within $days: its ticket was opened again, or the same fault was reported on the same unit.
-- The same fault: the same fix in the end, or more than a third of all words in common, of the complaint, of what was found or of the cause.
-- Reads stale_units and stale_repairs (what to work out anew); writes returns.
create or replace temp table faults as
with found as (
  select
    i.ticket_key,
    arg_max(i.malfunction, (i.finished_at, i.key)) as malfunction,
    arg_max(i.cause, (i.finished_at, i.key)) as cause,
    arg_max(coalesce(f.canonical_key, i.fix_key), (i.finished_at, i.key)) as fix_key
  from interventions i
  left join fixes f on f.key = i.fix_key
  where i.ticket_key is not null and i.unit_key in (select unit_key from stale_units)
  group by i.ticket_key
),
said as (
  select p.key, p.equipment_key as unit_key, p.reported_at, p.problem, coalesce(n.malfunction, '') as malfunction, coalesce(n.cause, '') as cause,
    n.fix_key
  from problems p
  left join found n on n.ticket_key = p.key
  where p.equipment_key in (select unit_key from stale_units)
  union all
  select i.key, i.unit_key, i.reported_at, i.problem, i.malfunction, i.cause, coalesce(f.canonical_key, i.fix_key)
  from interventions i
  left join fixes f on f.key = i.fix_key
  where i.source = 'import' and i.reported_at is not null and i.unit_key in (select unit_key from stale_units)
)
select
  key, unit_key, reported_at, fix_key, epoch_ms(reported_at) // (86400000 * $days::bigint) as span,
  list_distinct(regexp_extract_all(lower(strip_accents(problem)), '[\p{L}\p{N}]{3,}')) as said,
  list_distinct(regexp_extract_all(lower(strip_accents(malfunction)), '[\p{L}\p{N}]{3,}')) as found,
  list_distinct(regexp_extract_all(lower(strip_accents(cause)), '[\p{L}\p{N}]{3,}')) as cause
from said
-- What fails more often than twice a day is no unit but a column of something else.
qualify count(*) over (partition by unit_key, epoch_ms(reported_at) // (86400000 * $days::bigint)) <= 2 * $days;

insert into returns
with repaired as (
  select i.key, i.ticket_key, i.unit_key, i.finished_at, coalesce(i.ticket_key, i.key) as fault_key,
    epoch_ms(i.reported_at) // (86400000 * $days::bigint) as span
  from interventions i
  where i.key in (select key from stale_repairs) and i.finished_at is not null
),
came_back as (
  select r.key, o.reopened_at as came_at
  from repaired r
  join reopenings o on o.ticket_key = r.ticket_key
  where o.reopened_at > r.finished_at and o.reopened_at <= r.finished_at + to_days($days)
  union all
  select r.key, later.reported_at
  from repaired r
  join faults own on own.key = r.fault_key
  join (
    select *, span as near from faults
    union all
    select *, span - 1 from faults
  ) later on later.unit_key = r.unit_key and later.near = epoch_ms(r.finished_at) // (86400000 * $days::bigint)
  where later.key <> r.fault_key
    and later.reported_at > r.finished_at and later.reported_at <= r.finished_at + to_days($days)
    and (
      later.fix_key = own.fix_key
      or 4 * len(list_intersect(own.said, later.said)) > len(own.said) + len(later.said)
      or 4 * len(list_intersect(own.found, later.found)) > len(own.found) + len(later.found)
      or 4 * len(list_intersect(own.cause, later.cause)) > len(own.cause) + len(later.cause)
    )
)
select key, min(came_at) from came_back group by key;

drop table faults;
