-- Past repairs as the ranker sees them, oldest first. $as_of: the time at which it is asked whether a repair has held.
select
  cast(key as varchar) as id,
  strftime(reported_at, '%Y-%m-%dT%H:%M:%SZ') as "at",
  case when problem = '' then malfunction else problem end as problem,
  solution,
  cast(fix_key as varchar) as fix_id,
  fix as fix_label,
  cast(unit_key as varchar) as unit,
  model, family, manufacturer, category,
  case
    when returned_at <= cast($as_of as timestamp) then 'returned'
    when unit_key is null and ticket_key is null then 'unknown'
    when finished_at + interval 30 day <= cast($as_of as timestamp) then 'held'
    else 'unknown'
  end as outcome,
  labour_minutes as minutes,
  coalesce(cast(parts->>'$[*].name' as varchar[]), []) as parts
from repairs
where reported_at is null or reported_at <= cast($as_of as timestamp)
order by reported_at nulls first, key;
