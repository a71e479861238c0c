-- Keeps the members of a kind that was pooled, as small numbers. Reads placed_member, judged_member; adds to member, writes in_{kind}.
insert into member
select (select coalesce(max(id), 0) from member) + cast(row_number() over (order by p.maker, p.scope, p.member) as integer),
  p.maker, $kind, p.scope, p.member, any_value(j.name)
from (select distinct maker, scope, member from placed_member) p
left join judged_member j on j.maker = p.maker and j.scope = p.scope and j.member = p.member
group by p.maker, p.scope, p.member;

create temp table in_{kind} as
select p.row, m.id
from placed_member p
join member m on m.maker = p.maker and m.kind = $kind and m.scope = p.scope and m.member = p.member;

drop table placed_member;
