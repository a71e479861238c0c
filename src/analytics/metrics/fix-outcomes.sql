-- Fixes by how often they were made. Judged are those of which it is known whether they held ($as_of: when it is asked).
select
  fix,
  count(*)::int as repairs,
  count(distinct organisation_key)::int as organisations,
  count(*) filter (where is_judged)::int as judged,
  count(*) filter (where is_judged and returned_at is not null)::int as returned,
  median(labour_minutes)::double as "medianMinutes"
from (
  select *,
    (unit_key is not null or ticket_key is not null)
      and (returned_at is not null or held_until <= cast($as_of as timestamp)) as is_judged
  from repairs
  where fix is not null
)
group by fix
order by repairs desc, fix;
