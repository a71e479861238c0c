-- How often each repair was needed on each model in the days before $as_of, and in the time before those. $recent_days, $before_days.
select
  cast(fix_key as varchar) as fix_id,
  any_value(fix) as fix,
  model,
  count(*) filter (where reported_at > cast($as_of as timestamp) - to_days(cast($recent_days as integer))) as recent,
  count(*) filter (where reported_at <= cast($as_of as timestamp) - to_days(cast($recent_days as integer))) as before
from repairs
where reported_at <= cast($as_of as timestamp)
  and reported_at > cast($as_of as timestamp) - to_days(cast($recent_days as integer) + cast($before_days as integer))
  and fix_key is not null and model is not null
group by fix_key, model
order by fix_key, model;
