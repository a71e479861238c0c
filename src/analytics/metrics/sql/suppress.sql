-- What cells are compared with: members by the names that the book knows, and how the cells were published before. Writes named_member,
-- cell_before, cell (empty).
create temp table named_member as
select maker, cast(case kind when 'model' then 3 when 'region' then 4 when 'fault' then 5 when 'fix' then 6 else 8 end as integer) as kind,
  id, scope || '/' || member as key, kind = 'fix' as is_fix from member;

create temp table cell_before as
select c.maker, c.ka, coalesce(ma.id, try_cast(c.a as integer)) as a, c.kb, coalesce(mb.id, try_cast(c.b as integer)) as b,
  c.since, c.through, c.hidden, c.few
from book.cells c
left join named_member ma on ma.maker = c.maker and ma.kind = c.ka and ma.key = c.a
left join named_member mb on mb.maker = c.maker and mb.kind = c.kb and mb.key = c.b
where coalesce(ma.id, try_cast(c.a as integer)) is not null and coalesce(mb.id, try_cast(c.b as integer)) is not null;

create temp table cell (
  maker maker_name, ka integer, a integer, kb integer, b integer, n integer, hidden boolean, few boolean, since integer, through integer,
  block integer);
