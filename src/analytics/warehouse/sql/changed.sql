-- Repairs and faults that changed, as they were in an increment and its base; the repairs leave it. Reads changed; writes former
-- (repairs), changed_faults and the fixes before.
create temp table former as
-- First by key alone: few are left of which it is asked whether they count.
with found as materialized (
  select rowid as place, key, source, unit_key, reported_at from base.interventions
  where key in (select key from changed where subject = 'import')
  union all
  select rowid, key, source, unit_key, reported_at from base.interventions
  where ticket_key in (select key from changed where subject = 'ticket')
)
select * from found where place not in (select place from interventions_gone)
union all
select null, key, source, unit_key, reported_at from interventions_added
where key in (select key from changed where subject = 'import') or ticket_key in (select key from changed where subject = 'ticket');

insert into interventions_gone select place from former where place is not null;
delete from interventions_added where key in (select key from former);

create temp table changed_faults as
select equipment_key as unit_key, reported_at from problems
where key in (select key from changed where subject = 'ticket') and equipment_key is not null
union all
select unit_key, reported_at from former where source = 'import' and unit_key is not null and reported_at is not null;

create temp table former_fixes as select key, canonical_key from fixes;
