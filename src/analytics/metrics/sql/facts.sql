-- Repairs with everything as small numbers, and where the numbers come from. Reads rows_in, the members of each kind, bins, units. Writes
-- facts, fact_parts; adds to member; what it read of repairs is gone after it.
-- Makers are named in millions of rows: as members of an enumeration they take two bytes, not forty.
create type maker_name as enum (select maker from (select distinct maker from rows_in union select '') order by maker);

create temp table facts as
select
  r.row, cast(r.maker as maker_name) as maker, r.org, r.arrived, r.minutes, r.judged, r.returned,
  b.bin, b.period, b.year, pm.id as model, pr.id as region, pf.id as fault, px.id as fix,
  u.key is not null as known,
  case when u.has_age then
    (select max(a.age) from ages a where a.from_days <= greatest(date_diff('day', date '1970-01-01', cast(r.finished_at as date)) - u.installed, 0))
  end as age
from rows_in r
join bins b on b.maker = r.maker and r.month between b.from_month and b.to_month
join in_model pm on pm.row = r.row
join in_region pr on pr.row = r.row
join in_fault pf on pf.row = r.row
join in_fix px on px.row = r.row
left join units u on u.key = r.unit_key and u.maker = r.maker;

-- Parts by name; one repair needs a part once, however many pieces. Parts that too few organisations needed are not named at all.
create temp table fact_parts as
with named as (
  select distinct f.row, f.maker, f.org, f.arrived, lower(trim(part)) as part, trim(part) as name
  from facts f
  join rows_in r on r.row = f.row
  cross join unnest(cast(r.parts->>'$[*].name' as varchar[])) as one (part)
  where trim(part) <> ''
)
select row, maker, org, arrived, part, name from named
qualify count(distinct org) over (partition by maker, part) >= $k;

insert into member
select (select coalesce(max(id), 0) from member) + cast(row_number() over (order by maker, part) as integer), maker, 'part', '', part, name
from (select maker, part, mode(name order by name) as name from fact_parts group by maker, part);

drop table rows_in;
drop table in_model;
drop table in_region;
drop table in_fault;
drop table in_fix;
