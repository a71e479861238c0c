-- Makers that have a page: all that the desk knows, and those of imported history that enough organisations named. `published`: enough
-- organisations stand behind its repairs.
select m.maker, m.name, m.slug, m.of_desk,
  coalesce((select not c.hidden from cell c where c.maker = m.maker and c.ka = 0 and c.kb = 0), false) as published
from makers m
order by m.maker;
