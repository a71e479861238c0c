-- Repairs as the dashboards know them: maker, product, what failed, what mended it, where and when; no words of anybody. $from, $until: the
-- months covered, the second not included; $as_of: when it is asked whether a repair has held. Writes rows_in, units, makers.
create temp table rows_in as
with named as (
  select
    r.key, r.finished_at, r.model_key, r.unit_key, r.labour_minutes, r.parts, r.ticket_key, r.returned_at, r.held_until,
    coalesce(cast(r.manufacturer_key as varchar), 'n:' || nullif(lower(trim(r.manufacturer)), ''), '') as maker,
    trim(r.manufacturer) as maker_name,
    coalesce(cast(r.model_key as varchar), 'n:' || nullif(lower(trim(coalesce(r.model, r.family))), ''), '') as model,
    trim(coalesce(r.model, r.family)) as model_name,
    nullif(lower(trim(r.family)), '') as family,
    nullif(lower(trim(r.region)), '') as region, trim(r.region) as region_name,
    -- Repairs of which no organisation is known are together one.
    coalesce(r.organisation_key, -1) as org,
    f.canonical_key as fix_key, f.canonical_title as title, trim(r.category) as category
  from snapshot.repairs r
  left join snapshot.fixes f on f.key = r.fix_key
  where r.finished_at >= cast($from as timestamp) and r.finished_at < cast($until as timestamp)
),
-- "Replace the door seal" and "Top up and check door seal" are about the door seal: the deed goes, what it was done to stays.
failed as (
  select *,
    trim(regexp_replace(title, '^\s*\S+((\s+(and|y|e))?\s+(up|off|out|down|check|test|clean|adjust|equalise))*\s+((the|an|a|el|la|los|las|o|os|as|de|do|da)\s+)*', '')) as object
  from named
)
select
  cast(row_number() over (order by maker, key) as integer) as row, key, maker, maker_name, model, model_name, family, region, region_name, org, finished_at, unit_key, parts,
  case when fix_key is null then 'c:' || coalesce(lower(category), '')
    else 'f:' || lower(coalesce(nullif(object, ''), title)) end as fault,
  case when fix_key is null then category else coalesce(nullif(object, ''), title) end as fault_name,
  coalesce(cast(fix_key as varchar), '') as fix, coalesce(title, '') as fix_name,
  cast(year(finished_at) * 12 + month(finished_at) - 1 as integer) as month,
  labour_minutes as minutes,
  returned_at is not null and returned_at <= cast($as_of as timestamp) as returned,
  (returned_at is not null and returned_at <= cast($as_of as timestamp))
    or ((unit_key is not null or ticket_key is not null) and held_until <= cast($as_of as timestamp)) as judged
from failed
order by row;

-- Units in service, in days since 1970: what failures are counted against. A unit whose installation is not known was always there.
create temp table units as
select
  e.key, coalesce(cast(m.manufacturer_key as varchar), '') as maker, cast(e.model_key as varchar) as model,
  nullif(lower(trim(e.region)), '') as region, coalesce(e.organisation_key, -1) as org,
  e.installed_on is not null as has_age,
  coalesce(date_diff('day', date '1970-01-01', e.installed_on), date_diff('day', date '1970-01-01', cast($from as date))) as installed,
  coalesce(date_diff('day', date '1970-01-01', cast(e.retired_at as date)), 1000000) as retired
from snapshot.equipment e
join snapshot.models m on m.key = e.model_key;

create temp table makers as
select cast(key as varchar) as maker, name, slug, true as of_desk from snapshot.manufacturers
union all
select maker, case when maker = '' then 'No maker named' else mode(maker_name order by maker_name) end, null, false
from rows_in
where maker not in (select cast(key as varchar) from snapshot.manufacturers)
group by maker
-- A name that too few wrote may be somebody's own words.
having count(distinct org) >= $k or maker = '';
