-- Takes down what was decided, for the next edition. Reads cell, member; replaces the makers' rows of book.cells.
delete from book.cells where (maker, ka, kb) in (select (maker, ka, kb) from cell)
  and (maker, ka, a, kb, b) in (
    select (c.maker, c.ka, coalesce(ma.key, cast(c.a as varchar)), c.kb, coalesce(mb.key, cast(c.b as varchar)))
    from cell c
    left join named_member ma on ma.id = c.a and ma.kind = c.ka
    left join named_member mb on mb.id = c.b and mb.kind = c.kb);

insert into book.cells
select c.maker, c.ka, coalesce(ma.key, cast(c.a as varchar)), c.kb, coalesce(mb.key, cast(c.b as varchar)), c.since, c.through, c.hidden, c.few
from cell c
left join named_member ma on ma.id = c.a and ma.kind = c.ka
left join named_member mb on mb.id = c.b and mb.kind = c.kb;
