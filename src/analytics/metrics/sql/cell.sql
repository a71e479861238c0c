-- Which cells of one crossing are shown, and of which repairs they consist. Cells with fewer than $k organisations are hidden; a cell that was
-- hidden once counts only what came later, and a number that was shown moves only when at least $k organisations are behind the change. Reads
-- facts, fact_parts and cell_before; fills cell. One crossing at a time, for all together take more memory than there is: one needs no more than
-- the repairs do.
insert into cell
with by_org as (
  select f.maker, {a} as a, {b} as b, f.org, f.arrived, count(*) as n from {from} where {b} is not null group by all
),
counted as (
  select
    o.maker, $ka as ka, o.a, $kb as kb, o.b,
    cast(sum(o.n) as integer) as n,
    count(distinct o.org) filter (where o.arrived > coalesce(p.since, 0)) as orgs,
    count(distinct o.org) filter (where o.arrived > coalesce(p.through, 0)) as orgs_new,
    any_value(p.since) as since, any_value(p.through) as through, any_value(p.hidden) as was_hidden, any_value(p.few) as was_few
  from by_org o
  left join (select * from cell_before where ka = $ka and kb = $kb) p on p.maker = o.maker and p.a = o.a and p.b = o.b
  group by o.maker, o.a, o.b
)
select
  counted.maker, ka, a, kb, b, n, orgs < $k as hidden,
  -- Hidden for want of organisations, not only to keep another one hidden.
  orgs < $k and (was_hidden is null or not was_hidden or was_few) as few,
  case when orgs >= $k then coalesce(since, 0)
    when was_hidden then since
    else cast($edition as integer) end as since,
  case when through is null or orgs_new >= $k or was_hidden then cast($edition as integer) else through end as through,
    -- What the cell is a part of, where that has a number of its own: the fault of a fix, the year of a period.
  cast(coalesce(x.fault, y.year, 0) as integer) as block
from counted
left join (
  select f.id, m.id as fault from member f
  join member m on m.maker = f.maker and m.kind = 'fault' and m.member = f.scope where f.kind = 'fix'
) x on kb = 6 and x.id = b
left join (select distinct maker, period, year from bins where year is not null) y on kb = 2 and y.maker = counted.maker and y.period = b;
