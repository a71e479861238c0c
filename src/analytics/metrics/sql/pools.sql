-- Members (models, regions, faults, fixes) with fewer than $k organisations are pooled as "other", so that every total that is shown
-- stands on enough of them, the pool's too. A member that was pooled once counts only what came after: what it held stays in the pool.
-- Reads tagged; adds to book.pools; writes placed_member (row, member) and judged_member, deletes from rows_in what has to wait.
create or replace temp table member_org as
select maker, scope, member, org, arrived, count(*) as n from tagged group by all;

-- The commonest name, the first of equals: counted first, for names in order, repair by repair, take more memory than there is.
create or replace temp table member_name as
select maker, scope, member, first(name order by n desc, name) as name
from (select maker, scope, member, name, count(*) as n from tagged group by all)
group by maker, scope, member;

create or replace temp table member_now as
select
  t.maker, t.scope, t.member,
  any_value(m.name) as name,
  coalesce(cast(sum(t.n) filter (where t.arrived > coalesce(b.since, 0)) as bigint), 0) as n,
  count(distinct t.org) filter (where t.arrived > coalesce(b.since, 0)) as orgs,
  any_value(b.since) as since,
  coalesce(any_value(b.shown), false) as was_shown
from member_org t
join member_name m on m.maker = t.maker and m.scope = t.scope and m.member = t.member
left join book.pools b on b.maker = t.maker and b.kind = $kind and b.scope = t.scope and b.member = t.member
group by t.maker, t.scope, t.member;

create or replace temp table ranked as
select *, row_number() over (partition by maker, scope order by orgs >= $k, n, member) as place from member_now;

-- How many organisations stand behind the first so many members, and how many members it takes to make a pool of enough.
create or replace temp table cut as
with entered as (
  select t.maker, t.scope, t.org, min(r.place) as place
  from member_org t
  join ranked r on r.maker = t.maker and r.scope = t.scope and r.member = t.member
  group by t.maker, t.scope, t.org
),
up_to as (
  select r.maker, r.scope, r.place, count(e.org) as orgs
  from ranked r
  join entered e on e.maker = r.maker and e.scope = r.scope and e.place <= r.place
  group by r.maker, r.scope, r.place
),
few as (
  select maker, scope, count(*) filter (where orgs < $k) as few, max(place) as all_places from ranked group by maker, scope
)
select
  f.maker, f.scope,
  case when f.few = 0 then 0
    when f.maker not in (select maker from first_time) then f.few
    else coalesce((select min(u.place) from up_to u
      where u.maker = f.maker and u.scope = f.scope and u.place >= f.few and u.orgs >= $k), f.all_places) end as last_pooled
from few f;

create or replace temp table judged_member as
select r.maker, r.scope, r.member, r.name, r.place > c.last_pooled as shown,
  case when r.place > c.last_pooled then coalesce(r.since, 0)
    when r.since is not null and not r.was_shown then r.since
    else cast($edition as integer) end as since
from ranked r
join cut c on c.maker = r.maker and c.scope = r.scope;

delete from book.pools where kind = $kind and (maker, scope, member) in (select (maker, scope, member) from judged_member);
insert into book.pools select maker, $kind, scope, member, since, shown from judged_member;

create or replace temp table placed_member as
select t.row, t.maker, t.scope, t.org, t.maker in (select maker from first_time) as is_first,
  case when j.shown and t.arrived > j.since then t.member else '*' end as member
from tagged t
join judged_member j on j.maker = t.maker and j.scope = t.scope and j.member = t.member;

-- A pool of too few, where there is no free choice any more: its newest repairs wait until there are more of them.
delete from rows_in
where row in (
  with thin as (
    select maker, scope from placed_member where member = '*' group by maker, scope having count(distinct org) < $k
  )
  select p.row from placed_member p
  join thin t on t.maker = p.maker and t.scope = p.scope
  where p.member = '*' and not p.is_first
);
