-- After the change: which repairs are to be judged anew, and what is near them in time on their units. Reads changed, former and
-- changed_faults; writes stale_repairs and unit_rows, where they are (placed_rows), and stale_returns, which are worked out anew.
create temp table added as
select key, source, ticket_key, unit_key, reported_at, finished_at from interventions_added
where key in (select key from changed where subject = 'import') or ticket_key in (select key from changed where subject = 'ticket');

insert into changed_faults
select equipment_key, reported_at from problems
where key in (select key from changed where subject = 'ticket') and equipment_key is not null
union all
select unit_key, reported_at from added where source = 'import' and unit_key is not null and reported_at is not null;

-- Spans in which something changed; repairs in them and in the span before may be judged otherwise now.
create temp table changed_spots as
select distinct unit_key, epoch_ms(reported_at) // (86400000 * $days::bigint) as span from changed_faults;

-- What such repairs, and those that came, are compared with is in their own span or in the next.
create temp table near_spots as
select unit_key, unnest([span - 1, span, span + 1]) as span from changed_spots
union
select unit_key, unnest([0, 1]) + epoch_ms(finished_at) // (86400000 * $days::bigint) from added
where unit_key is not null and finished_at is not null;

-- First by unit alone, which is quick to look through.
create temp table placed_rows as
with of_units as materialized (
  select rowid as place, key, source, ticket_key, unit_key, reported_at, finished_at from base.interventions
  where unit_key in (select unit_key from near_spots)
),
near as materialized (
  select * from of_units
  where (unit_key, epoch_ms(reported_at) // (86400000 * $days::bigint)) in (select (unit_key, span) from near_spots)
     or (unit_key, epoch_ms(finished_at) // (86400000 * $days::bigint)) in (select (unit_key, span) from near_spots)
)
select * from near where place not in (select place from interventions_gone)
union all
select null, key, source, ticket_key, unit_key, reported_at, finished_at from interventions_added
where unit_key in (select unit_key from near_spots)
union all
select null, key, source, ticket_key, unit_key, reported_at, finished_at from added where unit_key is null;

create temp view unit_rows as select * exclude place from placed_rows;

create temp table stale_repairs as
with stale_spots as (
  select unit_key, span from changed_spots union select unit_key, span - 1 from changed_spots
)
select key from added
union
select u.key from unit_rows u
join stale_spots s on s.unit_key = u.unit_key and s.span = epoch_ms(u.finished_at) // (86400000 * $days::bigint);

create temp table stale_returns as
select key from stale_repairs union select key from former;
