-- How much of a maker's repairs would be shown by quarter, half year and year, each crossed with what failed.
with cells as (
  select r.maker, g.grain, b.to_month // g.grain as period, f.id, count(*) as n, count(distinct r.org) as orgs
  from rows_in r
  join bins b on b.maker = r.maker and r.month between b.from_month and b.to_month
  join in_fault f on f.row = r.row
  cross join (values (3), (6), (12)) as g (grain)
  group by all
)
select maker, grain, sum(case when orgs >= $k then n else 0 end) / sum(n) as shown from cells group by maker, grain order by maker, grain;
