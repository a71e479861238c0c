-- Repairs of each shown cell of a maker; `known`: those on units that are known to be in service, which rates are made of.
select c.ka, c.a, c.kb, c.b, cast(count(*) as integer) as n, cast(count(*) filter (where p.known) as integer) as known
from cell c
join placed p on p.maker = c.maker and p.ka = c.ka and p.a = c.a and p.kb = c.kb and p.b = c.b
where c.maker = $maker and p.maker = $maker and not c.hidden and p.arrived > c.since and p.arrived <= c.through
group by c.ka, c.a, c.kb, c.b
order by c.ka, c.a, c.kb, c.b;
