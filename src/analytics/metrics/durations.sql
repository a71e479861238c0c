-- Labour minutes of the repairs of each shown cell of a maker, rounded to 5 so that none is one customer's own: median and quartiles.
select c.ka, c.a, c.kb, c.b, cast(count(p.minutes) as integer) as n,
  5 * cast(round(quantile_cont(p.minutes, 0.25) / 5) as integer) as lower,
  5 * cast(round(quantile_cont(p.minutes, 0.5) / 5) as integer) as median,
  5 * cast(round(quantile_cont(p.minutes, 0.75) / 5) as integer) as upper
from cell c
join placed p on p.maker = c.maker and p.ka = c.ka and p.a = c.a and p.kb = c.kb and p.b = c.b
where c.maker = $maker and p.maker = $maker and c.kb in (0, 2, 3, 4, 5, 6) and not c.hidden and p.arrived > c.since and p.arrived <= c.through
group by c.ka, c.a, c.kb, c.b
-- Minutes that only some organisations write down.
having count(distinct p.org) filter (where p.minutes is not null) >= $k
order by c.ka, c.a, c.kb, c.b;
