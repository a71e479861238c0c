-- Repairs of each shown cell of a maker that needed the part.
select c.ka, c.a, c.b, cast(count(*) as integer) as n
from cell c
join placed_part p on p.maker = c.maker and p.ka = c.ka and p.a = c.a and p.b = c.b
where c.maker = $maker and p.maker = $maker and c.kb = 8 and not c.hidden and p.arrived > c.since and p.arrived <= c.through
group by c.ka, c.a, c.b
order by c.ka, c.a, c.b;
