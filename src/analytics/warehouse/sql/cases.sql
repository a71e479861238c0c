-- Past repairs as the ranker sees them, oldest first, and fixes that were said to have worked or failed on a fault without being its
-- repair. $as_of: the time at which it is asked whether a repair has held.
with said as (
  select t.ticket_key, coalesce(f.canonical_key, t.fix_key) as fix_key, arg_max(t.worked, t.said_at) as worked
  from tried_fixes t
  left join fixes f on f.key = t.fix_key
  where t.said_at <= cast($as_of as timestamp)
  group by all
),
tried as (
  select s.ticket_key, s.fix_key, s.worked, p.reported_at, p.problem, p.equipment_key, p.category, p.model_key
  from said s
  join problems p on p.key = s.ticket_key
  where not exists (from interventions i left join fixes f on f.key = i.fix_key
    where i.ticket_key = s.ticket_key and coalesce(f.canonical_key, i.fix_key) = s.fix_key)
)
select
  cast(r.key as varchar) as id,
  strftime(r.reported_at, '%Y-%m-%dT%H:%M:%SZ') as "at",
  case when r.problem = '' then r.malfunction else r.problem end as problem,
  r.solution,
  cast(r.fix_key as varchar) as fix_id,
  r.fix as fix_label,
  cast(r.unit_key as varchar) as unit,
  r.model, r.family, r.manufacturer, r.category,
  case
    when r.returned_at <= cast($as_of as timestamp) then 'returned'
    when r.unit_key is null and r.ticket_key is null then 'unknown'
    when r.held_until <= cast($as_of as timestamp) then 'held'
    else 'unknown'
  end as outcome,
  case when r.returned_at <= cast($as_of as timestamp) then cast(date_diff('day', r.finished_at, r.returned_at) as integer) end as days_to_return,
  case s.worked when true then 'worked' when false then 'failed' end as said,
  true as is_repair,
  r.labour_minutes as minutes,
  coalesce(cast(r.parts->>'$[*].name' as varchar[]), []) as parts
from repairs r
left join said s on s.ticket_key = r.ticket_key and s.fix_key = r.fix_key
where r.reported_at is null or r.reported_at <= cast($as_of as timestamp)
union all
select
  concat(t.ticket_key, ' ', t.fix_key), strftime(t.reported_at, '%Y-%m-%dT%H:%M:%SZ'), t.problem, '',
  cast(t.fix_key as varchar), f.title, cast(t.equipment_key as varchar), m.name, m.family, m.manufacturer, coalesce(m.category, t.category),
  'unknown', null, case when t.worked then 'worked' else 'failed' end, false, null, []
from tried t
join fixes f on f.key = t.fix_key
left join models m on m.key = t.model_key
where t.reported_at <= cast($as_of as timestamp)
order by "at" nulls first, is_repair desc, id;
