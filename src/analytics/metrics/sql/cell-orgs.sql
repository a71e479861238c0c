-- Fills cell_orgs for one part of the makers: repairs of a cell by organisation and edition. One part at a time, for the whole takes more
-- memory than there is.
insert into cell_orgs
select maker, ka, a, kb, b, org, arrived, count(*) from placed where hash(maker) % $parts = $part group by all
union all
select maker, ka, a, kb, b, org, arrived, count(*) from placed_part where hash(maker) % $parts = $part group by all;
