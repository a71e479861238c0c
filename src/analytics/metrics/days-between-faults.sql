-- How long units of a model work between faults: days from the end of a repair to the next report on the same unit.
with following as (
  select
    manufacturer, model, finished_at,
    lead(reported_at) over (partition by unit_key order by reported_at, key) as next_at
  from repairs
  where unit_key is not null and reported_at is not null
)
select
  manufacturer, model,
  count(*)::int as intervals,
  median(epoch(next_at - finished_at) / 86400)::double as "medianDays"
from following
where next_at > finished_at
group by manufacturer, model
order by manufacturer nulls last, model nulls last;
