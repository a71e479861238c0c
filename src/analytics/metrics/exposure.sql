-- Days that a maker's units were in service, all, by model and by region, in each bin of months: what failures are counted against. Only
-- where at least $k organisations have such units at that time.
with spans as (
  select b.bin, b.period,
    date_diff('day', date '1970-01-01', make_date(b.from_month // 12, b.from_month % 12 + 1, 1)) as from_day,
    date_diff('day', date '1970-01-01', make_date(b.to_month // 12, b.to_month % 12 + 1, 1) + interval 1 month) as to_day
  from bins b where b.maker = $maker
),
owned as (
  select u.org, u.installed, u.retired, m.id as model, r.id as region
  from units u
  left join member m on m.maker = u.maker and m.kind = 'model' and m.member = u.model
  left join member r on r.maker = u.maker and r.kind = 'region' and r.member = coalesce(u.region, '')
  where u.maker = $maker
),
held as (
  select s.bin, s.period, c.ka, c.a, o.org, greatest(least(o.retired, s.to_day) - greatest(o.installed, s.from_day), 0) as days
  from owned o
  cross join spans s, unnest([{ka: 0, a: 0}, {ka: 3, a: o.model}, {ka: 4, a: o.region}]) as one (c)
  where c.a is not null
)
select ka, a, bin, period, cast(sum(days) as double) as unit_days
from held where days > 0
group by ka, a, bin, period
having count(distinct org) >= $k
order by ka, a, bin;
