-- Repairs of each shown cell of a maker that are old enough to be judged, and those of them whose fault came back within the desk's window.
select c.ka, c.a, c.kb, c.b,
  cast(count(*) filter (where p.judged) as integer) as judged,
  cast(count(*) filter (where p.returned) as integer) as returned
from cell c
join placed p on p.maker = c.maker and p.ka = c.ka and p.a = c.a and p.kb = c.kb and p.b = c.b
where c.maker = $maker and p.maker = $maker and c.kb in (0, 2, 3, 4, 5, 6) and not c.hidden and p.arrived > c.since and p.arrived <= c.through
group by c.ka, c.a, c.kb, c.b
order by c.ka, c.a, c.kb, c.b;
