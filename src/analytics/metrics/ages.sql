-- Units of a maker at each age, all, by model and by region: how many were seen at that age, and for how many days. Only where at least $k
-- organisations have units at risk.
with covered as (
  select
    date_diff('day', date '1970-01-01', make_date(min(from_month) // 12, min(from_month) % 12 + 1, 1)) as from_day,
    date_diff('day', date '1970-01-01', make_date(max(to_month) // 12, max(to_month) % 12 + 1, 1) + interval 1 month) as to_day
  from bins where maker = $maker
),
owned as (
  select u.org, m.id as model, r.id as region,
    greatest(c.from_day - u.installed, 0) as from_age, least(u.retired, c.to_day) - u.installed as to_age
  from units u
  cross join covered c
  left join member m on m.maker = u.maker and m.kind = 'model' and m.member = u.model
  left join member r on r.maker = u.maker and r.kind = 'region' and r.member = coalesce(u.region, '')
  where u.maker = $maker and u.has_age
),
aged as (
  select x.ka, x.a, g.age, o.org, least(o.to_age, g.to_days) - greatest(o.from_age, g.from_days) as days
  from owned o
  join ages g on o.from_age < g.to_days and o.to_age > g.from_days,
  unnest([{ka: 0, a: 0}, {ka: 3, a: o.model}, {ka: 4, a: o.region}]) as one (x)
  where x.a is not null
)
select ka, a, age, cast(count(*) as integer) as at_risk, cast(sum(days) as double) as unit_days
from aged
group by ka, a, age
having count(distinct org) >= $k
order by ka, a, age;
