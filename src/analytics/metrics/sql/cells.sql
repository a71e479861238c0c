-- Every cell that could be published, with the repairs that are in it. Kinds: 0 all, 1 bin of months, 2 period, 3 model, 4 region, 5 fault,
-- 6 fix, 7 age, 8 part, 9 year (of periods that are shorter). A cell is a member of kind ka crossed with one of kind kb, as
-- listed in crossings.ts. Writes placed, placed_part (views).
create temp view placed as
select f.row, f.maker, f.org, f.arrived, f.minutes, f.judged, f.returned, f.known, c.ka, c.a, c.kb, c.b
from facts f, unnest([{crossings}]) as one (c)
where c.b is not null;

create temp view placed_part as
select f.row, f.maker, f.org, f.arrived, c.ka, c.a, c.kb, c.b
from fact_parts p
join facts f on f.row = p.row
join member m on m.maker = p.maker and m.kind = 'part' and m.member = p.part,
unnest([{crossings_of_parts}]) as one (c);
