-- What may have come back of the repairs in stale_repairs: faults reported on their units within $days. Reads unit_rows (what is near
-- them on their units); writes repaired, pairs and, of the faults among them, wanted. Spans are periods of $days, so that only
-- neighbours are compared.
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

create or replace temp table wanted as
select fault_key as key from pairs
union
select later_key from pairs;
