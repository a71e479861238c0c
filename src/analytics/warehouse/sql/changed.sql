-- Repairs and faults that changed, as they were. Reads changed; writes former (repairs), changed_faults and the fixes before.
create temp table former as
select key, source, unit_key, reported_at from interventions where ticket_key in (select key from changed where subject = 'ticket')
union all
select key, source, unit_key, reported_at from interventions where key in (select key from changed where subject = 'import');

create temp table changed_faults as
select equipment_key as unit_key, reported_at from problems
where key in (select key from changed where subject = 'ticket') and equipment_key is not null
union all
select unit_key, reported_at from former where source = 'import' and unit_key is not null and reported_at is not null;

create temp table former_fixes as select key, canonical_key from fixes;
create temp table former_end as select coalesce(max(rowid), -1) as row from interventions;
