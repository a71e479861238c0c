-- After the change: which repairs are to be judged anew, and all rows of their units. Within the transaction of the change new rows
-- are behind former_end. Writes stale_repairs and unit_rows.
create temp table added as
select key, source, ticket_key, unit_key, reported_at from interventions where rowid > (select row from former_end);

insert into changed_faults
select equipment_key, reported_at from problems
where key in (select key from changed where subject = 'ticket') and equipment_key is not null
union all
select unit_key, reported_at from added where source = 'import' and unit_key is not null and reported_at is not null;

create temp table unit_rows as
select key, source, ticket_key, unit_key, reported_at, finished_at from interventions
where unit_key in (select unit_key from changed_faults)
   or (unit_key is null and rowid > (select row from former_end));

create temp table stale_repairs as
with stale_spots as (
  select unit_key, epoch_ms(reported_at) // (86400000 * $days::bigint) as span from changed_faults
  union
  select unit_key, epoch_ms(reported_at) // (86400000 * $days::bigint) - 1 from changed_faults
)
select key from added
union
select u.key from unit_rows u
join stale_spots s on s.unit_key = u.unit_key and s.span = epoch_ms(u.finished_at) // (86400000 * $days::bigint);

delete from returns where key in (select key from stale_repairs union all select key from former);
